using System.Runtime.InteropServices;

namespace LoraCraft.Desktop.Tray.Windows;

/// <summary>
/// What the tray needs of Windows. Source: shellapi.h and winuser.h of the Windows SDK, 64 bit; every structure is laid out
/// in order with C's own padding. Handles are <c>nint</c>, BOOL is <c>int</c>, texts are UTF-16.
/// </summary>
internal static unsafe partial class Shell
{
    private const string User = "user32.dll";
    private const string ShellFile = "shell32.dll";
    private const string Kernel = "kernel32.dll";

    [LibraryImport(ShellFile)]
    public static partial int Shell_NotifyIconW(uint message, NotifyIconData* data);

    [LibraryImport(User)]
    public static partial ushort RegisterClassExW(WindowClass* description);

    [LibraryImport(User, StringMarshalling = StringMarshalling.Utf16)]
    public static partial nint CreateWindowExW(uint exStyle, string windowClass, string? title, uint style, int x, int y, int width, int height, nint parent, nint menu, nint instance, nint data);

    [LibraryImport(User)]
    public static partial int DestroyWindow(nint window);

    [LibraryImport(User)]
    public static partial nint DefWindowProcW(nint window, uint message, nuint wide, nint lon);

    /// <returns>0 at the end (WM_QUIT), -1 when it failed.</returns>
    [LibraryImport(User)]
    public static partial int GetMessageW(Message* message, nint window, uint first, uint last);

    [LibraryImport(User)]
    public static partial nint DispatchMessageW(Message* message);

    [LibraryImport(User)]
    public static partial void PostQuitMessage(int code);

    [LibraryImport(User)]
    public static partial int PostMessageW(nint window, uint message, nuint wide, nint lon);

    [LibraryImport(User)]
    public static partial nuint SetTimer(nint window, nuint timer, uint milliseconds, nint callback);

    [LibraryImport(User)]
    public static partial int KillTimer(nint window, nuint timer);

    [LibraryImport(User, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint RegisterWindowMessageW(string name);

    [LibraryImport(User)]
    public static partial int GetSystemMetrics(int what);

    /// <param name="type">1: an icon.</param>
    /// <param name="flags">0x10: from a file.</param>
    [LibraryImport(User, StringMarshalling = StringMarshalling.Utf16)]
    public static partial nint LoadImageW(nint instance, string path, uint type, int width, int height, uint flags);

    [LibraryImport(User)]
    public static partial nint CreatePopupMenu();

    [LibraryImport(User)]
    public static partial int DestroyMenu(nint menu);

    [LibraryImport(User, StringMarshalling = StringMarshalling.Utf16)]
    public static partial int AppendMenuW(nint menu, uint flags, nuint idOrMenu, string? label);

    [LibraryImport(User)]
    public static partial int SetForegroundWindow(nint window);

    [LibraryImport(User)]
    public static partial int GetCursorPos(Point* point);

    /// <returns>With TPM_RETURNCMD the id of the entry that was chosen, or 0.</returns>
    [LibraryImport(User)]
    public static partial int TrackPopupMenuEx(nint menu, uint flags, int x, int y, nint window, nint exclude);

    /// <returns>How many processes share this one's console; 0 without a console.</returns>
    [LibraryImport(Kernel)]
    public static partial uint GetConsoleProcessList(uint* processes, uint count);

    [LibraryImport(Kernel)]
    public static partial int FreeConsole();

    /// <summary>Returns when the person has closed it.</summary>
    [LibraryImport(User, StringMarshalling = StringMarshalling.Utf16)]
    public static partial int MessageBoxW(nint owner, string text, string title, uint type);

    /// <summary>NOTIFYICONDATAW: 976 bytes.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct NotifyIconData
    {
        public uint Size;
        public nint Window;
        public uint Id, Flags, CallbackMessage;
        public nint Icon;
        public fixed char Tip[128];
        public uint State, StateMask;
        public fixed char Info[256];
        public uint Version;
        public fixed char InfoTitle[64];
        public uint InfoFlags;
        public Guid Item;
        public nint BalloonIcon;
    }

    /// <summary>WNDCLASSEXW: 80 bytes.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct WindowClass
    {
        public uint Size, Style;
        public delegate* unmanaged[Stdcall]<nint, uint, nuint, nint, nint> Procedure;
        public int ClassExtra, WindowExtra;
        public nint Instance, Icon, Cursor, Background;
        public char* Menu;
        public char* Name;
        public nint SmallIcon;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Point
    {
        public int X, Y;
    }

    /// <summary>MSG: 48 bytes.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Message
    {
        public nint Window;
        public uint Number;
        public nuint Wide;
        public nint Long;
        public uint Time;
        public Point Place;
    }
}
