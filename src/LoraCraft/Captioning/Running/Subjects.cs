using LoraCraft.Captioning.Prompts;
using LoraCraft.Captioning.Reviewing;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captioning.Running;

/// <summary>An image that is to be captioned.</summary>
/// <param name="Picture">SHA-256.</param>
/// <param name="Spared">Why it is left alone, as a sentence; null when it is not.</param>
internal sealed record Subject(int Number, string Name, string Picture, ImageTexts Texts, string? Spared)
{
    /// <summary>How the run's report calls it.</summary>
    public string Item => $"{Name} (image {Number})";
}

/// <summary>What prompts may say of a dataset.</summary>
internal sealed record DatasetWords(string Trigger, string Concept, string Family)
{
    public PromptValues Of(Subject subject) => new(
        Trigger, string.Join(", ", subject.Texts.Tags), subject.Texts.Caption(CaptionNames.Default), Concept, subject.Name, Family);
}

/// <summary>Reads the images that a run is about.</summary>
internal static class Subjects
{
    private const string InTheBin = "It is in the bin.";

    /// <summary>The images of a set, in the order of their numbers; those that are gone for good are left out.</summary>
    public static List<Subject> Read(IReadSession session, long dataset, ImageSet images, string target, string policy)
    {
        var tags = session.Tables.TagsOf(dataset, images);
        var captions = session.Tables.CaptionsOf(dataset, images);
        var found = session.Tables.QueryOn(
                images, "SELECT number, name, picture, live FROM image WHERE dataset = $1 AND",
                r => (Number: r.GetInt32(0), Name: r.GetString(1), Picture: r.GetString(2), Live: r.GetInt64(3) != 0), dataset)
            .Where(i => i.Picture.Length > 0).OrderBy(i => i.Number)
            .Select(i => (i.Live, Subject: new Subject(
                i.Number, i.Name, i.Picture,
                new(i.Number, tags.GetValueOrDefault(i.Number, []), captions.GetValueOrDefault(i.Number) ?? new Dictionary<string, string>()), null)))
            .ToList();
        var filled = ImageSet.Of(found.Where(f => f.Live && IsFilled(f.Subject.Texts, target)).Select(f => f.Subject.Number));
        var said = Said(session, dataset, ImageSet.Of(found.Where(f => f.Live).Select(f => f.Subject.Number)), filled, target, policy);
        var machines = Machines(session, dataset, said, target, policy);
        return found.ConvertAll(f => f.Subject with
        {
            Spared = f.Live ? CaptionPolicy.Spares(policy, said.Contains(f.Subject.Number), machines.Contains(f.Subject.Number)) : InTheBin,
        });
    }

    /// <summary>The numbers of those of a set that a policy does not spare, in order. Their texts are not read, so the set may be large.</summary>
    public static List<int> Asked(IReadSession session, long dataset, ImageSet images, string target, string policy)
    {
        var live = ImageSet.Of(session.Tables.QueryOn(
            images, "SELECT number FROM image WHERE dataset = $1 AND live = 1 AND picture <> '' AND", r => r.GetInt32(0), dataset));
        var filled = ImageSet.Of(target == TextRule.Tags
            ? session.Tables.QueryOn(live, "SELECT number FROM image_text WHERE dataset = $1 AND tags <> '[]' AND", r => r.GetInt32(0), dataset)
            : session.Tables.QueryOn(
                live, "SELECT number FROM caption WHERE dataset = $1 AND name = $2 AND trim(text, $3) <> '' AND", r => r.GetInt32(0), dataset, target, " \t\r\n"));
        var said = Said(session, dataset, live, filled, target, policy);
        var machines = Machines(session, dataset, said, target, policy);
        return [.. live.Where(n => CaptionPolicy.Spares(policy, said.Contains(n), machines.Contains(n)) is null)];
    }

    /// <summary>One image to try something with, whatever text it has.</summary>
    /// <param name="image">Null = the first one in the scope that a run would ask about, else the first one in the scope.</param>
    /// <param name="target">What a run's answers would become.</param>
    /// <param name="policy">A run's.</param>
    /// <exception cref="RefusedException">There is none.</exception>
    public static Subject One(
        IReadSession session, long dataset, int? image, Scope? scope, IScopes scopes, string target = CaptionNames.Default, string policy = CaptionPolicy.ReplaceAll)
    {
        var number = image ?? First(session, dataset, scopes.Resolve(session, dataset, scope ?? new()), target, policy);
        return Read(session, dataset, ImageSet.Of(number), CaptionNames.Default, CaptionPolicy.ReplaceAll).FirstOrDefault()
            ?? throw new RefusedException(Refusal.Unknown(image is null ? "There is no image to show it with." : $"There is no image {image} in this dataset."));
    }

    private static int First(IReadSession session, long dataset, ImageSet images, string target, string policy) =>
        Asked(session, dataset, images, target, policy) is [var first, ..] ? first : images.FirstOrDefault();

    /// <exception cref="RefusedException">There is no such dataset.</exception>
    public static DatasetWords Words(IReadTables tables, long dataset) => tables.First(
        "SELECT d.trigger_word, d.class_name, c.name, d.family FROM dataset d JOIN concept c ON c.concept = d.concept WHERE d.dataset = $1",
        r => new DatasetWords(r.GetString(0), r.GetString(1) is { Length: > 0 } kind ? kind : r.GetString(2), r.GetString(3)), dataset)
        ?? throw new RefusedException(DatasetCommands.Unknown(dataset));

    public static bool IsFilled(ImageTexts texts, string target) =>
        target == TextRule.Tags ? texts.Tags.Count > 0 : !string.IsNullOrWhiteSpace(texts.Caption(target));

    /// <summary>Those whose text a model ever wrote, or took a proposal for.</summary>
    private static HashSet<int> Touched(IReadTables tables, long dataset, ImageSet images, string target) =>
    [
        .. tables.QueryOn(images, "SELECT number FROM text_touch WHERE dataset = $1 AND target = $2 AND", r => r.GetInt32(0), dataset, target),
        .. Taken(tables, dataset, images, target),
    ];

    /// <summary>Those for whose text a proposal was taken.</summary>
    public static IEnumerable<int> Taken(IReadTables tables, long dataset, ImageSet images, string target) =>
        tables.QueryOn(
            images, $"SELECT number FROM proposal WHERE dataset = $1 AND target = $2 AND state IN ('{ProposalsDecided.Outcomes.Accepted}', '{ProposalsDecided.Outcomes.Edited}', '{ProposalsDecided.Outcomes.Rebased}') AND",
            r => r.GetInt32(0), dataset, target);

    /// <summary>Those that have such a text; where people's words stay, also those whose text a person took out.</summary>
    private static ImageSet Said(IReadSession session, long dataset, ImageSet live, ImageSet filled, string target, string policy) =>
        policy is CaptionPolicy.ReplaceMachine or CaptionPolicy.Rebase
            ? filled.Union(ImageSet.Of(EmptiedTexts.Of(session, dataset, live.Except(filled), target)))
            : filled;

    /// <param name="said">Those that have such a text, or a person's word that there is none.</param>
    private static HashSet<int> Machines(IReadSession session, long dataset, ImageSet said, string target, string policy) => policy switch
    {
        CaptionPolicy.ReplaceMachine => UncorrectedTexts.Of(session, dataset, said, target),
        CaptionPolicy.Rebase => Touched(session.Tables, dataset, said, target),
        _ => [],
    };
}
