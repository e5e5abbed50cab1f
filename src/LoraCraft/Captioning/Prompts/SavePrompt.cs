using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Captioning.Prompts;

/// <param name="Text">With variables in braces.</param>
/// <param name="Target"><c>caption</c> or <c>tags</c>: what its answers are.</param>
/// <param name="Families">The model families it is made for; none = any. What the prompt had before when absent.</param>
/// <param name="Subject"><c>person</c>, <c>style</c>, <c>object</c> or <c>concept</c>; empty = any. What the prompt had before when absent.</param>
public sealed record SavePromptRequest(string Text, string Target = TextRule.Caption, IReadOnlyList<string>? Families = null, string? Subject = null);

/// <param name="Prompts">Built-in ones first, then the user's by name.</param>
/// <param name="Variables">What may stand in braces.</param>
public sealed record PromptList(IReadOnlyList<PromptView> Prompts, IReadOnlyList<string> Variables);

/// <summary>Lists prompts, keeps the user's own, each save as a new version, and removes them.</summary>
public static class SavePrompt
{
    private const int LongestName = 60;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/prompts", Ok<PromptList> (IEventStore store) => TypedResults.Ok(new PromptList(
            [.. BuiltInPrompts.All, .. store.Read(s => s.Tables.Prompts()).Select(View)], PromptText.Variables))).WithName("listPrompts");

        routes.MapPut("/api/prompts/{name}", async Task<Ok<PromptView>> (
            string name, SavePromptRequest request, CommandRunner runner, IEventStore store, IChanges changes, CancellationToken cancel) =>
        {
            if (Check(name, request) is { } refusal)
                throw new RefusedException(refusal);
            await runner.Run(changes.New($"Saved the prompt \"{name}\""), [Streams.Captioning], s => Save(s.Tables, name, request), cancel).ConfigureAwait(false);
            return TypedResults.Ok(View(store.Read(s => s.Tables.Prompt(name, null))!));
        }).WithName("savePrompt");

        routes.MapDelete("/api/prompts/{name}", async Task<NoContent> (string name, CommandRunner runner, IChanges changes, CancellationToken cancel) =>
        {
            var outcome = await runner.Run(
                changes.New($"Removed the prompt \"{name}\""), [Streams.Captioning],
                s => s.Tables.Prompt(name, null) is null ? Unknown(name) : Decision.Of(Streams.Captioning, new PromptRemoved(name)), cancel).ConfigureAwait(false);
            outcome.ThrowIfRefused();
            return TypedResults.NoContent();
        }).WithName("removePrompt");
    }

    /// <param name="version">Null = the newest.</param>
    /// <exception cref="RefusedException">There is no such prompt.</exception>
    internal static PromptView Find(IReadTables tables, string name, int? version = null) =>
        BuiltInPrompts.Find(name) ?? (tables.Prompt(name, version) is { } row ? View(row) : throw new RefusedException(Unknown(name)));

    /// <summary>What is wrong with the text of a prompt; null when nothing is.</summary>
    internal static Refusal? CheckText(string text) =>
        string.IsNullOrWhiteSpace(text) || text.Length > PromptText.MaxLength ? Refusal.Invalid($"A prompt has 1 to {PromptText.MaxLength} characters.") : PlainText.Check(text);

    private static Decision Save(IReadTables tables, string name, SavePromptRequest request)
    {
        var now = tables.Prompt(name, null);
        var families = request.Families ?? now?.Families ?? [];
        var subject = request.Subject is { } given ? (given.Length > 0 ? given : null) : now?.Subject;
        return now is not null && now.Text == request.Text && now.Target == request.Target && now.Families.SequenceEqual(families) && now.Subject == subject
            ? Decision.Nothing
            : Decision.Of(
                Streams.Captioning, new PromptSaved(name, tables.LastVersion(name) + 1, request.Text, request.Target, families.Count > 0 ? families : null, subject));
    }

    private static Refusal? Check(string name, SavePromptRequest request) =>
        name.Length > LongestName || name.Trim() != name || name.Any(char.IsControl) ? Refusal.Invalid($"A prompt's name has 1 to {LongestName} characters on one line.")
        : BuiltInPrompts.Find(name) is not null ? Refusal.Conflict($"{name} comes with the program and stays as it is. Save your own under another name.")
        : request.Target is not (TextRule.Caption or TextRule.Tags) ? Refusal.Invalid("What a prompt asks for is a \"caption\" or \"tags\".")
        : request.Families is { } families && (families.Count > DatasetSettings.Families.Count || families.Any(f => f is null or "" || !DatasetSettings.Families.Contains(f)))
            ? Refusal.Invalid($"A prompt is made for families of models: {string.Join(", ", DatasetSettings.Families.Where(f => f.Length > 0))}.")
        : request.Subject is { Length: > 0 } subject && !BuiltInPrompts.SubjectNames.Contains(subject)
            ? Refusal.Invalid($"A prompt is about one of {string.Join(", ", BuiltInPrompts.SubjectNames)}, or anything.")
        : CheckText(request.Text);

    private static PromptView View(PromptRow row) => new(row.Name, row.Name, row.Version, row.Text, row.Target, row.Families, row.Subject, BuiltIn: false);

    internal static Refusal Unknown(string name) => Refusal.Unknown($"There is no prompt \"{name}\".");
}
