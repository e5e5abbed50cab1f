using LoraCraft.Captioning.Prompts;
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
        var filled = found.FindAll(f => f.Live && IsFilled(f.Subject.Texts, target)).ConvertAll(f => f.Subject.Texts);
        var machines = policy switch
        {
            CaptionPolicy.ReplaceMachine => ByMachine(session, dataset, filled, target),
            CaptionPolicy.Rebase => Touched(session.Tables, dataset, ImageSet.Of(filled.Select(f => f.Number))),
            _ => [],
        };
        return found.ConvertAll(f => f.Subject with
        {
            Spared = f.Live ? CaptionPolicy.Spares(policy, IsFilled(f.Subject.Texts, target), machines.Contains(f.Subject.Number)) : "It is in the bin.",
        });
    }

    /// <summary>One image to try something with, whatever text it has.</summary>
    /// <param name="image">Null = the first one in the scope.</param>
    /// <exception cref="RefusedException">There is none.</exception>
    public static Subject One(IReadSession session, long dataset, int? image, Scope? scope, IScopes scopes)
    {
        var number = image ?? scopes.Resolve(session, dataset, scope ?? new()).FirstOrDefault();
        return Read(session, dataset, ImageSet.Of(number), CaptionNames.Default, CaptionPolicy.ReplaceAll).FirstOrDefault()
            ?? throw new RefusedException(Refusal.Unknown(image is null ? "There is no image to show it with." : $"There is no image {image} in this dataset."));
    }

    /// <exception cref="RefusedException">There is no such dataset.</exception>
    public static DatasetWords Words(IReadTables tables, long dataset) => tables.First(
        "SELECT d.trigger_word, d.class_name, c.name, d.family FROM dataset d JOIN concept c ON c.concept = d.concept WHERE d.dataset = $1",
        r => new DatasetWords(r.GetString(0), r.GetString(1) is { Length: > 0 } kind ? kind : r.GetString(2), r.GetString(3)), dataset)
        ?? throw new RefusedException(DatasetCommands.Unknown(dataset));

    public static bool IsFilled(ImageTexts texts, string target) =>
        target == TextRule.Tags ? texts.Tags.Count > 0 : !string.IsNullOrWhiteSpace(texts.Caption(target));

    /// <summary>Those that a machine changed, or took a proposal of.</summary>
    private static HashSet<int> Touched(IReadTables tables, long dataset, ImageSet images) =>
    [
        .. tables.QueryOn(images, "SELECT number FROM image_touch WHERE dataset = $1 AND machine_words > 0 AND", r => r.GetInt32(0), dataset),
        .. tables.QueryOn(images, "SELECT number FROM proposal WHERE dataset = $1 AND outcome <> '' AND", r => r.GetInt32(0), dataset),
    ];

    /// <summary>
    /// Those of the images whose text nobody but machines wrote, and that no person changed after the last of them: what a person
    /// only took out or put in another order leaves no origin behind.
    /// </summary>
    private static HashSet<int> ByMachine(IReadSession session, long dataset, IReadOnlyList<ImageTexts> images, string target)
    {
        var set = ImageSet.Of(images.Select(i => i.Number));
        var captions = target == TextRule.Tags ? null : session.Tables.CaptionOriginsOf(dataset, set);
        var origins = images.ToDictionary(i => i.Number, i => captions is null
            ? session.Tables.OriginsOf(dataset, i.Number)!.Tags
            : captions[i.Number].Where(c => c.Name == target).SelectMany(c => c.Pieces));
        var changes = session.ChangesAt([.. origins.Values.SelectMany(o => o).Select(o => o.Position).Distinct()]);
        var corrected = session.Tables.QueryOn(set, "SELECT number FROM image_touch WHERE dataset = $1 AND (machine_words = 0 OR words > machine_words) AND", r => r.GetInt32(0), dataset).ToHashSet();
        return
        [
            .. origins.Where(o => !corrected.Contains(o.Key) && o.Value.All(p => changes.TryGetValue(p.Position, out var change) && Actors.WritesItself(change.Actor)))
                .Select(o => o.Key),
        ];
    }
}
