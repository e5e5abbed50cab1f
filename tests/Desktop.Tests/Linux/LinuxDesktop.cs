using LoraCraft.Testing;

namespace LoraCraft.Desktop.Tests.Linux;

/// <summary>A whole desktop of its own: X server, session bus, Xfce's panel, which shows tray icons, and its notifications.</summary>
public sealed class LinuxDesktop : IAsyncLifetime
{
    private readonly TemporaryFolder _home = new();
    private readonly Dictionary<string, string?> _environment = [];
    private readonly List<Tool> _tools = [];
    private Screen? _screen;
    private Tool? _panel;

    /// <summary>What a program gets that is started on this desktop.</summary>
    internal IReadOnlyDictionary<string, string?> Environment => _environment;

    public async ValueTask InitializeAsync()
    {
        await StartWithoutPanel();
        await StartPanel();
    }

    internal async Task StartWithoutPanel()
    {
        _screen = await Screen.Start();
        _environment["DISPLAY"] = _screen.Display;
        _environment["WAYLAND_DISPLAY"] = null;
        _environment["HOME"] = _home.Root;
        _environment["XDG_CONFIG_HOME"] = null;
        _environment["XDG_RUNTIME_DIR"] = Directory.CreateDirectory(_home["run"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
        _home.Write(".config/xfce4/xfconf/xfce-perchannel-xml/xfce4-panel.xml", Panel);
        var bus = Start("dbus-daemon", "--session", "--print-address", "--nofork", "--nopidfile");
        _environment["DBUS_SESSION_BUS_ADDRESS"] = await Eventually.Some(() => Task.FromResult(bus.FirstLine), () => "The session bus did not start.");
    }

    internal async Task StartPanel()
    {
        _panel = Start("xfce4-panel", "--disable-wm-check");
        await Eventually.True(ShowsIcons, () => "The panel did not offer to show tray icons.");
    }

    /// <summary>Has a panel that shows icons: the part of Xfce's that does it crashes once in a while when an icon goes, whosever it is.</summary>
    internal async Task KeepPanel()
    {
        if (_panel is null || await ShowsIcons())
            return;
        _tools.Remove(_panel);
        await _panel.DisposeAsync();
        await StartPanel();
    }

    private async Task<bool> ShowsIcons() => await Tool.Ask(Environment, "gdbus", TrayOnBus.AskWatcher) is not null;

    internal Tool Start(string program, params string[] arguments)
    {
        var tool = Tool.Start(Environment, program, arguments);
        _tools.Add(tool);
        return tool;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var tool in Enumerable.Reverse(_tools))
            await tool.DisposeAsync();
        if (_screen is not null)
            await _screen.DisposeAsync();
        _home.Dispose();
    }

    private const string Panel = """
        <?xml version="1.0" encoding="UTF-8"?>
        <channel name="xfce4-panel" version="1.0">
          <property name="configver" type="int" value="2"/>
          <property name="panels" type="array">
            <value type="int" value="1"/>
            <property name="panel-1" type="empty">
              <property name="position" type="string" value="p=6;x=0;y=0"/>
              <property name="length" type="uint" value="100"/>
              <property name="size" type="uint" value="32"/>
              <property name="plugin-ids" type="array"><value type="int" value="1"/></property>
            </property>
          </property>
          <property name="plugins" type="empty"><property name="plugin-1" type="string" value="systray"/></property>
        </channel>
        """;
}
