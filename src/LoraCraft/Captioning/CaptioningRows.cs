using LoraCraft.Captioning.Running;
using LoraCraft.Captioning.Tagging;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captioning;

/// <param name="Families">The model families it is made for; empty = any.</param>
/// <param name="Subject">What it is about; null = anything.</param>
/// <param name="Saved">When.</param>
internal sealed record PromptRow(string Name, int Version, string Text, string Target, IReadOnlyList<string> Families, string? Subject, DateTimeOffset Saved);

/// <param name="Month"><c>2026-11</c>, UTC.</param>
/// <param name="Calls">Requests that were answered.</param>
/// <param name="Kept">Answers from earlier, which cost nothing.</param>
/// <param name="Milliseconds">All calls together, one after the other.</param>
/// <param name="Cost">US dollars, at the prices of that time, of the calls whose cost is known; null when none is.</param>
/// <param name="Unpriced">Calls whose cost is unknown: the provider had no prices, or did not tell its tokens.</param>
public sealed record ProviderUse(
    string Month, string Provider, string Model, long Calls, long Kept, long InputTokens, long OutputTokens, long Milliseconds, double? Cost, long Unpriced);

/// <summary>What answers about pictures of datasets took, however long ago.</summary>
/// <param name="Detail">With which the pictures were sent; empty when unknown.</param>
/// <param name="MaxSide">At which they were sent, pixels; 0 when unknown.</param>
internal sealed record MeasuredUse(string Provider, string Model, string Detail, int MaxSide, long Calls, long InputTokens, long OutputTokens, long Milliseconds);

/// <summary>Providers, taggers, the versions of the user's prompts, and by month what each provider was used for.</summary>
internal sealed class CaptioningProjection : IProjection
{
    private static readonly string[] ProviderColumns =
    [
        "name", "base", "model", "detail", "max_side", "max_tokens", "temperature", "timeout", "concurrency", "requests", "tokens", "input_price", "output_price", "answer_format",
    ];

    public IReadOnlyList<TableDefinition> Tables { get; } =
    [
        new("provider", """
            name TEXT NOT NULL PRIMARY KEY, base TEXT NOT NULL, model TEXT NOT NULL, detail TEXT NOT NULL, max_side BIGINT NOT NULL, max_tokens BIGINT NOT NULL,
            temperature DOUBLE PRECISION, timeout BIGINT NOT NULL, concurrency BIGINT NOT NULL, requests BIGINT NOT NULL, tokens BIGINT NOT NULL,
            input_price DOUBLE PRECISION, output_price DOUBLE PRECISION, answer_format TEXT
            """),
        new("prompt", """
            name TEXT NOT NULL, version BIGINT NOT NULL, text TEXT NOT NULL, target TEXT NOT NULL, families TEXT NOT NULL, subject TEXT, saved BIGINT NOT NULL,
            offered BIGINT NOT NULL, PRIMARY KEY(name, version)
            """),
        new("tagger", "folder TEXT NOT NULL PRIMARY KEY"),
        new("provider_use", """
            month TEXT NOT NULL, provider TEXT NOT NULL, model TEXT NOT NULL, calls BIGINT NOT NULL, kept BIGINT NOT NULL, input_tokens BIGINT NOT NULL,
            output_tokens BIGINT NOT NULL, milliseconds BIGINT NOT NULL, cost DOUBLE PRECISION NOT NULL, priced BIGINT NOT NULL,
            PRIMARY KEY(month, provider, model)
            """),
        new("provider_measure", """
            provider TEXT NOT NULL, model TEXT NOT NULL, detail TEXT NOT NULL, max_side BIGINT NOT NULL, calls BIGINT NOT NULL, input_tokens BIGINT NOT NULL,
            output_tokens BIGINT NOT NULL, milliseconds BIGINT NOT NULL, PRIMARY KEY(provider, model, detail, max_side)
            """),
        new("run_use", """
            run TEXT NOT NULL PRIMARY KEY, calls BIGINT NOT NULL, kept BIGINT NOT NULL, input_tokens BIGINT NOT NULL, output_tokens BIGINT NOT NULL,
            cost DOUBLE PRECISION NOT NULL, priced BIGINT NOT NULL
            """),
    ];

    public bool Rewritten(IReadTables tables, IReadOnlyList<RewrittenEvent> events) => true;

    public void Apply(IReadTables tables, IReadOnlyList<RecordedEvent> events)
    {
        foreach (var recorded in events)
            Apply(tables, recorded);
    }

