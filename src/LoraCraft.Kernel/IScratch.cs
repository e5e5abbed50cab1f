namespace LoraCraft.Kernel;

/// <summary>Read tables in memory, filled by the same projections as the real ones: the state as of any version.</summary>
public interface IScratch : IReadSession, IDisposable
{
    void Apply(IReadOnlyList<RecordedEvent> events);
}

public interface IScratchFactory
{
    IScratch Open();
}
