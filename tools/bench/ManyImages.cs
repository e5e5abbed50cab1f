using LoraCraft.Datasets;
using LoraCraft.Host;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Bench;

/// <summary>A dataset with 100,000 images, the first one of its server, with thumbnails.</summary>
internal static class ManyImages
{
    private const int Count = 100_000;
    private const int Pictures = 2_000;
    private const int NamesOfPicture = 10;

    public static async Task Fill(LoraCraftHost host, string photos)
    {
        await host.Get<CreateConcept>().Run("Bench", null);
        var shas = await Thumbnails(host.Get<IBlobStore>(), host.Get<IImaging>(), photos);
        await GridData.Fill(host.Store(), 1, Count, n => shas[n % shas.Count]);
    }

    /// <summary>Thumbnails of some photos, each under many names, so that the browser loads as many as a real dataset has.</summary>
    private static async Task<List<string>> Thumbnails(IBlobStore blobs, IImaging imaging, string photos)
    {
        var shas = new List<string>();
        foreach (var photo in Directory.EnumerateFiles(photos, "*.jpg").Order().Take(Pictures / NamesOfPicture))
        {
            var thumbnail = imaging.Read(await File.ReadAllBytesAsync(photo), new()).Thumbnail;
            for (var name = 0; name < NamesOfPicture; name++)
            {
                var sha = $"{shas.Count:x2}"[^2..] + $"{shas.Count:x62}";
                blobs.Put(Shelf.Thumbnails, sha, thumbnail);
                shas.Add(sha);
            }
        }

        return shas;
    }
}
