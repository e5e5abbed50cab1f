namespace LoraCraft.Bench;

/// <summary>
/// The packages that <c>tools/package</c> made: their sizes, and the program in them: its start, its memory with an icon in the
/// tray, and its page on 100,000 images in Chromium.
/// </summary>
internal static class Desktop
{
    private const int Starts = 10;
    private const double Megabyte = 1_000_000;
    private static readonly string Packages = Path.Combine(Bench.Root, "artifacts", "package");

    public static async Task Run(string[] args)
    {
        var program = Path.Combine(Packages, "work", "linux-x64", "program", "loracraft");
        if (!File.Exists(program))
            throw new FileNotFoundException("There are no packages yet: bash tools/package", program);

        using var folder = new ScratchFolder();
        await using (var host = await Product.Start(folder.In("data")))
            await ManyImages.Fill(host, await Photos.Folder(args));
        var starts = await Start.Times(program, Starts);
        double memory;
        using (var panel = await Panel.Start(folder.Path))
            memory = await Running.IdleMemory(program, panel.Environment);
        await using var running = await Running.Start(program, folder.In("data"), new Dictionary<string, string>(), "--no-tray");
        var page = await DesktopPage.Measure(running);

        Score.Print(
            new("start to first 200, warm, from the package", Score.Median(starts), "s", 0.5, AtMost: true),
            new("idle memory with a tray icon", memory, "MiB", 150, AtMost: true),
            new("sent before the first picture", page.Kilobytes, "kB", 350, AtMost: true),
            new("first contentful paint", page.FirstPaint, "s", 0.6, AtMost: true),
            new("slowest interaction to next paint", page.SlowestInteraction, "ms", 100, AtMost: true),
            new("installer for Windows", Size("*-setup.exe"), "MB", 60, AtMost: true),
            new("zip for Windows", Size("*.zip"), "MB"),
            new(".deb", Size("loracraft_*.deb"), "MB", 50, AtMost: true),
            new(".deb with the library for models", Size("loracraft-models_*.deb"), "MB"),
            new("tar.gz", Size("*.tar.gz"), "MB"));
    }

    private static double Size(string name) => new FileInfo(Directory.GetFiles(Packages, name).Single()).Length / Megabyte;
}
