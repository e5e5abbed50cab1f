using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using LoraCraft.Host.Starting;
using LoraCraft.Testing;
using Microsoft.Data.Sqlite;

namespace LoraCraft.Host.Tests.CommandLine;

/// <summary>What keeps the program from starting is said in one line, which says what to do.</summary>
public sealed class StartFailureTests
{
    [Fact]
    public async Task a_port_that_is_in_use()
    {
        using var folder = new TemporaryFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        using var me = Process.GetCurrentProcess();

        var said = await Fails(folder, [], "serve", "--port", port.ToString(CultureInfo.InvariantCulture));

        said.ShouldStartWith($"Port {port} is in use by ");
        said.ShouldEndWith($" (process {me.Id}). End that, or choose another port: --port N, or the setting port; --port 0 picks a free one.");
        File.Exists(folder["data/loracraft.db"]).ShouldBeFalse("nothing was opened");
        other.Stop();
        await using var serving = await ServingProcess.Start(folder["data"]);
    }

    [Fact]
    public async Task a_data_folder_that_cannot_be_made()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("file", "no folder");
        foreach (var verb in new[] { "serve", "list" })
        {
            var said = await Fails(folder, [], verb, "--data", Path.Combine(file, "data"));
            said.ShouldStartWith($"The data folder {file}/data cannot be used: ");
            said.ShouldEndWith("Make it writable for your account, or choose another: --data DIR, or the setting data.");
        }
    }

    [Fact]
    public async Task a_database_that_is_damaged()
    {
        using var folder = new TemporaryFolder();
        folder.Write("data/loracraft.db", string.Concat(Enumerable.Repeat("This is no database. ", 1000)));

        (await Fails(folder, [], "serve")).ShouldStartWith($"The file loracraft.db in the data folder {folder["data"]} is damaged.");
    }

    [Theory]
    [InlineData("restore.json", "{", "which tells how far an interrupted restore had come, is damaged. See which of ")]
    [InlineData("restore.json", "{}", "which tells how far an interrupted restore had come, is damaged. See which of ")]
    [InlineData("sessions.key", "00", "is damaged. Delete it and start again: that signs every browser out")]
    [InlineData("sessions.key", "no key", "is damaged. Delete it and start again: that signs every browser out")]
    [InlineData("storage", "no folder", "cannot be used: ")]
    public async Task a_file_of_its_own_that_is_damaged(string file, string content, string told)
    {
        using var folder = new TemporaryFolder();
        folder.Write($"data/{file}", content);

        (await Fails(folder, [], "serve")).ShouldContain(told);
    }

    [Fact]
    public void a_folder_that_could_not_be_opened_is_not_held()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("data/storage", "no folder");
        Should.Throw<StartException>(() => DataFolder.TryOpen(folder["data"]));
        File.Delete(file);

        DataFolder.TryOpen(folder["data"]).ShouldNotBeNull().Dispose();
    }

    [Fact]
    public async Task a_server_of_databases_that_does_not_answer()
    {
        using var folder = new TemporaryFolder();
        using var nobody = new TcpListener(IPAddress.Loopback, 0);
        nobody.Start();
        var port = ((IPEndPoint)nobody.LocalEndpoint).Port;
        nobody.Stop();

        var said = await Fails(folder, new() { ["MODE"] = "shared", ["POSTGRES"] = $"Host=127.0.0.1;Port={port};Database=kites;Username=ada;Password=hush" }, "serve");

        said.ShouldBe($"The database kites on 127.0.0.1:{port} cannot be reached. Start PostgreSQL there, or correct the setting postgres (LORACRAFT_POSTGRES); LORACRAFT_MODE=local works without it.");
    }

    [Fact]
    public async Task a_database_that_is_not_there()
    {
        using var folder = new TemporaryFolder();
        await using var schema = await PostgresServer.NewSchema();

        var said = await Fails(folder, new() { ["MODE"] = "shared", ["POSTGRES"] = $"{schema.ConnectionString};Database=no_such_database" }, "serve");

        said.ShouldContain("refused: database \"no_such_database\" does not exist. Create the database, or name another in the setting postgres (LORACRAFT_POSTGRES).");
    }

    [Fact]
    public async Task a_settings_file_that_cannot_be_read()
    {
        using var folder = new TemporaryFolder();
        var file = Directory.CreateDirectory(folder["settings"]).FullName;

        (await Fails(folder, new() { ["SETTINGS"] = file }, 2, "serve")).ShouldStartWith($"The settings file {file} cannot be read: ");
    }

    [Fact]
    public async Task a_library_that_is_missing()
    {
        using var folder = new TemporaryFolder();
        var (program, without) = (Path.GetDirectoryName(LoraCraftProcess.Program)!, Directory.CreateDirectory(folder["program"]).FullName);
        foreach (var file in Directory.GetFiles(program).Where(f => !Path.GetFileName(f).StartsWith("libvips", StringComparison.Ordinal)))
        {
            var copy = Path.Combine(without, Path.GetFileName(file));
            if (Path.GetFileName(file).StartsWith("loracraft", StringComparison.OrdinalIgnoreCase))
                File.Copy(file, copy); // the program looks for its libraries beside itself, behind links
            else
                File.CreateSymbolicLink(copy, file);
        }

        (await Fails(folder, [], 1, Path.Combine(without, "loracraft"), "serve")).ShouldStartWith("The picture library libvips is missing beside the program");
    }

    [Fact]
    public void a_full_disk()
    {
        var options = new LoraCraftOptions { DataFolder = "/kites" };
        const string said = "The disk that holds the data folder /kites is full. Make room on it, or choose a data folder elsewhere: --data DIR, or the setting data.";

        StartProblems.Sentence(new SqliteException("database or disk is full", 13), options).ShouldBe(said);
        StartProblems.Sentence(WriteToAFullDisk(), options).ShouldBe(said);
    }

    /// <summary>What the system says when there is no room: <c>/dev/full</c> never has any.</summary>
    private static IOException WriteToAFullDisk() => Should.Throw<IOException>(() =>
    {
        using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        full.Write([1]);
    });

    private static Task<string> Fails(TemporaryFolder folder, Dictionary<string, string> variables, params string[] arguments) =>
        Fails(folder, variables, 1, arguments);

    private static async Task<string> Fails(TemporaryFolder folder, Dictionary<string, string> variables, int code, params string[] arguments)
    {
        var said = await LoraCraftProcess.RunWith(folder["data"], variables, arguments);
        said.Code.ShouldBe(code, said.Error);
        said.Lines.ShouldBeEmpty();
        return said.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem();
    }
}
