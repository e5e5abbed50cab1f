using LoraCraft.Captions;
using LoraCraft.Datasets;
using LoraCraft.Exporting;
using LoraCraft.Gallery;
using static LoraCraft.Testing.ImageDatasets;

namespace LoraCraft.Tests.Gallery;

/// <summary>Images whose texts stand in every way to the trigger word, and what the editor counts of them.</summary>
internal static class TriggerWords
{
    public static IReadOnlyList<AddedImage> Images(string trigger) =>
    [
        Image(), Image("red kite"), Image(caption: "A hill by the sea"), Image("red kite", "A hill, by the sea,"),
        Image(trigger), Image($"{trigger}, red kite"), Image($"red kite, {trigger.ToUpperInvariant()}, hill", "a hill"), Image($"{trigger} by a hill, sea", "a hill"),
        Image(trigger, $"{trigger} by a hill"), Image("kite", $"{trigger}, a hill"), Image(caption: trigger), Image(caption: $"{trigger}’s hill"),
        Image(caption: $"{trigger.ToUpperInvariant()} on a hill"), Image(caption: $"{trigger}s on a hill"), Image($"{trigger}s, sea"), Image($"{trigger}, {trigger} at sea"),
        Image(captions: new Dictionary<string, string> { ["caption"] = $"{trigger} on a very green hill", ["short"] = "a very green hill" }),
        Image(caption: "a hill\na hill by the sea, \nsea"), Image("big, " + trigger),
        Image("red kite (toy)", "a hill"), Image($"kite (toy), {trigger}"), Image($"kite (toy), {trigger}", "a hill"), Image($"{trigger}, kite (toy)", "a hill"),
        Image(caption: $"a hill\n{trigger} on a very green hill"), Image(caption: $"{trigger} on a hill\na very green hill by the wide sea"),
        Image(caption: $" , {trigger} on a hill"), Image(caption: $"🪁 hill\n{trigger}: a very green hill"), Image($"say \"{trigger}, hill"), Image("wow!", "a hill"),
    ];

    public static TokenCounts Counted(string trigger, ImageCard card) => CountTokens.Of(new(card.Tags, card.Captions, trigger), new DefaultText());
}
