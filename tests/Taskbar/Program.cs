using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static LoraCraft.Desktop.Tray.Windows.Shell;

namespace LoraCraft.Taskbar;

/// <summary>
/// A taskbar for Wine, whose own never comes back and announces itself to nobody. It does as Explorer's does when it starts: it
/// takes the name under which icons look for it and tells all windows. It says what it is asked, and clicks on a line of input.
/// </summary>
internal static unsafe class Program
{
    private const nint Everybody = 0xFFFF;
    private const uint CopyData = 0x4A;
    private const uint NimAdd = 0, NimModify = 1, NimDelete = 2, NimSetVersion = 4;
    private const uint Selected = 0x400;

    private static readonly Dictionary<(nint Window, uint Id), uint> Icons = [];

    public static void Main()
    {
        const string name = "Shell_TrayWnd";
        fixed (char* text = name)
        {
            var description = new WindowClass { Size = (uint)sizeof(WindowClass), Procedure = &Hear, Name = text };
            _ = RegisterClassExW(&description);
        }

        _ = CreateWindowExW(0, name, null, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        new Thread(ClickWhenTold) { IsBackground = true }.Start();
        _ = PostMessageW(Everybody, RegisterWindowMessageW("TaskbarCreated"), 0, 0);
        Message message;
        while (GetMessageW(&message, 0, 0, 0) > 0)
            _ = DispatchMessageW(&message);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvStdcall)])]
    private static nint Hear(nint window, uint message, nuint wide, nint lon)
    {
        if (message != CopyData)
            return DefWindowProcW(window, message, wide, lon);
        var copied = (CopiedData*)lon;
        return Take((uint)copied->What, (Notice*)copied->Data) ? 1 : 0;
    }

    /// <summary>An icon is added once, and what is not there is neither changed nor taken away.</summary>
    private static bool Take(uint what, Notice* notice)
    {
        lock (Icons)
        {
            var icon = ((nint)notice->Window, notice->Id);
            var taken = what switch
            {
                NimAdd => Icons.TryAdd(icon, notice->CallbackMessage),
                NimDelete => Icons.Remove(icon),
                NimModify or NimSetVersion => Icons.ContainsKey(icon),
                _ => false,
            };
            Console.WriteLine($"{what switch { NimAdd => "add", NimModify => "modify", NimDelete => "delete", NimSetVersion => "version", _ => what }} {(taken ? "taken" : "refused")}");
            return taken;
        }
    }

    private static void ClickWhenTold()
    {
        while (Console.ReadLine() is not null)
            lock (Icons)
                foreach (var ((window, id), message) in Icons)
                    _ = PostMessageW(window, message, 0, (nint)(Selected | (id << 16)));
    }

    /// <summary>COPYDATASTRUCT.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct CopiedData
    {
        public nuint What;
        public uint Bytes;
        public nint Data;
    }

    /// <summary>How what a program says of its icon begins when Wine's Shell_NotifyIconW passes it on.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Notice
    {
        public int Window;
        public uint Id, Flags, CallbackMessage;
    }
}
