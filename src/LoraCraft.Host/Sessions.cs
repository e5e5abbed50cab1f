using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoraCraft.Host;

/// <summary>A browser that is signed in. What is kept of it opens nothing: its secret is in the browser's cookie alone.</summary>
internal sealed class Session(string id, DateTimeOffset created, DateTimeOffset seen, string browser)
{
    private int _over;

    /// <summary>Raised when the session is no longer one.</summary>
    public event Action? Ended;

    /// <summary>Names it, to revoke it.</summary>
    public string Id { get; } = id;

    public DateTimeOffset Created { get; } = created;

    public DateTimeOffset Seen { get; set; } = seen;

    /// <summary>What the browser calls itself, short: "Firefox on Linux".</summary>
    public string Browser { get; } = browser;

    /// <summary>When this process last gave the browser its cookie, which lasts as long as a session that is not used.</summary>
    [JsonIgnore]
    public DateTimeOffset Given { get; set; }

    [JsonIgnore]
    public bool IsOver => Volatile.Read(ref _over) == 1;

    public void End()
    {
        Volatile.Write(ref _over, 1);
        Ended?.Invoke();
    }
}

/// <summary>The browsers that are signed in, kept in the data folder across restarts.</summary>
internal sealed class Sessions
{
    /// <summary>A session that is not used for so long is over.</summary>
    public static readonly TimeSpan LongestUnused = TimeSpan.FromDays(180);

    /// <summary>So exact is the time when a session was last seen.</summary>
    private static readonly TimeSpan BetweenNotes = TimeSpan.FromMinutes(1);

    private readonly DataFolder _folder;
    private readonly TimeProvider _clock;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Session> _sessions;
    private byte[] _key;

    public Sessions(DataFolder folder, TimeProvider clock)
    {
        (_folder, _clock, _key) = (folder, clock, folder.SessionKey());
        _sessions = Read(folder.Sessions).Where(s => clock.GetUtcNow() - s.Seen < LongestUnused).ToDictionary(s => s.Id);
    }

    /// <summary>Signs a browser in.</summary>
    /// <param name="userAgent">What it says of itself.</param>
    /// <returns>The content of its cookie.</returns>
    public string Open(string userAgent)
    {
        var (secret, now) = (Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)), _clock.GetUtcNow());
        lock (_lock)
        {
            _sessions[IdOf(secret)] = new(IdOf(secret), now, now, BrowserName.Of(userAgent)) { Given = now };
            Save();
            return $"{secret}.{Sign(secret)}";
        }
    }

    /// <summary>The session that a cookie belongs to; null when it is made up, revoked or out of date.</summary>
    public Session? Find(string? cookie)
    {
        if (cookie?.Split('.') is not [var secret, var signature])
            return null;
        lock (_lock)
        {
            var now = _clock.GetUtcNow();
            if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(Sign(secret)))
                || !_sessions.TryGetValue(IdOf(secret), out var session) || now - session.Seen >= LongestUnused)
                return null;
            if (now - session.Seen >= BetweenNotes)
                See(session, now);
            return session;
        }
    }

    /// <summary>All, the one that was seen last first.</summary>
    public IReadOnlyList<Session> List()
    {
        lock (_lock)
            return [.. _sessions.Values.OrderByDescending(s => s.Seen).ThenBy(s => s.Id, StringComparer.Ordinal)];
    }

    /// <summary>Signs a browser out for good. End the session that is returned once the request is answered.</summary>
    public bool Revoke(string id, [NotNullWhen(true)] out Session? revoked)
    {
        lock (_lock)
        {
            if (!_sessions.Remove(id, out revoked))
                return false;
            try
            {
                Save();
            }
            catch
            {
                _sessions[id] = revoked;
                throw;
            }

            return true;
        }
    }

    /// <summary>Signs with another key from now on, which signs everybody out. End the sessions that are returned once the request is answered.</summary>
    public IReadOnlyList<Session> Rotate()
    {
        lock (_lock)
        {
            _key = _folder.NewSessionKey(); // ends them all by itself
            Session[] all = [.. _sessions.Values];
            _sessions.Clear();
            SaveIfPossible();
            return all;
        }
    }

    private void See(Session session, DateTimeOffset now)
    {
        session.Seen = now;
        SaveIfPossible();
    }

    /// <summary>A full disk keeps nobody out, and nobody in.</summary>
    private void SaveIfPossible()
    {
        try
        {
            Save();
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            // It is remembered, and written with the next that is.
        }
    }

    private void Save() => OwnFile.Write(_folder.Sessions, JsonSerializer.Serialize([.. _sessions.Values], StartJson.Default.SessionArray));

    private static Session[] Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(file), StartJson.Default.SessionArray) ?? [];
        }
        catch (Exception unusable) when (unusable is FileNotFoundException or JsonException)
        {
            return [];
        }
    }

    private string Sign(string secret) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(secret)));

    private static string IdOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)).AsSpan(0, 8));
}
