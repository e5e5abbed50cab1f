using LoraCraft.Datasets;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Importing;

/// <summary>Where other capabilities look into folders of the user's: by the rules and within the bounds of an import.</summary>
public interface IFolderIntake
{
    /// <summary>Links in it are not followed, hidden files left out. Nothing is ever written to it.</summary>
    /// <exception cref="IOException">It cannot be listed.</exception>
    IIntakeFolder Open(string folder);

    /// <summary>The text rules of a dataset's imports, by the change each import belongs to.</summary>
    IReadOnlyDictionary<string, string> Rules(IReadTables tables, IEnumerable<long> datasets);
}

/// <summary>A folder with everything below it. Members may be called from several threads.</summary>
public interface IIntakeFolder : IDisposable
{
    IReadOnlyList<IntakeFile> Files { get; }

    /// <summary>The content hash of a file no larger than a picture may be; reads it in pieces.</summary>
    /// <exception cref="IOException">It cannot be read or is too large; the message is a sentence for the user.</exception>
    string Hash(IntakeFile file, CancellationToken cancel);

    /// <summary>A text file no larger than <paramref name="limit"/> bytes, with LF line ends; null when it is no text.</summary>
    /// <exception cref="IOException">It cannot be read or is too large.</exception>
    string? Text(IntakeFile file, long limit);

    /// <summary>The texts that an import would find for a picture.</summary>
    /// <param name="rule">How texts are read: <c>auto</c>, <c>tags</c> or <c>caption</c>.</param>
    IntakeTexts TextsOf(IntakeFile picture, string rule = TextRule.Auto);

    /// <summary>Reads a picture in as an import does; number and place are still to be given.</summary>
    /// <returns>The image, or the reason why not.</returns>
    (AddedImage? Image, string? Problem) Read(IntakeFile picture, CancellationToken cancel);
}

/// <param name="Path">Full path.</param>
/// <param name="Relative">Path below the folder; forward slashes.</param>
public sealed record IntakeFile(string Path, string Relative, bool IsPicture)
{
    public string Name => Relative[(Relative.LastIndexOf('/') + 1)..];
}

/// <param name="Found">Whether there is any text file or entry for the picture.</param>
/// <param name="Problem">Why a text could not be read.</param>
public sealed record IntakeTexts(IReadOnlyList<string> Tags, IReadOnlyDictionary<string, string> Captions, bool Found, string? Problem);
