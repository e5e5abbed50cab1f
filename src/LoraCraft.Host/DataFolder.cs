using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using LoraCraft.Host.Backups;
using LoraCraft.Host.Starting;

namespace LoraCraft.Host;

/// <summary>How another process of the same person reaches the one that has the data folder open.</summary>
/// <param name="Url">Base address, without a slash at the end.</param>
/// <param name="Token">Bearer token for requests.</param>
public sealed record RunningInstance(int Process, string Url, string Token);

/// <summary>The folder that holds everything, opened by one process at a time.</summary>
public sealed class DataFolder : IDisposable
{
    /// <summary>The file that whoever has the folder open holds.</summary>
    public const string LockName = "loracraft.lock";

    private const int SessionKeyBytes = 32;

    private readonly FileStream _lock;

    private DataFolder(string root, FileStream held)
    {
        Root = root;
        _lock = held;
        File.Delete(InstanceFile); // of a process that was killed
        FolderSwap.Finish(root);
        Directory.CreateDirectory(Storage);
        Directory.CreateDirectory(Uploads);
        Directory.CreateDirectory(Exports);
    }

    public string Root { get; }
    public string Database => Path.Combine(Root, "loracraft.db");
    public string Storage => Path.Combine(Root, "storage");
    public string Uploads => Path.Combine(Storage, "uploads");
    public string Pasts => Path.Combine(Storage, "past");
    public string Exports => Path.Combine(Storage, "exports");
    /// <summary>Answers of models, kept so that no question is paid for twice.</summary>
    public string Answers => Path.Combine(Storage, "answers");

    public string Checks => Path.Combine(Storage, "checks");

    /// <summary>What was there before a backup was restored, a folder each.</summary>
    public string Replaced => FolderSwap.ReplacedIn(Root);

    /// <summary>Which browsers are signed in.</summary>
    public string Sessions => Path.Combine(Root, "sessions.json");

    /// <summary>Keys for services, sealed.</summary>
    public string Secrets => Path.Combine(Root, "secrets.json");

    /// <summary>What the last check for updates found.</summary>
    public string Update => Path.Combine(Root, "update.json");

    /// <summary>Folder of the keys that seal them.</summary>
    public string Keys => Path.Combine(Root, "keys");

    private string SessionKeyFile => Path.Combine(Root, "sessions.key");
    private string InstanceFile => InstanceFileOf(Root);

    /// <summary>Opens the folder for this process, making it when missing; null when another process has it.</summary>
    /// <exception cref="StartException">The folder cannot be made or written, or what an interrupted restore left is damaged.</exception>
    public static DataFolder? TryOpen(string root)
    {
        FileStream held;
        try
        {
            Make(root);
            held = new(Path.Combine(root, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (Directory.Exists(root) && IsWritable(root))
        {
            return null;
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            throw new StartException(StartProblems.Folder(root, closed), closed);
        }

        try
        {
            return new(root, held);
        }
        catch (Exception failed)
        {
            held.Dispose();
            throw failed is IOException or UnauthorizedAccessException ? new StartException(StartProblems.Folder(root, failed), failed) : failed;
        }
    }

    /// <summary>A new one is for its owner alone.</summary>
    private static void Make(string root)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(root);
        else
            Directory.CreateDirectory(root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>The process that has the folder open, once it listens.</summary>
    public static RunningInstance? Running(string root)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(InstanceFileOf(root)), StartJson.Default.RunningInstance);
        }
        catch (Exception absent) when (absent is IOException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Tells other processes where this one listens; only the owner of the folder can read it.</summary>
    public void Announce(RunningInstance instance) => OwnFile.Write(InstanceFile, JsonSerializer.Serialize(instance, StartJson.Default.RunningInstance), lasts: false);

    /// <summary>The key that browser sessions are signed with; made once and kept.</summary>
    /// <exception cref="StartException">It is damaged.</exception>
    public byte[] SessionKey()
    {
        if (!File.Exists(SessionKeyFile))
            return NewSessionKey();
        var key = new byte[SessionKeyBytes];
        return Convert.FromHexString(File.ReadAllText(SessionKeyFile), key, out _, out var read) == OperationStatus.Done && read == SessionKeyBytes
            ? key
            : throw new StartException($"The file {SessionKeyFile} is damaged. Delete it and start again: that signs every browser out, and nothing else is lost.");
    }

    /// <summary>Another key from now on, with which no earlier session is signed.</summary>
    public byte[] NewSessionKey()
    {
        var key = RandomNumberGenerator.GetBytes(SessionKeyBytes);
        OwnFile.Write(SessionKeyFile, Convert.ToHexString(key));
        return key;
    }

    public void Dispose()
    {
        File.Delete(InstanceFile);
        _lock.Dispose();
    }

    private static string InstanceFileOf(string root) => Path.Combine(root, "loracraft.instance");

    private static bool IsWritable(string root)
    {
        try
        {
            using (File.Create(Path.Combine(root, Path.GetRandomFileName()), 1, FileOptions.DeleteOnClose))
                return true;
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
