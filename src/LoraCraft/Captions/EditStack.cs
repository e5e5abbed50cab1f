using System.Text.RegularExpressions;
using LoraCraft.Captions.Edits;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captions;

/// <summary>What several edits, made one after the other, come to.</summary>
/// <param name="Total">How many images are in the scope.</param>
/// <param name="Changed">Each image that ends up other than it was.</param>
/// <param name="OfSteps">For each step how many images it changes.</param>
public sealed record StackOutcome(int Total, IReadOnlyList<(ImageTexts Before, ImageTexts After)> Changed, IReadOnlyList<int> OfSteps)
{
    /// <summary>From the texts before to the texts after at one go, whatever lay between.</summary>
    public IReadOnlyList<IEvent> Events => TextEvents.Between(Changed);
}

/// <summary>
/// Decides several edits one after the other. The scope is what it is before the first; a later step works on, and its filter
/// finds, what the earlier ones left.
/// </summary>
public sealed class EditStack(IScopes scopes)
{
    private const int MostSteps = 100;

    private static readonly Change Trial = new("what-if", "", DateTimeOffset.UnixEpoch, "");

    /// <summary>What is wrong with the steps themselves; null when nothing is.</summary>
    public Refusal? Check(IReadOnlyList<EditStep>? steps)
    {
        if (steps is null or { Count: 0 or > MostSteps })
            return Refusal.Invalid($"Give 1 to {MostSteps} steps.");
        return steps.Select((step, i) => In(steps, i, step?.Edit is null ? Refusal.Invalid("It says no edit.") : step.Edit.Check() ?? scopes.Check(step.Filter)))
            .FirstOrDefault(refusal => refusal is not null);
    }

    /// <summary>Decides on the rows of a write transaction and leaves them as they are.</summary>
    /// <exception cref="RefusedException">A step cannot be made.</exception>
    public StackOutcome Decide(IDecidingSession session, long dataset, IReadOnlyList<EditStep> steps, Scope scope, bool captions = false) =>
        LooksAtItself(steps)
            ? session.WhatIf(trial => Decide(
                trial, dataset, steps, scope, captions, events => trial.Append([new(Streams.Dataset(dataset), events)], Trial)))
            : Decide(session, dataset, steps, scope, captions, Nobody);

    /// <summary>Works out, for somebody who only wants to know, what each of several stacks would come to on the same state.</summary>
    /// <exception cref="RefusedException">A step cannot be made.</exception>
    public async Task<T> Preview<T>(
        IEventStore store, long dataset, Scope scope, IReadOnlyList<IReadOnlyList<EditStep>> stacks,
        Func<IReadSession, IReadOnlyList<StackOutcome>, T> show, CancellationToken cancel)
    {
        return stacks.Any(LooksAtItself)
            ? await store.Write(session => Show(session, steps => Decide(session, dataset, steps, scope, captions: true)), cancel).ConfigureAwait(false)
            : store.Read(session => Show(session, steps => Decide(session, dataset, steps, scope, captions: true, Nobody)));

        T Show(IReadSession session, Func<IReadOnlyList<EditStep>, StackOutcome> decide) =>
            session.StreamVersion(Streams.Dataset(dataset)) == 0
                ? throw new RefusedException(DatasetCommands.Unknown(dataset))
                : show(session, [.. stacks.Select(decide)]);
    }

    /// <summary>Decides on rows that whoever asks can bring up to date.</summary>
    /// <param name="captions">Whether the outcome is to have captions, also when no step changes any.</param>
    /// <param name="apply">Makes the session's rows what the events say, before a step that looks at what earlier ones did.</param>
    /// <exception cref="RefusedException">A step cannot be made.</exception>
    public StackOutcome Decide(
        IReadSession session, long dataset, IReadOnlyList<EditStep> steps, Scope scope, bool captions, Action<IReadOnlyList<IEvent>> apply)
    {
        var images = scopes.Resolve(session, dataset, scope);
        var texts = new StackedTexts(session.Tables, dataset, captions || steps.Any(s => s.Edit.ChangesCaption is not null));
        var ofSteps = new List<int>();
        for (var i = 0; i < steps.Count; i++)
        {
            if (LooksAtRows(steps[i]) && texts.TakePending() is { Count: > 0 } events)
                apply(events);
            try
            {
                ofSteps.Add(texts.Apply(steps[i].Edit, EditTexts.Context(session, dataset, steps[i].Edit), Within(session, dataset, images, steps[i].Filter)));
            }
            catch (RegexMatchTimeoutException slow)
            {
                throw new RefusedException(In(steps, i, EditTexts.TooSlow(slow))!);
            }
            catch (RefusedException refused)
            {
                throw new RefusedException(In(steps, i, refused.Refusal)!);
            }
        }

        return new(images.Count, texts.Changed, ofSteps);
    }

    private static bool LooksAtItself(IReadOnlyList<EditStep> steps) => steps.Skip(1).Any(LooksAtRows);

    private static bool LooksAtRows(EditStep step) => !string.IsNullOrWhiteSpace(step.Filter) || step.Edit is SortTags { By: "frequency" };

    private static void Nobody(IReadOnlyList<IEvent> events) => throw new InvalidOperationException("A later step looks at what an earlier one did.");

    private ImageSet Within(IReadSession session, long dataset, ImageSet images, string? filter) =>
        string.IsNullOrWhiteSpace(filter) ? images : scopes.Resolve(session, dataset, new(filter, images));

    /// <summary>Says which of several steps a refusal is about.</summary>
    private static Refusal? In(IReadOnlyList<EditStep> steps, int step, Refusal? refusal) =>
        refusal is null || steps.Count == 1 ? refusal : refusal with { Message = $"Step {step + 1}: {refusal.Message}" };
}
