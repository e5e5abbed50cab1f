namespace LoraCraft.Kernel;

/// <summary>Read tables in memory, filled by the same projections as the real ones: the state as of any version.</summary>
public interface IScratch : IReadSession, IDisposable
{
    /// <param name="batches">Whole changes, in order.</param>
    void Apply(params IEnumerable<IReadOnlyList<RecordedEvent>> batches);
}

public interface IScratchFactory
{
    IScratch Open();
}
