using LoraCraft.Kernel;

namespace LoraCraft.History;

/// <summary>Announces that the following events of the same change on this stream take an earlier change back.</summary>
public sealed record ChangeUndone(string Change, string Cause) : IEvent;

/// <summary>Announces that the following events of the same change on this stream bring an undone change back.</summary>
public sealed record ChangeRedone(string Change, string Cause) : IEvent;

/// <summary>Announces that the following events of the same change on this stream make it as it was at a version.</summary>
public sealed record VersionRestored(long Version) : IEvent;

/// <summary>A moment of a dataset got a name.</summary>
/// <param name="Version">The dataset's version that the name stands for; never the one this event makes.</param>
public sealed record VersionNamed(string Name, long Version, string Description) : IReversible
{
    public IEvent Inverse() => new VersionUnnamed(Name, Version, Description);
}

/// <summary>A name was taken off a moment; the moment stays.</summary>
public sealed record VersionUnnamed(string Name, long Version, string Description) : IReversible
{
    public IEvent Inverse() => new VersionNamed(Name, Version, Description);
}

/// <summary>A name or description of a moment was changed.</summary>
public sealed record VersionDescribed(string Name, string ToName, string From, string To) : IReversible
{
    public IEvent Inverse() => new VersionDescribed(ToName, Name, To, From);
}

/// <summary>A named moment was locked against changes of its name, or unlocked.</summary>
public sealed record VersionLocked(string Name, bool Locked) : IReversible
{
    public IEvent Inverse() => new VersionLocked(Name, !Locked);
}

/// <summary>Announces that the following events of the same change on this stream bring in what another dataset of the same line has.</summary>
/// <param name="From">The other dataset.</param>
/// <param name="Version">Its version that was merged.</param>
public sealed record DatasetMerged(long From, long Version) : IEvent;
