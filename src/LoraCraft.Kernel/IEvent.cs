namespace LoraCraft.Kernel;

/// <summary>Marks a stored contract: a past-tense record whose JSON is only ever added to.</summary>
public interface IEvent;

/// <summary>An event that can say what takes it back exactly, given the state right after it.</summary>
public interface IReversible : IEvent
{
    IEvent Inverse();
}

/// <summary>The first event of a stream that goes on from where another one was.</summary>
public interface IBranching : IEvent
{
    /// <summary>The other stream.</summary>
    string From { get; }

    /// <summary>Its last version that this stream begins with.</summary>
    long At { get; }
}
