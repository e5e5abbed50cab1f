namespace LoraCraft.Host;

/// <summary>Whether the system starts the program when the person logs in.</summary>
public interface ILoginStart
{
    /// <summary>Null where the system has no switch that the program knows.</summary>
    bool? Now { get; }

    /// <summary>What switching it writes, as the person finds it: the path of a file, or of a value in the registry.</summary>
    string Place { get; }

    /// <param name="options">Say which data folder shall be served.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The person may not write it.</exception>
    void Set(bool on, LoraCraftOptions options);
}
