using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Captioning.Providers;

/// <param name="HasKey">Whether there is a key for it. The key itself is in no answer.</param>
/// <param name="KeyEnding">Its last four characters; null when there is none, or when they would tell too much.</param>
public sealed record ProviderView(Provider Provider, bool HasKey, string? KeyEnding);

/// <param name="Providers">By name.</param>
/// <param name="Presets">To begin with.</param>
/// <param name="Uses">What was used in each month, newest first.</param>
public sealed record ProviderList(IReadOnlyList<ProviderView> Providers, IReadOnlyList<ProviderPreset> Presets, IReadOnlyList<ProviderUse> Uses);

/// <summary>The providers there are.</summary>
public static class ListProviders
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/providers", Ok<ProviderList> (IEventStore store, ISecrets secrets) =>
        {
            var (providers, uses) = store.Read(s => (s.Tables.Providers(), s.Tables.Uses()));
            var keys = secrets.List();
            return TypedResults.Ok(new ProviderList([.. providers.Select(p => View(p, keys))], ProviderPresets.All, uses));
        }).WithName("listProviders");

    internal static ProviderView View(Provider provider, IReadOnlyList<SecretView> keys)
    {
        var key = keys.FirstOrDefault(k => k.Name == provider.Name);
        return new(provider, key is not null, key?.Ending);
    }
}
