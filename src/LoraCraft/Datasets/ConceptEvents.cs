using LoraCraft.Kernel;

namespace LoraCraft.Datasets;

public sealed record ConceptCreated(long Concept, string Name, string Description) : IEvent;

public sealed record ConceptRenamed(string From, string To) : IReversible
{
    public IEvent Inverse() => new ConceptRenamed(To, From);
}

public sealed record ConceptDescribed(string From, string To) : IReversible
{
    public IEvent Inverse() => new ConceptDescribed(To, From);
}

public sealed record ConceptArchived(bool Archived) : IReversible
{
    public IEvent Inverse() => new ConceptArchived(!Archived);
}

/// <summary>Put elsewhere in the list of concepts; places are sort keys.</summary>
public sealed record ConceptPlaced(double From, double To) : IReversible
{
    public IEvent Inverse() => new ConceptPlaced(To, From);
}