    private static void Apply(IReadTables tables, RecordedEvent recorded)
    {
        switch (recorded.Event)
        {
            case ProviderSaved { Provider: var p }:
                tables.Upsert("provider", ProviderColumns, ["name"],
                [
                    [p.Name, p.BaseUrl, p.Model, p.Detail, (long)p.MaxSide, (long)p.MaxTokens, p.Temperature, (long)p.TimeoutSeconds, (long)p.Concurrency,
                        (long)p.RequestsPerMinute, (long)p.TokensPerMinute, p.InputPrice, p.OutputPrice, p.AnswerFormat],
                ]);
                break;
            case ProviderRemoved e:
                tables.Delete("provider", ["name"], [[e.Name]]);
                break;
            case PromptSaved e:
                tables.Execute("UPDATE prompt SET offered = 0 WHERE name = $1", e.Name);
                tables.Insert(
                    "prompt", ["name", "version", "text", "target", "families", "subject", "saved", "offered"],
                    [[e.Name, (long)e.Version, e.Text, e.Target, string.Join(' ', e.Families ?? []), e.Subject, recorded.Change.At.ToUnixTimeMilliseconds(), 1L]]);
                break;
            case PromptRemoved e:
                tables.Execute("UPDATE prompt SET offered = 0 WHERE name = $1", e.Name);
                break;
            case TaggerAdded e:
                tables.Insert("tagger", ["folder"], [[e.Folder]]);
                break;
            case TaggerRemoved e:
                tables.Delete("tagger", ["folder"], [[e.Folder]]);
                break;
            case ProviderUsed e:
                var priced = e.Provider == TagOrder.ThisComputer ? e.Calls : e.Priced ?? 0; // which asks for no money
                tables.Execute(
                    """
                    INSERT INTO provider_use(month, provider, model, calls, kept, input_tokens, output_tokens, milliseconds, cost, priced)
                    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                    ON CONFLICT(month, provider, model) DO UPDATE SET calls = provider_use.calls + excluded.calls, kept = provider_use.kept + excluded.kept,
                        input_tokens = provider_use.input_tokens + excluded.input_tokens, output_tokens = provider_use.output_tokens + excluded.output_tokens,
                        milliseconds = provider_use.milliseconds + excluded.milliseconds, cost = provider_use.cost + excluded.cost,
                        priced = provider_use.priced + excluded.priced
                    """,
                    $"{recorded.Change.At.UtcDateTime:yyyy-MM}", e.Provider, e.Model, (long)e.Calls, (long)e.Kept, e.InputTokens, e.OutputTokens, e.Milliseconds,
                    e.Cost ?? 0, (long)priced);
                var isOfRun = Streams.IsRun(recorded.Stream, out var run);
                if (isOfRun || e.Detail is not null) // the others are tests with a drawn picture
                    tables.Execute(
                        """
                        INSERT INTO provider_measure(provider, model, detail, max_side, calls, input_tokens, output_tokens, milliseconds)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                        ON CONFLICT(provider, model, detail, max_side) DO UPDATE SET calls = provider_measure.calls + excluded.calls,
                            input_tokens = provider_measure.input_tokens + excluded.input_tokens,
                            output_tokens = provider_measure.output_tokens + excluded.output_tokens,
                            milliseconds = provider_measure.milliseconds + excluded.milliseconds
                        """, e.Provider, e.Model, e.Detail ?? "", (long)(e.MaxSide ?? 0), (long)e.Calls, e.InputTokens, e.OutputTokens, e.Milliseconds);
                if (isOfRun)
                    tables.Execute(
                        """
                        INSERT INTO run_use(run, calls, kept, input_tokens, output_tokens, cost, priced) VALUES ($1, $2, $3, $4, $5, $6, $7)
                        ON CONFLICT(run) DO UPDATE SET calls = run_use.calls + excluded.calls, kept = run_use.kept + excluded.kept,
                            input_tokens = run_use.input_tokens + excluded.input_tokens, output_tokens = run_use.output_tokens + excluded.output_tokens,
                            cost = run_use.cost + excluded.cost, priced = run_use.priced + excluded.priced
                        """, run, (long)e.Calls, (long)e.Kept, e.InputTokens, e.OutputTokens, e.Cost ?? 0, (long)priced);
                break;
        }
    }
}

internal static class CaptioningQueries
{
    private const string ProviderSql = """
        SELECT name, base, model, detail, max_side, max_tokens, temperature, timeout, concurrency, requests, tokens, input_price, output_price,
            answer_format FROM provider
        """;
    private const string PromptSql = "SELECT name, version, text, target, families, subject, saved FROM prompt";

    public static List<Provider> Providers(this IReadTables tables) => tables.Query($"{ProviderSql} ORDER BY name", MapProvider);

    public static Provider? Provider(this IReadTables tables, string name) => tables.First($"{ProviderSql} WHERE name = $1", MapProvider, name);

