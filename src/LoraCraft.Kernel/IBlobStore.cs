namespace LoraCraft.Kernel;

/// <summary>
/// Immutable objects named by the SHA-256 of their content (64 lower-case hex digits), in a few named shelves. What was put
/// before a <see cref="Flush"/> is durable when that returns. A name of another shape is an <see cref="ArgumentException"/>.
/// </summary>
public interface IBlobStore
{
    bool Exists(Shelf shelf, string name);

    /// <summary>Stores the bytes under the name unless they are there already; a half-written object is never seen.</summary>
    void Put(Shelf shelf, string name, ReadOnlySpan<byte> content);

    /// <summary>Makes everything that was put so far durable; many objects at once cost little more than one.</summary>
    void Flush();

    /// <exception cref="FileNotFoundException">No such object.</exception>
    Stream OpenRead(Shelf shelf, string name);

    /// <summary>The whole object; null when there is none.</summary>
    byte[]? Read(Shelf shelf, string name);

    /// <summary>Removes an object for good, if it is there. Durable when it returns.</summary>
    void Delete(Shelf shelf, string name);

    /// <summary>Names of all objects on a shelf, in no particular order.</summary>
    IEnumerable<string> List(Shelf shelf);
}

public enum Shelf
{
    /// <summary>Original pictures, named by their own SHA-256.</summary>
    Images,

    /// <summary>Thumbnails, named by the SHA-256 of the picture they show. A cache.</summary>
    Thumbnails,

    /// <summary>Texts that could not be decoded, kept byte for byte, and tag dictionaries; named by their own SHA-256.</summary>
    Texts,
}
