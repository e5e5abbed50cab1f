using System.Collections.Concurrent;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captioning.Providers;

/// <summary>A provider as it is set up now, ready to be asked.</summary>
internal sealed record ReadyProvider(Provider Settings, CaptionerAddress Address)
{
    /// <param name="member">Of a JSON object; null asks for plain text.</param>
    /// <param name="alsoTags">Whether the object is to hold tags beside its caption.</param>
    public CaptionQuestion Question(string model, string prompt, ReadOnlyMemory<byte> jpeg, string? member, bool alsoTags = false) => new(
        model, prompt, jpeg, Settings.Detail == "auto" ? null : Settings.Detail, Settings.MaxTokens, Settings.Temperature, member, alsoTags);
}

/// <summary>Finds providers with their keys, what they were found to be unable to, and the one pace that all who ask a provider keep together.</summary>
internal sealed class ProviderDesk(IEventStore store, ISecrets secrets, TimeProvider clock, Chance chance)
{
    private readonly ConcurrentDictionary<string, ProviderPace> _paces = [];

    /// <summary>By how they were set up: who changes that wants it tried again.</summary>
    private readonly ConcurrentDictionary<(Provider Settings, string Model), bool> _withoutJson = [];

    /// <exception cref="RefusedException">There is no such provider, or its key cannot be unsealed.</exception>
    public ReadyProvider Find(string name)
    {
        for (var settings = Settings(name); ;)
        {
            var key = secrets.Read(name);
            var now = Settings(name);
            if (now == settings) // else the key may be another address's
                return new(settings, new(ProviderRule.Address(settings.BaseUrl)!, key, TimeSpan.FromSeconds(settings.TimeoutSeconds)));
            settings = now;
        }
    }

    private Provider Settings(string name) => store.Read(s => s.Tables.Provider(name)) ?? throw new RefusedException(Unknown(name));

    /// <summary>Of the service at the provider's address: at another one it begins anew.</summary>
    public ProviderPace Pace(ReadyProvider provider) => _paces.GetOrAdd($"{provider.Settings.Name} {provider.Address.Base}", _ => new(clock, chance));

    /// <summary>Whether a provider is asked for JSON objects: it is set so, and did not refuse that before.</summary>
    public bool AsksForJson(ReadyProvider provider, string model) =>
        provider.Settings.AnswerFormat == Provider.Json && !_withoutJson.ContainsKey((provider.Settings, model));

    /// <summary>A provider refused to answer as a JSON object.</summary>
    public void HasNoJson(ReadyProvider provider, string model) => _withoutJson[(provider.Settings, model)] = true;

    public static Refusal Unknown(string name) => Refusal.Unknown($"There is no provider {name}. Set one up under Settings, Providers.");
}

/// <summary>A number from 0 up to 1, another each time.</summary>
public delegate double Chance();
