using System.Net.Sockets;
using LoraCraft.Host.Starting;

namespace LoraCraft.Host.Doctoring;

/// <summary>Whether the port of the page is free.</summary>
internal static class PortCheck
{
    public static Finding Look(int port, RunningInstance? running)
    {
        if (port == 0)
            return Finding.Ok("port", "A free one is picked at every start.");
        if (running is not null && new Uri(running.Url).Port == port)
            return Finding.Ok("port", $"{port} is this LoraCraft's own.");
        try
        {
            PortOwner.MustBeFree(port);
            return Finding.Ok("port", $"{port} is free.");
        }
        catch (SocketException taken)
        {
            var says = taken.SocketErrorCode == SocketError.AddressAlreadyInUse ? $"{port} is taken by {PortOwner.Of(port) ?? "another program"}." : $"{port} cannot be used: {taken.Message}";
            return Finding.Broken("port", says, "End that program, or choose another port: loracraft settings set port 0");
        }
    }
}
