using System.Text.Json;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.History.Versions;

/// <param name="At">The moment: see <see cref="IMoments"/>; null = now.</param>
public sealed record NameVersionRequest(string Name, string? Description = null, string? At = null);

/// <summary>What is absent stays as it is.</summary>
public sealed record UpdateVersionRequest(string? Name = null, string? Description = null, bool? Locked = null);

/// <param name="Locked">Its name can neither be changed nor taken off.</param>
/// <param name="Named">When it got its name.</param>
/// <param name="Exports">Finished exports that were made of exactly this version.</param>
public sealed record VersionView(
    string Name, long Version, string Description, bool Locked, string Actor, DateTimeOffset Named, IReadOnlyList<VersionExport> Exports);

/// <param name="Order">Format, options and target of the export, as they are given to make one: given again they make the same bytes.</param>
public sealed record VersionExport(string Run, string Label, DateTimeOffset At, JsonElement Order);

public sealed record VersionList(IReadOnlyList<VersionView> Versions);

/// <summary>Gives names to moments of a dataset, describes and locks them.</summary>
public sealed class NameVersions(DatasetCommands commands, IMoments moments)
{
    private const int LongestName = 120;

    public async Task<VersionList> Name(long dataset, NameVersionRequest request, CancellationToken cancel = default)
    {
        var (name, version) = ((request.Name ?? "").Trim(), moments.Version(dataset, request.At));
        await commands.Run(dataset, $"Named version {version} \"{name}\"", s => Check(s.Tables, dataset, name, request.Description)
            ?? Decision.Of(Streams.Dataset(dataset), new VersionNamed(name, version, request.Description ?? "")), cancel).ConfigureAwait(false);
        return List(dataset);
    }

    public async Task<VersionList> Update(long dataset, string name, UpdateVersionRequest request, CancellationToken cancel = default)
    {
        var cause = request.Locked switch { true => $"Locked version \"{name}\"", false => $"Unlocked version \"{name}\"", _ => $"Described version \"{name}\"" };
        await commands.Run(dataset, cause, s => Update(s.Tables, dataset, name, request), cancel).ConfigureAwait(false);
        return List(dataset);
    }

    public async Task<VersionList> Remove(long dataset, string name, CancellationToken cancel = default)
    {
        await commands.Run(dataset, $"Took the name \"{name}\" off a version", s =>
            s.Tables.Version(dataset, name) is not { } row ? Unknown(name)
            : row.Locked ? Refusal.Conflict($"\"{row.Name}\" is locked. Unlock it first.")
            : Decision.Of(Streams.Dataset(dataset), new VersionUnnamed(row.Name, row.Version, row.Description)), cancel).ConfigureAwait(false);
        return List(dataset);
    }

    public VersionList List(long dataset) => commands.Store.Read(s =>
    {
        if (s.StreamVersion(Streams.Dataset(dataset)) == 0)
            throw new RefusedException(DatasetCommands.Unknown(dataset));
        var exports = Exports(s.Tables, dataset);
        return new VersionList([.. s.Tables.Versions(dataset).Select(v => new VersionView(
            v.Name, v.Version, v.Description, v.Locked, v.Actor, DateTimeOffset.FromUnixTimeMilliseconds(v.At), [.. exports[v.Version]]))]);
    });

    public static void Map(IEndpointRouteBuilder routes)
    {
        const string Path = "/api/datasets/{dataset:long}/versions";
        routes.MapGet(Path, Ok<VersionList> (long dataset, NameVersions versions) => TypedResults.Ok(versions.List(dataset))).WithName("listVersions");
        routes.MapPost(Path, async Task<Ok<VersionList>> (long dataset, NameVersionRequest request, NameVersions versions, CancellationToken cancel) =>
            TypedResults.Ok(await versions.Name(dataset, request, cancel).ConfigureAwait(false))).WithName("nameVersion");
        routes.MapPatch(Path + "/{name}", async Task<Ok<VersionList>> (
            long dataset, string name, UpdateVersionRequest request, NameVersions versions, CancellationToken cancel) =>
            TypedResults.Ok(await versions.Update(dataset, name, request, cancel).ConfigureAwait(false))).WithName("updateVersion");
        routes.MapDelete(Path + "/{name}", async Task<Ok<VersionList>> (long dataset, string name, NameVersions versions, CancellationToken cancel) =>
            TypedResults.Ok(await versions.Remove(dataset, name, cancel).ConfigureAwait(false))).WithName("removeVersion");
    }

    private static Decision Update(IReadTables tables, long dataset, string name, UpdateVersionRequest request)
    {
        if (tables.Version(dataset, name) is not { } row)
            return Unknown(name);
        var (newName, description) = (request.Name?.Trim() ?? row.Name, request.Description ?? row.Description);
        var described = newName != row.Name || description != row.Description;
        if (described && row.Locked && request.Locked != false)
            return Refusal.Conflict($"\"{row.Name}\" is locked. Unlock it first.");
        if (!string.Equals(newName, row.Name, StringComparison.OrdinalIgnoreCase) && Check(tables, dataset, newName, description) is { } refusal)
            return refusal;
        if (PlainText.Check(description) is { } unreadable)
            return unreadable;
        IEvent[] describing = described ? [new VersionDescribed(row.Name, newName, row.Description, description)] : [];
        return Decision.Of(Streams.Dataset(dataset), (row.Locked, request.Locked) switch
        {
            (false, true) => [.. describing, new VersionLocked(newName, true)],
            (true, false) => [new VersionLocked(row.Name, false), .. describing], // taken back from the end, it is locked only when it is described as before
            _ => describing,
        });
    }

    /// <summary>A name must not read like a number or a preview, which mean other moments, and it stands in addresses.</summary>
    private static Refusal? Check(IReadTables tables, long dataset, string name, string? description) =>
        name.Length is 0 or > LongestName || name.Any(char.IsControl) ? Refusal.Invalid($"A version's name has 1 to {LongestName} characters on one line.")
        : name.Contains('/', StringComparison.Ordinal) ? Refusal.Invalid("A version's name has no slash: write a dash, for example.")
        : name is "." or ".." ? Refusal.Invalid("A version's name is not a dot or two, which lead elsewhere in addresses: write v1, for example.")
        : name.All(char.IsAsciiDigit) || name.StartsWith("preview-", StringComparison.Ordinal) ? Refusal.Invalid("A version's name is not a bare number: write v1, for example.")
        : PlainText.Check(description) ?? (tables.Version(dataset, name) is null ? null
            : Refusal.Conflict($"There is a version called \"{name}\" already; choose another name."));

    private static Refusal Unknown(string name) => Refusal.Unknown($"There is no version called \"{name}\".");

    private static ILookup<long, VersionExport> Exports(IReadTables tables, long dataset) => tables.Query(
            "SELECT run, label, finished, request, result FROM run WHERE dataset = $1 AND kind = 'export' AND state = 'finished' ORDER BY run DESC",
            r => (Export: new VersionExport(r.GetString(0), r.GetString(1), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(2)), JsonElement.Parse(r.GetString(3))), Result: r.GetString(4)), dataset)
        .ToLookup(r => JsonElement.Parse(r.Result).GetProperty("version").GetInt64(), r => r.Export);
}