    /// <summary>The newest version of each of the user's prompts that is not removed.</summary>
    public static List<PromptRow> Prompts(this IReadTables tables) => tables.Query($"{PromptSql} WHERE offered = 1 ORDER BY name", MapPrompt);

    /// <param name="version">Null = the newest, if the prompt is not removed.</param>
    public static PromptRow? Prompt(this IReadTables tables, string name, int? version) => version is { } one
        ? tables.First($"{PromptSql} WHERE name = $1 AND version = $2", MapPrompt, name, one)
        : tables.First($"{PromptSql} WHERE name = $1 AND offered = 1", MapPrompt, name);

    /// <summary>All that was ever saved under the name, the newest first; none when the prompt is removed.</summary>
    public static List<PromptRow> PromptVersions(this IReadTables tables, string name) => tables.Query(
        $"{PromptSql} WHERE name = $1 AND EXISTS (SELECT 1 FROM prompt o WHERE o.name = $1 AND o.offered = 1) ORDER BY version DESC", MapPrompt, name);

    public static int LastVersion(this IReadTables tables, string prompt) => (int)tables.Number("SELECT max(version) FROM prompt WHERE name = $1", prompt);

    public static List<ProviderUse> Uses(this IReadTables tables) => tables.Query(
        """
        SELECT month, provider, model, calls, kept, input_tokens, output_tokens, milliseconds, cost, priced FROM provider_use ORDER BY month DESC, provider, model
        """,
        r =>
        {
            var (cost, unpriced) = Known(r.GetInt64(3), r.GetDouble(8), r.GetInt64(9));
            return new ProviderUse(
                r.GetString(0), r.GetString(1), r.GetString(2), r.GetInt64(3), r.GetInt64(4), r.GetInt64(5), r.GetInt64(6), r.GetInt64(7), cost, unpriced);
        });

    /// <summary>What answers of a provider took.</summary>
    /// <param name="model">Empty = any.</param>
    public static List<MeasuredUse> Measured(this IReadTables tables, string provider, string model) => tables.Query(
        """
        SELECT provider, model, detail, max_side, calls, input_tokens, output_tokens, milliseconds FROM provider_measure
        WHERE provider = $1 AND ($2 = '' OR model = $2) AND calls > 0
        """,
        r => new MeasuredUse(r.GetString(0), r.GetString(1), r.GetString(2), r.GetInt32(3), r.GetInt64(4), r.GetInt64(5), r.GetInt64(6), r.GetInt64(7)), provider, model);

    /// <summary>The folders of the taggers that are offered.</summary>
    public static List<string> Taggers(this IReadTables tables) => tables.Query("SELECT folder FROM tagger ORDER BY folder", r => r.GetString(0));

    /// <summary>What a run came to so far.</summary>
    public static CaptionResult RunResult(this IReadTables tables, string run)
    {
        var outcomes = tables.Query("SELECT outcome, count(*) FROM run_item WHERE run = $1 GROUP BY outcome", r => (r.GetString(0), r.GetInt64(1)), run).ToDictionary();
        long Count(string outcome) => outcomes.GetValueOrDefault(outcome);
        var (calls, kept, input, output, spent, priced) = tables.First(
            "SELECT calls, kept, input_tokens, output_tokens, cost, priced FROM run_use WHERE run = $1",
            r => (r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.GetInt64(3), r.GetDouble(4), r.GetInt64(5)), run);
        var (cost, unpriced) = Known(calls, spent, priced);
        return new(Count("captioned"), Count("skipped"), Count("failed"), calls, kept, input, output, Count("proposed"), cost, unpriced,
            tables.Number("SELECT count(*) FROM run_item WHERE run = $1 AND notes IS NOT NULL", run));
    }

    /// <summary>The cost as far as it is known, and the calls of which it is not.</summary>
    private static (double? Cost, long Unpriced) Known(long calls, double cost, long priced) => (calls > 0 && priced == 0 ? null : cost, calls - priced);

    private static Provider MapProvider(IRow r) => new(
        r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetInt32(4), r.GetInt32(5), r.IsDBNull(6) ? null : r.GetDouble(6),
        r.GetInt32(7), r.GetInt32(8), r.GetInt32(9), r.GetInt32(10), r.IsDBNull(11) ? null : r.GetDouble(11), r.IsDBNull(12) ? null : r.GetDouble(12),
        r.IsDBNull(13) ? null : r.GetString(13));

    private static PromptRow MapPrompt(IRow r) => new(
        r.GetString(0), r.GetInt32(1), r.GetString(2), r.GetString(3), r.GetString(4).Split(' ', StringSplitOptions.RemoveEmptyEntries), r.Text(5),
        DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(6)));
}
