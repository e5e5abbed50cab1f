namespace LoraCraft.Host;

/// <summary>The disk that a folder is on.</summary>
public static class Disk
{
    /// <summary>Bytes that this person may still write there.</summary>
    public static long Free(string folder) => new DriveInfo(folder).AvailableFreeSpace;
}
