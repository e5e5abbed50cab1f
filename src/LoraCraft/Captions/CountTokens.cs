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
/// <param name="Tokens">Of trigger word, tags and the longest line of the captions as an export writes them, and as <c>tokens:</c> filters count them.</param>
/// <param name="T5">About how many tokens the same is to T5.</param>
public sealed record TokenCounts(long Tokens, long T5, TextTokens Tags, IReadOnlyDictionary<string, TextTokens> Captions);

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
        string Written(string caption) => exported.Of(request.Trigger?.Trim() ?? "", request.Tags, caption[ImageTokens.LongestLine(caption).Line]);
        List<string> written = [.. request.Captions.Values.DefaultIfEmpty("").Select(Written)];
        return new(
            written.Max(text => ClipTokens.Count(text)), written.Max(T5Estimate.Of),
            new(ImageTokens.OfTags(request.Tags), ImageTokens.ChunksOfTags(request.Tags)),
            request.Captions.ToDictionary(c => c.Key, c => new TextTokens(ImageTokens.OfCaption(c.Value), ImageTokens.ChunksOfCaption(c.Value))));
    }
}
