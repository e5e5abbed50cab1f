using System.Runtime.InteropServices;

namespace LoraCraft.Taskbar;

/// <summary>Looks for a menu that listens to keys: it is on the screen a moment before it does.</summary>
internal static unsafe partial class OpenMenu
{
    private const uint InMenuMode = 0x4;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits until the program in the foreground is in its menu; false when that does not come about.</summary>
    public static bool Listens()
    {
        for (var until = DateTime.UtcNow + Longest; DateTime.UtcNow < until; Thread.Sleep(BetweenLooks))
        {
            var foreground = new ThreadState { Size = (uint)sizeof(ThreadState) };
            if (GetGUIThreadInfo(0, &foreground) != 0 && (foreground.Flags & InMenuMode) != 0)
                return true;
        }

        return false;
    }

    [LibraryImport("user32.dll")]
    private static partial int GetGUIThreadInfo(uint thread, ThreadState* state);

    /// <summary>GUITHREADINFO.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct ThreadState
    {
        public uint Size, Flags;
        public nint Active, Focus, Capture, MenuOwner, MoveSize, Caret;
        public int Left, Top, Right, Bottom;
    }
}
