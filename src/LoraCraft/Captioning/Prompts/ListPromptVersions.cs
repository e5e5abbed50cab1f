using LoraCraft.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Captioning.Prompts;

/// <param name="Text">With variables in braces.</param>
/// <param name="Target"><c>caption</c> or <c>tags</c>: what its answers are.</param>
/// <param name="Families">The model families it is made for; empty = any.</param>
/// <param name="Subject"><c>person</c>, <c>style</c>, <c>object</c> or <c>concept</c>; null = any.</param>
public sealed record PromptVersion(int Version, string Text, string Target, IReadOnlyList<string> Families, string? Subject, DateTimeOffset Saved);

/// <param name="Versions">The newest first, which is the one in use.</param>
public sealed record PromptVersions(IReadOnlyList<PromptVersion> Versions);

/// <summary>What one of the user's prompts said at each time it was saved.</summary>
internal static class ListPromptVersions
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/prompts/{name}/versions", Ok<PromptVersions> (string name, IEventStore store) =>
            store.Read(s => s.Tables.PromptVersions(name)) is { Count: > 0 } rows
                ? TypedResults.Ok(new PromptVersions([.. rows.Select(r => new PromptVersion(r.Version, r.Text, r.Target, r.Families, r.Subject, r.Saved))]))
                : throw new RefusedException(SavePrompt.Unknown(name))).WithName("listPromptVersions");
}
