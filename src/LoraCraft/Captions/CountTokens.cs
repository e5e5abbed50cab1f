using LoraCraft.Shared;
using LoraCraft.Shared.Tokens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Captions;

/// <param name="Tags">Of one image, in order.</param>
/// <param name="Captions">Texts by name of the caption.</param>
/// <param name="Trigger">Trigger word that an export puts in front; none when absent.</param>
public sealed record CountTokensRequest(IReadOnlyList<string> Tags, IReadOnlyDictionary<string, string> Captions, string? Trigger = null);

/// <summary>CLIP's tokens, without those at start and end.</summary>
/// <param name="Tokens">Of tags and the longest line of the captions, as <c>tokens:</c> filters count them.</param>
/// <param name="Trigger">What the trigger word and its comma add to them in an export; 0 when the texts have it already, less where they have it twice.</param>
/// <param name="T5">About how many tokens all of this is to T5.</param>
public sealed record TokenCounts(long Tokens, long Trigger, long T5, TextTokens Tags, IReadOnlyDictionary<string, TextTokens> Captions);

/// <param name="Tokens">Of a caption with several lines: of the longest.</param>
/// <param name="Chunks">Where each 75 after the first begin: a place in the list of tags, or a character of the caption's text.</param>
public sealed record TextTokens(long Tokens, IReadOnlyList<int> Chunks);

/// <summary>Counts the tokens of texts that are being written.</summary>
public static class CountTokens
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/tokens:count", Ok<TokenCounts> (CountTokensRequest request, IExportedText exported) => TypedResults.Ok(Of(request, exported))).WithName("countTokens");

    internal static TokenCounts Of(CountTokensRequest request, IExportedText exported)
    {
        var tags = ImageTokens.OfTags(request.Tags);
        var captions = request.Captions.ToDictionary(c => c.Key, c => new TextTokens(ImageTokens.OfCaption(c.Value), ImageTokens.ChunksOfCaption(c.Value)));
        var together = ImageTokens.Together(tags, captions.Values.Select(c => c.Tokens).DefaultIfEmpty().Max());
        var longest = request.Captions.Values.MaxBy(ImageTokens.OfCaption) ?? "";
        string Written(string trigger) => exported.Of(trigger, request.Tags, longest[ImageTokens.LongestLine(longest).Line]);
        var written = Written(request.Trigger?.Trim() ?? "");
        return new(
            together, ClipTokens.Count(written) - ClipTokens.Count(Written("")), T5Estimate.Of(written),
            new(tags, ImageTokens.ChunksOfTags(request.Tags)), captions);
    }
}
