using System.CommandLine;

namespace LoraCraft.Desktop.Commands;

/// <summary>Lists concepts and datasets.</summary>
internal static class List
{
    public static Command Command() =>
        new Command("list", "List concepts and datasets with counts and versions").Does(async (_, api, cancel) =>
        {
            var answer = await api.Get("/api/concepts", cancel).ConfigureAwait(false);
            return new(answer, answer["concepts"]!.AsArray().SelectMany(c => c!["datasets"]!.AsArray()
                .Select(d => $"  {d!["name"]}  {(d["images"] is { } images ? $"{images} images" : "being prepared")}, version {d["version"]}{(d["archived"]!.GetValue<bool>() ? ", archived" : "")}")
                .Prepend(c["name"]!.ToString())));
        });
}
