namespace LoraCraft.Kernel;

/// <summary>Read tables beside the real ones, filled by the same projections: the state as of any version. Used by one thread at a time.</summary>
public interface IScratch : IReadSession, IDisposable
{
    /// <summary>Applies events. After an error nothing is promised of the tables: throw them away.</summary>
    /// <param name="batches">Whole changes, in order.</param>
    void Apply(params IEnumerable<Batch> batches);
}

public interface IScratchFactory
{
    /// <summary>Changes with the shape of the read tables; files of another shape cannot be opened.</summary>
    string Shape { get; }

    /// <summary>Empty, in memory, with all projections.</summary>
    IScratch Open();

    /// <summary>Empty, in memory; only some projections apply, the tables of the others stay empty.</summary>
    IScratch Open(IReadOnlyList<IProjection> applied);

    /// <summary>In a file, made when missing, with the projections <see cref="IProjection.OfOneStream"/>; the tables of the others stay empty.</summary>
    IScratch Open(string file);
}

public static class ScratchExtensions
{
    /// <summary>Applies whole changes.</summary>
    public static void Apply(this IScratch scratch, IReadOnlyList<RecordedEvent> events) => scratch.Apply(new Batch(events));
}
