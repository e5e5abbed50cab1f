namespace LoraCraft.Captioning.Providers;

/// <param name="Label">As people call it.</param>
/// <param name="NeedsKey">Whether nothing works without one.</param>
/// <param name="Provider">What to begin with.</param>
public sealed record ProviderPreset(string Label, bool NeedsKey, Provider Provider);

/// <summary>Services that many people have, as they are usually set up. Prices are those that were published for the model; they change, so they are only a beginning.</summary>
public static class ProviderPresets
{
    public static readonly IReadOnlyList<ProviderPreset> All =
    [
        new("OpenAI", true, new("openai", "https://api.openai.com/v1", "gpt-4o-mini", Detail: "low", MaxSide: 768, Concurrency: 8, InputPrice: 0.15, OutputPrice: 0.60)),
        new("Ollama", false, new("ollama", "http://localhost:11434/v1", "", TimeoutSeconds: 300, Concurrency: 1)),
        new("LM Studio", false, new("lm-studio", "http://localhost:1234/v1", "", TimeoutSeconds: 300, Concurrency: 1)),
        new("llama.cpp server", false, new("llama-cpp", "http://localhost:8080/v1", "", TimeoutSeconds: 300, Concurrency: 1)),
        new("vLLM", false, new("vllm", "http://localhost:8000/v1", "", Concurrency: 16)),
        new("OpenRouter", true, new("openrouter", "https://openrouter.ai/api/v1", "openai/gpt-4o-mini", MaxSide: 768)),
    ];
}
