using System.CommandLine;
using System.Text.Json.Nodes;

namespace LoraCraft.Desktop.Commands;

/// <summary>Takes changes back and brings them back again.</summary>
internal static class Undo
{
    public static Command Command(string verb)
    {
        var change = new Option<string?>("--change") { Description = "Only this change, when nothing later touched its images", HelpName = "ID" };
        var command = new Command(verb, verb == "undo" ? "Take back the newest change" : "Bring back what was undone last") { Global.Dataset };
        if (verb == "undo")
            command.Add(change);
        return command.Does(async (parsed, api, cancel) =>
        {
            var dataset = await api.Dataset(parsed.GetValue(Global.Dataset)!, cancel).ConfigureAwait(false);
            var body = new JsonObject();
            if (verb == "undo" && parsed.GetValue(change) is { } id)
                body["change"] = id;
            var answer = await api.Post($"/api/datasets/{dataset["id"]}/{verb}", body, cancel).ConfigureAwait(false);
            return new(answer, [answer["label"] is { } label ? $"{(verb == "undo" ? "Undid" : "Redid")}: {label} ({answer["images"]} images)" : $"There is nothing to {verb}."]);
        });
    }
}
