using LoraCraft.Desktop.Tray.Linux;
using LoraCraft.Desktop.Tray.Windows;

namespace LoraCraft.Desktop.Tray;

/// <summary>Finds the tray of the desktop that the program runs on.</summary>
internal static class Trays
{
    /// <param name="quit">Called when the system wants the program to end.</param>
    /// <param name="say">Called once, with a reason, when there is no tray or nothing shows it.</param>
    public static ITray Start(Action quit, Action<string> say)
    {
        if (OperatingSystem.IsLinux())
        {
            if (GtkTray.Missing() is not { } missing)
                return new GtkTray(say);
            say(missing);
            return new NoTray(BusNotification.Send);
        }

        if (OperatingSystem.IsWindows())
            return new ShellTray(quit);
        say("this system has none");
        return new NoTray();
    }
}
