namespace LoraCraft.Bench;

/// <summary>Runs a bench by name: <c>dotnet run -c Release --project tools/bench -- grid</c>.</summary>
internal static class Bench
{
    private static readonly Dictionary<string, Func<string[], Task>> Known = new()
    {
        ["grid"] = Grid.Run,
    };

    public static async Task<int> Run(string[] args)
    {
        if (args.Length == 0 || !Known.TryGetValue(args[0], out var run))
        {
            Console.Error.WriteLine($"Name a bench: {string.Join(", ", Known.Keys)}.");
            return 2;
        }

        await run(args[1..]);
        return 0;
    }

    /// <summary>Where benches keep what takes long to build: <c>LORACRAFT_BENCH</c>, or a folder of the temporary one.</summary>
    public static string Folder =>
        Directory.CreateDirectory(Environment.GetEnvironmentVariable("LORACRAFT_BENCH") ?? Path.Combine(Path.GetTempPath(), "loracraft-bench")).FullName;
}
