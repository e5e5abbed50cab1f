using LoraCraft.Kernel;

namespace LoraCraft.Shared;

/// <summary>What is stored of a picture.</summary>
internal static class PictureFiles
{
    /// <summary>Removes a picture and its thumbnail for good, as far as they are there. Durable when it returns.</summary>
    public static void DeletePicture(this IBlobStore blobs, string sha256)
    {
        foreach (var shelf in new[] { Shelf.Images, Shelf.Thumbnails })
            if (blobs.Exists(shelf, sha256))
                blobs.Delete(shelf, sha256);
    }
}
