using LoraCraft.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Captioning.Providers;

/// <param name="BaseUrl">As it is being written.</param>
/// <param name="Name">Of the provider that is being changed: without a key here its own is used, as long as the address is of the same service.</param>
/// <param name="Key">As it is being written; goes to that address and is kept nowhere. Empty = none.</param>
public sealed record ListModelsRequest(string BaseUrl, string? Name = null, string? Key = null)
{
    /// <summary>Without the key: what is written somewhere by chance has none.</summary>
    public override string ToString() => $"the models of {BaseUrl}";
}

/// <summary>Asks a service for its models before it is saved as a provider.</summary>
internal static class ListModels
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/providers:models", async Task<Ok<ModelList>> (
            ListModelsRequest request, ProviderDesk desk, IEventStore store, ICaptioner captioner, CancellationToken cancel) =>
        {
            if (ProviderRule.CheckAddress(request.BaseUrl) is { } refusal)
                throw new RefusedException(refusal);
            var key = request.Key?.Trim() ?? Kept(request, desk, store);
            try
            {
                var address = new CaptionerAddress(ProviderRule.Address(request.BaseUrl)!, key is "" ? null : key, Patience);
                return TypedResults.Ok(new ModelList(await captioner.Models(address, cancel).ConfigureAwait(false)));
            }
            catch (CaptionerException failed)
            {
                throw new RefusedException(Refusal.Conflict(failed.Message));
            }
        }).WithName("listModelsOf");

    /// <summary>The key that the provider has, which goes to its own service only.</summary>
    private static string? Kept(ListModelsRequest request, ProviderDesk desk, IEventStore store)
    {
        if (request.Name is not { } name || store.Read(s => s.Tables.Provider(name)) is null)
            return null;
        var kept = desk.Find(name);
        return ProviderRule.SameService(kept.Settings.BaseUrl, request.BaseUrl) ? kept.Address.Key : null;
    }
}
