using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Gallery.Filtering;

/// <summary>Reads a filter for one dataset: the versions and runs it speaks of become places in the log.</summary>
internal static class FilterReader
{
    /// <returns>Null when the text is blank: no filter.</returns>
    /// <exception cref="RefusedException">The text cannot be understood, or the dataset has no such version.</exception>
    public static Filter? Read(long dataset, string? text, IVersionNames versions) =>
        FilterParser.Parse(text) is { } filter ? Resolve(filter, dataset, versions) : null;

    private static Filter Resolve(Filter filter, long dataset, IVersionNames versions) => filter switch
    {
        Filter.All all => new Filter.All([.. all.Parts.Select(part => Resolve(part, dataset, versions))]),
        Filter.Any any => new Filter.Any([.. any.Parts.Select(part => Resolve(part, dataset, versions))]),
        Filter.Not not => new Filter.Not(Resolve(not.Part, dataset, versions)),
        Filter.TouchedSince since => new Filter.TouchedAfter(Place(dataset, since, versions).Position),
        Filter.Failed failed => Failed(failed, dataset, versions),
        _ => filter,
    };

    private static Filter.Failed Failed(Filter.Failed failed, long dataset, IVersionNames versions)
    {
        var start = failed.Run.StartsWith(Actors.RunPrefix, StringComparison.OrdinalIgnoreCase) ? failed.Run[Actors.RunPrefix.Length..] : failed.Run;
        return failed with { Run = start, FromLog = beside => versions.FailedIn(dataset, start, beside) };
    }

    private static VersionPlace Place(long dataset, Filter.TouchedSince since, IVersionNames versions) =>
        versions.Find(dataset, since.Version) ?? throw FilterLexer.Refused(
            $"This dataset has no version \"{since.Version}\": write the name of a version in quotes, like touched-since:\"v1\", or its number, like touched-since:57.",
            since.WrittenAt);
}
