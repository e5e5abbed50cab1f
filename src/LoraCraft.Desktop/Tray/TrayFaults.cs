namespace LoraCraft.Desktop.Tray;

/// <summary>Keeps what goes wrong in the tray from ending the program: a database that is away, a full disk. The same fault is told once on the console.</summary>
internal sealed class TrayFaults
{
    private string? _told;

    /// <returns>Whether it went well.</returns>
    public bool Guard(Action work)
    {
        try
        {
            work();
            _told = null;
            return true;
        }
        catch (Exception fault)
        {
            if (_told != fault.Message)
                Console.Error.WriteLine($"The tray icon does not follow just now: {fault.Message} It is tried again.");
            _told = fault.Message;
            return false;
        }
    }
}
