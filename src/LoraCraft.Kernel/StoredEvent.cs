namespace LoraCraft.Kernel;

/// <summary>An event as it lies in the store.</summary>
/// <param name="Position">Place among all events of the store, from 1, growing; not always without gaps.</param>
/// <param name="Version">Place in its stream, from 1, without gaps.</param>
/// <param name="Data">The event's JSON, UTF-8.</param>
public sealed record StoredEvent(long Position, string Stream, long Version, string Type, byte[] Data, Change Change);

/// <summary>An event with its place, read back into its type.</summary>
public sealed record RecordedEvent(long Position, string Stream, long Version, IEvent Event, Change Change);

/// <summary>Events to append to one stream.</summary>
/// <param name="ExpectedVersion">Version the stream must have now; 0 = it must not exist. Null = whatever it has.</param>
public sealed record StreamAppend(string Stream, IReadOnlyList<IEvent> Events, long? ExpectedVersion = null);

/// <summary>Another writer was there first.</summary>
public sealed class StreamConflictException : Exception
{
    public StreamConflictException(string stream, long expected, long actual)
        : base($"Stream {stream} was expected at version {expected} but is at {actual}.") =>
        (Stream, Expected, Actual) = (stream, expected, actual);

    /// <summary>The database noticed the race itself, so which stream it was about is not known.</summary>
    public StreamConflictException(Exception noticed) : base("Another writer was there first.", noticed)
    {
    }

    public string Stream { get; } = "";
    public long Expected { get; }
    public long Actual { get; }
}
