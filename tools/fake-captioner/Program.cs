using System.Globalization;
using LoraCraft.Testing.Captioners;

// A service to try captioning with, without a model: dotnet run --project tools/fake-captioner -- [--port N] [--key K] [--delay MS] [--every N KIND] [--no-json]
// KIND: busy, broken, hang, cut, malformed, empty, refuse, cutoff. Every Nth question gets that instead of an answer.
string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
var every = Array.IndexOf(args, "--every") is >= 0 and var place && place + 2 < args.Length
    ? (Count: int.Parse(args[place + 1], CultureInfo.InvariantCulture), Kind: args[place + 2])
    : (Count: 0, Kind: "");

await using var fake = await FakeCaptioner.Start(Option("--key"), int.Parse(Option("--port") ?? "0", CultureInfo.InvariantCulture));
fake.Delay = TimeSpan.FromMilliseconds(int.Parse(Option("--delay") ?? "0", CultureInfo.InvariantCulture));
fake.TakesJson = !args.Contains("--no-json");
var usual = fake.Reply;
fake.Reply = call => every.Count == 0 || call.Number % every.Count != 0 ? usual(call) : every.Kind switch
{
    "busy" => FakeReply.Busy(2),
    "broken" => FakeReply.Broken,
    "hang" => FakeReply.Hang,
    "cut" => FakeReply.Cut,
    "malformed" => FakeReply.Malformed,
    "empty" => FakeReply.Empty,
    "refuse" => FakeReply.Refuse("I cannot help with that."),
    "cutoff" => FakeReply.CutOff,
    _ => throw new ArgumentException($"There is no way \"{every.Kind}\" to fail."),
};
Console.WriteLine($"Listening on {fake.Url}, models {string.Join(", ", fake.Models)}. Ctrl+C ends it.");
var ended = new TaskCompletionSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    ended.TrySetResult();
};
await ended.Task;
Console.WriteLine($"{fake.Asked.Count} questions, at most {fake.MostAtOnce} at once.");
foreach (var complaint in fake.Complaints.Distinct())
    Console.WriteLine($"Refused: {complaint}");
