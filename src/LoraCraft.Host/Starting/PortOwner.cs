using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace LoraCraft.Host.Starting;

/// <summary>Finds out who listens on a port of 127.0.0.1, where the system tells (Linux).</summary>
internal static class PortOwner
{
    private const string Listening = "0A";
    private const int LocalAddress = 1, State = 3, Inode = 9;
    private static readonly string[] Tables = ["/proc/net/tcp", "/proc/net/tcp6"];

    /// <exception cref="SocketException">Nobody can listen there now.</exception>
    public static void MustBeFree(int port)
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        if (OperatingSystem.IsWindows())
            probe.ExclusiveAddressUse = true;
        probe.Bind(new IPEndPoint(IPAddress.Loopback, port));
        probe.Listen();
    }

    /// <returns><c>python3 (process 4711)</c>; null when it cannot be told.</returns>
    public static string? Of(int port)
    {
        try
        {
            return OperatingSystem.IsLinux() && SocketOf(port) is { } socket ? ProcessWith($"socket:[{socket}]") : null;
        }
        catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? SocketOf(int port)
    {
        var ending = string.Create(CultureInfo.InvariantCulture, $":{port:X4}");
        return (from file in Tables
                where File.Exists(file)
                from line in File.ReadLines(file).Skip(1)
                let fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                where fields[LocalAddress].EndsWith(ending, StringComparison.Ordinal) && fields[State] == Listening
                select fields[Inode]).FirstOrDefault();
    }

    private static string? ProcessWith(string socket) =>
        (from folder in Directory.EnumerateDirectories("/proc")
         let process = Path.GetFileName(folder)
         where process.All(char.IsAsciiDigit) && Holds(folder, socket)
         select $"{File.ReadAllText(Path.Combine(folder, "comm")).Trim()} (process {process})").FirstOrDefault();

    /// <summary>Other people's processes do not show theirs.</summary>
    private static bool Holds(string folder, string socket)
    {
        try
        {
            return Directory.EnumerateFiles(Path.Combine(folder, "fd")).Any(file => new FileInfo(file).LinkTarget == socket);
        }
        catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
