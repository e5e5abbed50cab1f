using System.Text.RegularExpressions;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Captions;

public sealed record PreviewEditRequest(Edit Edit, Scope? Scope = null, int Samples = 20);

/// <param name="Images">How many images would change.</param>
/// <param name="Total">How many are in the scope.</param>
public sealed record EditPreview(int Images, int Total, IReadOnlyList<EditSample> Samples);

public sealed record EditSample(int Number, string Name, string Sha256, SampleTexts Before, SampleTexts After);

public sealed record SampleTexts(IReadOnlyList<string> Tags, IReadOnlyDictionary<string, string> Captions);

/// <summary>Says what an edit would change, without changing it.</summary>
public static class PreviewEdit
{
    internal const int MostSamples = 200;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/datasets/{dataset:long}/edits:preview", Ok<EditPreview> (
            long dataset, PreviewEditRequest request, EditTexts texts, IScopes scopes, IEventStore store) =>
            TypedResults.Ok(store.Read(session => Run(session, texts, scopes, dataset, request))))
            .WithName("previewEdit");

    private static EditPreview Run(IReadSession session, EditTexts texts, IScopes scopes, long dataset, PreviewEditRequest request)
    {
        if (request.Edit.Check() is { } refusal)
            throw new RefusedException(refusal);
        var scope = request.Scope ?? new();
        var total = scopes.Resolve(session, dataset, scope).Count;
        var images = texts.Images(session, dataset, request.Edit, scope);
        var context = EditTexts.Context(session, dataset, request.Edit);
        try
        {
            var changed = session.Tables.Texts(dataset, images, captions: true)
                .Select(before => (Before: before, After: request.Edit.Apply(before, context)))
                .Where(pair => Differ(pair.Before, pair.After))
                .ToList();
            var samples = changed.Take(Math.Clamp(request.Samples, 0, MostSamples)).ToList();
            return new(changed.Count, total, Samples(session.Tables, dataset, samples));
        }
        catch (RegexMatchTimeoutException slow)
        {
            throw new RefusedException(EditTexts.TooSlow(slow));
        }
    }

    internal static bool Differ(ImageTexts before, ImageTexts after) =>
        !ReferenceEquals(before, after)
        && (!before.Tags.SequenceEqual(after.Tags)
            || before.Captions.Count != after.Captions.Count
            || before.Captions.Any(c => after.Caption(c.Key) != c.Value));

    internal static List<EditSample> Samples(IReadTables tables, long dataset, IReadOnlyList<(ImageTexts Before, ImageTexts After)> pairs)
    {
        var names = tables.QueryOn(
            ImageSet.Of(pairs.Select(p => p.Before.Number)), "SELECT number, name, picture FROM image WHERE dataset = $1 AND",
            r => (Number: (int)r.GetInt64(0), Name: r.GetString(1), Picture: r.GetString(2)), dataset).ToDictionary(n => n.Number);
        return [.. pairs.Select(p => new EditSample(
            p.Before.Number, names[p.Before.Number].Name, names[p.Before.Number].Picture,
            new(p.Before.Tags, p.Before.Captions), new(p.After.Tags, p.After.Captions)))];
    }
}
