using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Gallery.Filtering;

/// <summary>Reads a filter for one dataset: the versions it speaks of become places in the log.</summary>
internal static class FilterReader
{
    /// <returns>Null when the text is blank: no filter.</returns>
    /// <exception cref="RefusedException">The text cannot be understood, or the dataset has no such version.</exception>
    public static Filter? Read(long dataset, string? text, IVersionNames versions) =>
        FilterParser.Parse(text) is { } filter ? Resolve(filter, since => Place(dataset, since, versions)) : null;

    private static Filter Resolve(Filter filter, Func<Filter.TouchedSince, VersionPlace> place) => filter switch
    {
        Filter.All all => new Filter.All([.. all.Parts.Select(part => Resolve(part, place))]),
        Filter.Any any => new Filter.Any([.. any.Parts.Select(part => Resolve(part, place))]),
        Filter.Not not => new Filter.Not(Resolve(not.Part, place)),
        Filter.TouchedSince since => new Filter.TouchedAfter(place(since).Position),
        _ => filter,
    };

    private static VersionPlace Place(long dataset, Filter.TouchedSince since, IVersionNames versions) =>
        versions.Find(dataset, since.Version) ?? throw FilterLexer.Refused(
            $"This dataset has no version \"{since.Version}\": write the name of a version in quotes, like touched-since:\"v1\", or its number, like touched-since:57.",
            since.WrittenAt);
}
