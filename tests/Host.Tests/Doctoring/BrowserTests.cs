using LoraCraft.Desktop;
using LoraCraft.Testing;

namespace LoraCraft.Host.Tests.Doctoring;

/// <summary>Which browser is found on a computer that has only what a test put there.</summary>
public sealed class BrowserTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _environment;

    public BrowserTests()
    {
        Directory.CreateDirectory(_folder["bin"]);
        _environment = new() { ["PATH"] = _folder["bin"], ["HOME"] = _folder.Root };
    }

    [Fact]
    public async Task what_opens_pages_is_no_browser()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "xdg-open is of Linux.");
        Program("xdg-open", "");

        (await Find()).ShouldBeNull();
        var said = await LoraCraftProcess.RunWith(_folder["data"], [], "/usr/bin/env", "DISPLAY=:77", $"PATH={_folder["bin"]}", "BROWSER=", LoraCraftProcess.Program, "doctor", "--json");

        var browser = said.Json.List("findings").Single(f => f.Text("check") == "browser");
        (browser.Text("state"), browser.Text("says")).ShouldBe(("warning", "No browser was found that xdg-open could show a page in."));
        browser.Text("mend").ShouldContain("Install one");
    }

    [Fact]
    public async Task one_on_the_path_is_found()
    {
        Program("firefox", "");
        (await Find()).ShouldBe(_folder["bin/firefox"]);
    }

    [Fact]
    public async Task one_that_is_named_is_found_where_it_is_there()
    {
        _environment["BROWSER"] = $"gone:{_folder["opt/kestrel"]} --new-window %s";
        (await Find()).ShouldBeNull();
        _folder.Write("opt/kestrel", "");
        (await Find()).ShouldBe(_folder["opt/kestrel"]);
    }

    [Fact]
    public async Task one_that_the_desktop_prefers_is_found_where_it_is_installed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The desktop is asked on Linux.");
        Program("xdg-settings", "[ \"$1 $2\" = 'get default-web-browser' ] && echo kestrel.desktop");
        _environment["XDG_DATA_DIRS"] = $"{_folder["nothing"]}:{_folder["share"]}";
        (await Find()).ShouldBeNull();
        _folder.Write("share/applications/kestrel.desktop", "");
        (await Find()).ShouldBe("kestrel.desktop");
    }

    [Fact]
    public async Task a_desktop_that_does_not_answer_is_not_waited_for()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The desktop is asked on Linux.");
        Program("xdg-settings", "/bin/sleep 600");
        (await Find(TimeSpan.FromMilliseconds(100))).ShouldBeNull();
    }

    public void Dispose() => _folder.Dispose();

    private void Program(string name, string script)
    {
        _folder.Write($"bin/{name}", $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_folder[$"bin/{name}"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    private Task<string?> Find(TimeSpan? patience = null) =>
        new LinuxBrowser(name => _environment.GetValueOrDefault(name), patience).Find(TestContext.Current.CancellationToken);
}
