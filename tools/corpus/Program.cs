using System.Diagnostics;
using System.Globalization;
using LoraCraft.Corpus;

if (args.Length == 0 || args[0].StartsWith('-'))
{
    Console.Error.WriteLine("Usage: corpus DIR [--count N] [--seed S] | corpus DIR --ugly");
    return 2;
}

var folder = Path.GetFullPath(args[0]);
var clock = Stopwatch.StartNew();
if (args.Contains("--ugly"))
{
    Directory.CreateDirectory(folder);
    foreach (var file in UglyFiles.All())
        File.WriteAllBytes(Path.Combine(folder, file.Name), file.Bytes);
    Console.WriteLine($"Ugly files in {folder}: {Directory.GetFiles(folder).Length}");
    return 0;
}

var count = Option("--count", 200);
var bytes = PhotoSet.Write(folder, count, Option("--seed", 1), Wallpapers.Find());
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture, $"{count} photos, {bytes / 1e6:0} MB, in {clock.Elapsed.TotalSeconds:0} s: {folder}"));
return 0;

int Option(string name, int otherwise) =>
    Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length
        ? int.Parse(args[at + 1], CultureInfo.InvariantCulture)
        : otherwise;
