using System.Security.Cryptography;
using System.Text;

namespace LoraCraft.Captioning.Tagging;

/// <summary>A folder with a model and the list of its tags, opened.</summary>
/// <param name="Name">Of the folder.</param>
/// <param name="Identity">SHA-256 of the model and its list: what it says depends on nothing else but the picture.</param>
internal sealed record Tagger(string Name, string Identity, IReadOnlyList<KnownTag> Tags, ITaggerModel Model) : IDisposable
{
    public const string ModelFile = "model.onnx";

    public static string NameOf(string folder) => Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)) is { Length: > 0 } name ? name : folder;

    /// <summary>What tells whether its files are still the same; without reading them.</summary>
    /// <exception cref="TaggerException">One is missing.</exception>
    public static string Stamp(string folder)
    {
        if (!Path.IsPathFullyQualified(folder))
            throw new TaggerException($"\"{folder}\" is no whole path of a folder, such as /home/me/models/wd-tagger.");
        if (!Directory.Exists(folder))
            throw new TaggerException($"There is no folder {folder}.");
        return string.Join('|', new[] { ModelFile, SelectedTags.FileName }.Select(name => new FileInfo(Path.Combine(folder, name))).Select(file => file.Exists
            ? $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}"
            : throw new TaggerException($"There is no {file.Name} in {folder}. A tagger is a folder with {ModelFile} and {SelectedTags.FileName}.")));
    }

    /// <exception cref="TaggerException">It cannot be used.</exception>
    public static Tagger Load(string folder, ITaggerModels models)
    {
        try
        {
            var file = new FileInfo(Path.Combine(folder, SelectedTags.FileName));
            if (file.Length > SelectedTags.LongestFile)
                throw new TaggerException($"{file.FullName} is larger than {SelectedTags.LongestFile / 1_000_000} MB: it is no list of a tagger.");
            var list = File.ReadAllBytes(file.FullName);
            var tags = SelectedTags.Parse(Encoding.UTF8.GetString(list));
            var model = models.Open(Path.Combine(folder, ModelFile), tags.Count);
            return new(NameOf(folder), Hash(folder, list), tags, model);
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            throw new TaggerException(closed.Message);
        }
    }

    public void Dispose() => Model.Dispose();

    /// <summary>Large models keep their numbers in files beside them, which begin with their name.</summary>
    private static string Hash(string folder, byte[] list)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(list);
        foreach (var path in Directory.EnumerateFiles(folder, $"{ModelFile}*").Order(StringComparer.Ordinal))
        {
            using var file = File.OpenRead(path);
            hash.AppendData(SHA256.HashData(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
