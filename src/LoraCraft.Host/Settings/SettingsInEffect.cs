namespace LoraCraft.Host.Settings;

/// <summary>
/// The settings that the running program works with: those of its start, but for the few that take effect at once
/// (<see cref="Setting.AtOnce"/>), however the settings file was changed.
/// </summary>
public sealed class SettingsInEffect(LoraCraftOptions start)
{
    /// <summary>Milliseconds. Whoever asks in between gets what was read last.</summary>
    private const long BetweenLooks = 1000;

    private readonly Lock _lock = new();
    private readonly SettingsSources? _sources = start.Sources;
    private volatile LoraCraftOptions _now = start;
    private long _looked;
    private DateTime _written;

    /// <summary>At most a second old; asking costs next to nothing.</summary>
    public LoraCraftOptions Now => Environment.TickCount64 - Volatile.Read(ref _looked) < BetweenLooks ? _now : Look();

    /// <summary>Reads the settings file again if it was written. What is wrong in it changes nothing.</summary>
    public LoraCraftOptions Look()
    {
        lock (_lock)
        {
            Volatile.Write(ref _looked, Environment.TickCount64);
            if (_sources is not { } sources)
                return _now;
            var written = WrittenAt(sources.File);
            if (written == _written)
                return _now;
            _written = written;
            var reading = sources.Read();
            if (reading.FileProblem is null)
                _now = reading.Values.Where(v => v.Setting.AtOnce && v.Problem is null).Aggregate(_now, (now, v) => v.Setting.Apply(now, v.Value));
            return _now;
        }
    }

    /// <summary>Of what a link leads to. A time long ago when there is no file.</summary>
    private static DateTime WrittenAt(string path)
    {
        FileSystemInfo file = new FileInfo(path);
        return (file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true) ?? file).LastWriteTimeUtc;
    }
}
