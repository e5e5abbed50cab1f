using static LoraCraft.Desktop.Tray.Windows.Shell;

namespace LoraCraft.Desktop.Tray.Windows;

/// <summary>The console that Windows opens for a program that is started from a menu or at login.</summary>
internal static unsafe class ConsoleWindow
{
    /// <summary>Closes it when nobody else uses it: the tray has what it takes to end the program. A terminal is left alone.</summary>
    public static void HideOwn()
    {
        uint one;
        if (GetConsoleProcessList(&one, 1) == 1)
            _ = FreeConsole();
    }
}
