namespace LoraCraft.Exporting.Writing;

/// <summary>Where the files of one export go.</summary>
internal interface IExportSink : IAsyncDisposable
{
    /// <param name="path">Within the export; forward slashes; each path once.</param>
    /// <param name="sha256">Of the content.</param>
    void Write(string path, ReadOnlySpan<byte> content, string sha256);

    /// <summary>Returns once everything is on the disk, with the export's SHA-256.</summary>
    Task<string> Finish();
}
