namespace LoraCraft.Testing;

/// <summary>A folder of its own, gone when disposed.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("loracraft-test-").FullName;

    public string this[string name] => Path.Combine(Root, name);

    /// <summary>Writes a file, with the folders above it, and returns its path.</summary>
    public string Write(string name, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[name])!);
        File.WriteAllBytes(this[name], content);
        return this[name];
    }

    public string Write(string name, string content) => Write(name, System.Text.Encoding.UTF8.GetBytes(content));

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
