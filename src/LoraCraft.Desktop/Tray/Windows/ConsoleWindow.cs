using static LoraCraft.Desktop.Tray.Windows.Shell;

namespace LoraCraft.Desktop.Tray.Windows;

/// <summary>
/// The console that Windows opens for a program that is started from a menu or at login. The program is one for consoles all the same: one
/// for windows prints nothing in a terminal, and no script waits for its end.
/// </summary>
internal static unsafe class ConsoleWindow
{
    /// <summary><c>MB_ICONERROR | MB_SETFOREGROUND</c></summary>
    private const uint ErrorIcon = 0x10 | 0x10000;

    /// <summary>Closes it when nobody else uses it: the tray has what it takes to end the program. A terminal is left alone.</summary>
    public static void HideOwn()
    {
        if (!IsOwn)
            return;
        Console.SetOut(TextWriter.Null); // what is written to a console that is gone fails
        Console.SetError(TextWriter.Null);
        _ = FreeConsole();
    }

    /// <summary>Whether nobody but this program uses the console, so that it goes with the program and nobody can read it.</summary>
    public static bool IsOwn
    {
        get
        {
            uint one;
            return GetConsoleProcessList(&one, 1) == 1;
        }
    }

    /// <summary>Shows a message and waits until it is read.</summary>
    public static void ShowMessage(string title, string text) => _ = MessageBoxW(0, text, title, ErrorIcon);
}
