using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Datasets;

public sealed record DatasetCreated(long Dataset, long Concept, string Name, string Description, DatasetSettings Settings) : IEvent;

/// <summary>A dataset that begins as another one was at a version; no picture and no text is copied for it.</summary>
/// <param name="From">The other dataset.</param>
/// <param name="At">Its version.</param>
public sealed record DatasetBranched(long Dataset, long Concept, string Name, string Description, long From, long At) : IBranching
{
    string IBranching.From => Streams.Dataset(From);

    long IBranching.At => At;
}

public sealed record DatasetRenamed(string From, string To) : IReversible
{
    public IEvent Inverse() => new DatasetRenamed(To, From);
}

public sealed record DatasetDescribed(string From, string To) : IReversible
{
    public IEvent Inverse() => new DatasetDescribed(To, From);
}

public sealed record DatasetArchived(bool Archived) : IReversible
{
    public IEvent Inverse() => new DatasetArchived(!Archived);
}

/// <summary>Put elsewhere in its concept's list; places are sort keys.</summary>
public sealed record DatasetPlaced(double From, double To) : IReversible
{
    public IEvent Inverse() => new DatasetPlaced(To, From);
}

public sealed record DatasetConfigured(DatasetSettings From, DatasetSettings To) : IReversible
{
    public IEvent Inverse() => new DatasetConfigured(To, From);
}
