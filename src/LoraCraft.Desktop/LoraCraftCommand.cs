using System.CommandLine;
using System.CommandLine.Help;
using LoraCraft.Host;

namespace LoraCraft.Desktop;

/// <summary>The command line: a table of its verbs.</summary>
internal static class LoraCraftCommand
{
    /// <summary>As people type it: a <see cref="RootCommand"/> would go by the name of the assembly.</summary>
    private const string Name = "loracraft";
    private const int WrongUsage = 2;
    private const string About = "LoraCraft turns a pile of pictures into a training-ready LoRA dataset.";

    /// <summary>After Ctrl+C or SIGTERM: a little longer than the host takes at most to stop.</summary>
    private static readonly TimeSpan LongestEnd = LoraCraftHost.LongestStop + TimeSpan.FromSeconds(5);

    /// <param name="args">What was typed: whoever only serves does not wait for the other verbs to be made.</param>
    public static Command Create(string[] args) => args is [] or ["serve", ..]
        ? new(Name, About) { new HelpOption(), new VersionOption(), Global.Data, Global.Json, Commands.Serve.Command() }
        : All();

    private static Command All() => new(Name, About)
    {
        new HelpOption(),
        new VersionOption(),
        Global.Data,
        Global.Json,
        Commands.Serve.Command(),
        Commands.Import.Command(),
        Commands.List.Command(),
        Commands.Show.Command(),
        Commands.Edit.Command(),
        Commands.Recipe.Command(),
        Commands.Tags.Command(),
        Commands.Caption.Command(),
        Commands.Tag.Command(),
        Commands.Review.Command(),
        Commands.Providers.Command(),
        Commands.Prompts.Command(),
        Commands.Dictionary.Command(),
        Commands.Undo.Command(),
        Commands.Undo.Redo(),
        Commands.History.Command(),
        Commands.Diff.Command(),
        Commands.Restore.Command(),
        Commands.Version.Command(),
        Commands.Branch.Command(),
        Commands.Merge.Command(),
        Commands.Blame.Command(),
        Commands.Export.Command(),
        Commands.Forget.Command(),
        Commands.Drift.Command(),
        Commands.Runs.Command(),
        Commands.Backup.Command(),
        Commands.Doctor.Command(),
        Commands.Maintain.Verify(),
        Commands.Maintain.Rebuild(),
        Commands.AtLogin.Command(),
        Commands.Quit.Command(),
        Commands.Restart.Command(),
        Commands.Settings.Command(),
        Commands.Sessions.Command(),
    };

    /// <summary>Exit code: 0 done, 1 failed or partly failed, 2 wrong usage.</summary>
    public static async Task<int> Run(this Command root, string[] args)
    {
        root.SetAction((parsed, cancel) => Commands.Serve.Run(parsed, noTray: false, cancel));
        var parsed = root.Parse(args);
        if (parsed.Errors.Count == 0)
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = LongestEnd }).ConfigureAwait(false);
        foreach (var error in parsed.Errors)
            await Console.Error.WriteLineAsync(error.Message).ConfigureAwait(false);
        await Console.Error.WriteLineAsync("Try: loracraft --help").ConfigureAwait(false);
        return WrongUsage;
    }
}
