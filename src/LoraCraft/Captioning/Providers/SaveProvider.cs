using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Captioning.Providers;

/// <param name="InputPrice">Of 1,000,000 tokens of questions, US dollars; null when unknown.</param>
/// <param name="OutputPrice">Of 1,000,000 tokens of answers, US dollars; known whenever the other is.</param>
/// <param name="AnswerFormat"><c>json</c>: services are asked for a JSON object of caption, tags and quality notes; null = text.</param>
/// <param name="Key">Null leaves the key as it is, unless the address is now of another service: then there is none. An empty one removes it.</param>
public sealed record SaveProviderRequest(
    string BaseUrl, string Model = "", string Detail = "auto", int MaxSide = 1024, int MaxTokens = 300, double? Temperature = 0.3,
    int TimeoutSeconds = 120, int Concurrency = 4, int RequestsPerMinute = 0, int TokensPerMinute = 0,
    double? InputPrice = null, double? OutputPrice = null, string? AnswerFormat = null, string? Key = null);

/// <summary>Sets a provider up, changes and removes it. A key goes to the service that it was given for and nowhere else.</summary>
public static class SaveProvider
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/api/providers/{name}", async Task<Ok<ProviderView>> (
            string name, SaveProviderRequest r, CommandRunner runner, IEventStore store, IChanges changes, ISecrets secrets, CancellationToken cancel) =>
        {
            var provider = new Provider(
                name, r.BaseUrl, r.Model?.Trim()!, r.Detail, r.MaxSide, r.MaxTokens, r.Temperature, r.TimeoutSeconds, r.Concurrency, r.RequestsPerMinute, r.TokensPerMinute,
                r.InputPrice, r.OutputPrice, r.AnswerFormat);
            if (ProviderRule.Check(provider) is { } refusal)
                throw new RefusedException(refusal);
            var moved = store.Read(s => s.Tables.Provider(name)) is { } before && !ProviderRule.SameService(before.BaseUrl, provider.BaseUrl);
            if (r.Key is "" || moved)
                secrets.Remove(name);
            await runner.Run(
                changes.New($"Set up the provider {name}"), [Streams.Captioning],
                s => s.Tables.Provider(name) == provider ? Decision.Nothing : Decision.Of(Streams.Captioning, new ProviderSaved(provider)), cancel).ConfigureAwait(false);
            if (r.Key is { Length: > 0 } key)
                secrets.Set(name, key.Trim());
            return TypedResults.Ok(ListProviders.View(provider, secrets.List()));
        }).WithName("saveProvider");

        routes.MapDelete("/api/providers/{name}", async Task<NoContent> (
            string name, CommandRunner runner, IChanges changes, ISecrets secrets, CancellationToken cancel) =>
        {
            var outcome = await runner.Run(
                changes.New($"Removed the provider {name}"), [Streams.Captioning],
                s => s.Tables.Provider(name) is null ? ProviderDesk.Unknown(name) : Decision.Of(Streams.Captioning, new ProviderRemoved(name)), cancel).ConfigureAwait(false);
            outcome.ThrowIfRefused();
            secrets.Remove(name);
            return TypedResults.NoContent();
        }).WithName("removeProvider");
    }
}
