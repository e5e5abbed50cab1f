using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LoraCraft.Host.Starting;

namespace LoraCraft.Desktop;

/// <summary>What a verb has to say: lines for a person, one object for a program.</summary>
/// <param name="Ok">False when it was done only in part.</param>
internal sealed record Report(JsonObject Json, IEnumerable<string> Lines, bool Ok = true);

/// <summary>Runs a verb against the server and prints its report.</summary>
internal static class Verb
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Does(this Command command, Func<ParseResult, Api, CancellationToken, Task<Report>> work)
    {
        command.SetAction((parsed, cancel) => Run(parsed, work, cancel));
        return command;
    }

    private static Task<int> Run(ParseResult parsed, Func<ParseResult, Api, CancellationToken, Task<Report>> work, CancellationToken cancel) =>
        Run(parsed, async () =>
        {
            await using var api = await Api.Open(Global.Options(parsed), cancel).ConfigureAwait(false);
            return await work(parsed, api, cancel).ConfigureAwait(false);
        });

    /// <summary>Does what needs no server.</summary>
    public static async Task<int> Run(ParseResult parsed, Func<Task<Report>> work)
    {
        var json = parsed.GetValue(Global.Json);
        try
        {
            var report = await work().ConfigureAwait(false);
            foreach (var line in json ? [report.Json.ToJsonString(Readable)] : report.Lines)
                await Console.Out.WriteLineAsync(line).ConfigureAwait(false);
            return report.Ok ? 0 : 1;
        }
        catch (UsageException usage)
        {
            await Console.Error.WriteLineAsync(usage.Message).ConfigureAwait(false);
            return 2;
        }
        catch (Exception failed) when (failed is FailedException or StartException or IOException or UnauthorizedAccessException or HttpRequestException)
        {
            var reason = failed is HttpRequestException ? $"LoraCraft stopped meanwhile ({failed.Message}). Start it again: what it was doing goes on by itself." : failed.Message;
            await Console.Error.WriteLineAsync(reason).ConfigureAwait(false);
            if (json)
                await Console.Out.WriteLineAsync(new JsonObject { ["error"] = reason }.ToJsonString(Readable)).ConfigureAwait(false);
            return 1;
        }
    }
}
