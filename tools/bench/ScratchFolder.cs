namespace LoraCraft.Bench;

/// <summary>An empty folder for one measurement, gone afterwards.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateDirectory(System.IO.Path.Combine(Bench.Folder, "scratch", System.IO.Path.GetRandomFileName())).FullName;

    public string In(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
