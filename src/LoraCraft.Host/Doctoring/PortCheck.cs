using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace LoraCraft.Host.Doctoring;

/// <summary>Whether the port of the page is free.</summary>
internal static class PortCheck
{
    private static readonly string[] Tables = ["/proc/net/tcp", "/proc/net/tcp6"];

    public static Finding Look(int port, RunningInstance? running)
    {
        if (port == 0)
            return Finding.Ok("port", "A free one is picked at every start.");
        if (running is not null && new Uri(running.Url).Port == port)
            return Finding.Ok("port", $"{port} is this LoraCraft's own.");
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return Finding.Ok("port", $"{port} is free.");
        }
        catch (SocketException taken)
        {
            var who = Owner(port);
            return Finding.Broken("port", taken.SocketErrorCode == SocketError.AddressAlreadyInUse ? $"{port} is taken by {who ?? "another program"}." : $"{port} cannot be used: {taken.Message}",
                "End that program, or choose another port: loracraft settings set port 0");
        }
    }

    /// <summary>Name and number of the process that listens there, where Linux tells; null when it does not.</summary>
    private static string? Owner(int port)
    {
        try
        {
            return Sockets(port) is { Count: > 0 } sockets
                ? Directory.EnumerateDirectories("/proc").Where(p => int.TryParse(Path.GetFileName(p), out _) && Holds(p, sockets))
                    .Select(p => $"{File.ReadAllText(Path.Combine(p, "comm")).Trim()} (process {Path.GetFileName(p)})").FirstOrDefault()
                : null;
        }
        catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static HashSet<string> Sockets(int port)
    {
        const string listening = "0A";
        var end = ":" + port.ToString("X4", CultureInfo.InvariantCulture);
        return !OperatingSystem.IsLinux() ? [] :
        [
            .. from table in Tables
               where File.Exists(table)
               from line in File.ReadLines(table).Skip(1)
               let fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
               where fields.Length > 9 && fields[1].EndsWith(end, StringComparison.Ordinal) && fields[3] == listening
               select $"socket:[{fields[9]}]",
        ];
    }

    private static bool Holds(string process, HashSet<string> sockets)
    {
        try
        {
            return Directory.EnumerateFiles(Path.Combine(process, "fd")).Any(f => new FileInfo(f).LinkTarget is { } target && sockets.Contains(target));
        }
        catch (Exception others) when (others is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
