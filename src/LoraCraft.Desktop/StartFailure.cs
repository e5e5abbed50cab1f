using LoraCraft.Desktop.Tray.Linux;
using LoraCraft.Desktop.Tray.Windows;

namespace LoraCraft.Desktop;

/// <summary>Tells why the program did not start: on the console, and where nobody sees that, as a message on the desktop.</summary>
internal static class StartFailure
{
    private const string Title = "LoraCraft could not start";

    public static async Task Tell(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence).ConfigureAwait(false);
        if (OperatingSystem.IsWindows() && ConsoleWindow.IsOwn)
            ConsoleWindow.ShowMessage(Title, sentence);
        else if (OperatingSystem.IsLinux() && Display.IsThere && Console.IsOutputRedirected && Console.IsErrorRedirected)
            BusNotification.Send(Title, sentence);
    }
}
