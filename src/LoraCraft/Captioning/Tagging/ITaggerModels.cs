namespace LoraCraft.Captioning.Tagging;

/// <summary>Opens models that say which tags a picture has.</summary>
public interface ITaggerModels
{
    /// <param name="path">Of the file.</param>
    /// <param name="tags">How many tags it has to know.</param>
    /// <exception cref="TaggerException">It is missing, no model, or not one of this kind.</exception>
    ITaggerModel Open(string path, int tags);
}

/// <summary>A model in memory. Safe for several threads, which take turns: it computes with all cores.</summary>
public interface ITaggerModel : IDisposable
{
    /// <summary>Pixels of the squares that it looks at.</summary>
    int Side { get; }

    /// <summary>How many pictures it looks at together.</summary>
    int Together { get; }

    /// <summary>Finds out by trying how many pictures together go fastest, where the model leaves that open.</summary>
    /// <exception cref="TaggerException">It failed.</exception>
    void Tune(CancellationToken cancel);

    /// <summary>For each picture the probability of each tag, 0 to 1, in the model's order; null for one of which the model gives what are no numbers.</summary>
    /// <param name="squares">RGB, 8 bits, interleaved, <see cref="Side"/> by <see cref="Side"/>.</param>
    /// <exception cref="TaggerException">It failed.</exception>
    IReadOnlyList<float[]?> Look(IReadOnlyList<byte[]> squares, CancellationToken cancel);
}

/// <summary>A tagger cannot be used.</summary>
/// <param name="message">A sentence for the user.</param>
public sealed class TaggerException(string message) : Exception(message);
