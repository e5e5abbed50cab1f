using System.Globalization;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Captioning.Providers;

public sealed record ModelList(IReadOnlyList<string> Models);

/// <param name="Request">The body that was sent, with the size of the picture in its place.</param>
/// <param name="Answer">What came back; null when nothing usable did.</param>
/// <param name="Problem">What is wrong, as a sentence; null when nothing is.</param>
/// <param name="Milliseconds">From the question to the answer.</param>
public sealed record ProviderTest(string Model, string Request, string? Answer, string? Problem, long Milliseconds, long InputTokens, long OutputTokens);

/// <summary>Asks a provider for its models, and tries it with one drawn picture.</summary>
public static class AskProvider
{
    internal const string TestPrompt = "Describe this drawing in one short sentence. Answer with that sentence and nothing else.";
    private const int TestQuality = 85;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/providers/{name}/models", async Task<Ok<ModelList>> (string name, ProviderDesk desk, ICaptioner captioner, CancellationToken cancel) =>
        {
            try
            {
                return TypedResults.Ok(new ModelList(await captioner.Models(desk.Find(name).Address, cancel).ConfigureAwait(false)));
            }
            catch (CaptionerException failed)
            {
                throw new RefusedException(Refusal.Conflict(failed.Message));
            }
        }).WithName("listModels");

        routes.MapPost("/api/providers/{name}/test", async Task<Ok<ProviderTest>> (
            string name, ProviderDesk desk, ICaptioner captioner, IImaging imaging, PictureLimits limits, TestPicture picture, TimeProvider clock, CommandRunner runner,
            IChanges changes, CancellationToken cancel) =>
        {
            var test = await Test(
                desk.Find(name), desk, captioner, imaging.Render(picture(), new("jpg", 512, null, TestQuality), limits, cancel).Bytes, clock, cancel).ConfigureAwait(false);
            if (test.Used is { } used)
                await runner.Run(
                    changes.New($"Tested the provider {name}"), [Streams.Captioning], _ => Decision.Of(Streams.Captioning, used), CancellationToken.None).ConfigureAwait(false);
            return TypedResults.Ok(test.Shown);
        }).WithName("testProvider");
    }

    /// <summary>Takes its turn as every request does, but waits for none that is far away.</summary>
    private static async Task<(ProviderTest Shown, ProviderUsed? Used)> Test(
        ReadyProvider provider, ProviderDesk desk, ICaptioner captioner, byte[] jpeg, TimeProvider clock, CancellationToken cancel)
    {
        var begun = clock.GetTimestamp();
        var question = provider.Question(provider.Settings.Model, TestPrompt, jpeg, provider.Settings.AnswerFormat == Provider.Json ? TextRule.Caption : null);
        var request = captioner.Show(question, provider.Address);
        long Passed() => (long)clock.GetElapsedTime(begun).TotalMilliseconds;
        try
        {
            var pace = desk.Pace(provider);
            if (pace.HeldUntil is { } until)
                throw new CaptionerException(
                    CaptionerFault.Busy, string.Create(CultureInfo.InvariantCulture, $"{provider.Settings.Name} asked to wait until {until:HH:mm:ss}. Test it after that."));
            var model = await ModelOf(provider, captioner, cancel).ConfigureAwait(false);
            question = question with { Model = model };
            request = captioner.Show(question, provider.Address);
            var answer = await pace.Ask(provider.Settings, () =>
            {
                begun = clock.GetTimestamp();
                return captioner.Ask(provider.Address, question, cancel);
            }, cancel).ConfigureAwait(false);
            var cost = Money.Cost(provider.Settings, answer.InputTokens, answer.OutputTokens);
            return (
                new(model, request, answer.Text, Running.AnswerReading.Read(answer, "caption").Problem, Passed(), answer.InputTokens, answer.OutputTokens),
                new(provider.Settings.Name, model, 1, 0, answer.InputTokens, answer.OutputTokens, Passed(), cost, cost is null ? null : 1));
        }
        catch (CaptionerException failed)
        {
            return (new(question.Model, request, null, failed.Message, Passed(), 0, 0), null);
        }
    }

    /// <summary>The model that is set, else the first one there is.</summary>
    /// <exception cref="CaptionerException">It cannot be found out.</exception>
    internal static async Task<string> ModelOf(ReadyProvider provider, ICaptioner captioner, CancellationToken cancel)
    {
        if (provider.Settings.Model.Length > 0)
            return provider.Settings.Model;
        var models = await captioner.Models(provider.Address, cancel).ConfigureAwait(false);
        return models.Count > 0
            ? models[0]
            : throw new CaptionerException(CaptionerFault.Unknown, $"The provider {provider.Settings.Name} has no model loaded. Load one that can see pictures, or name one.");
    }
}

/// <summary>The bytes of a picture that was drawn, to try things with.</summary>
public delegate byte[] TestPicture();
