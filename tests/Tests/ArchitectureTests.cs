using System.Text.RegularExpressions;
using System.Xml.Linq;
using LoraCraft.Kernel;

namespace LoraCraft.Tests;

/// <summary>The rules about what may use what, checked on the projects, the compiled product and its sources.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly string Sources = Path.Combine(Repository(), "src");

    private static readonly Dictionary<string, string[]> Floors = new()
    {
        ["LoraCraft.Kernel"] = [],
        ["LoraCraft"] = ["LoraCraft.Kernel"],
        ["LoraCraft.Storage.Sqlite"] = ["LoraCraft.Kernel"],
        ["LoraCraft.Storage.Postgres"] = ["LoraCraft.Kernel"],
        ["LoraCraft.Blobs"] = ["LoraCraft.Kernel"],
        ["LoraCraft.Engines"] = ["LoraCraft"],
        ["LoraCraft.Host"] = ["LoraCraft", "LoraCraft.Storage.Sqlite", "LoraCraft.Storage.Postgres", "LoraCraft.Blobs", "LoraCraft.Engines"],
        ["LoraCraft.Desktop"] = ["LoraCraft.Host"],
    };

    [Fact]
    public void projects_reference_only_the_floors_below() =>
        Directory.GetFiles(Sources, "*.csproj", SearchOption.AllDirectories)
            .SelectMany(project => References(project).Select(used => (Project: Name(project), Used: used)))
            .Where(r => !Floors.GetValueOrDefault(r.Project, []).Contains(r.Used))
            .Select(r => $"{r.Project} references {r.Used}")
            .ShouldBeEmpty();

    [Fact]
    public void every_project_has_its_floor() =>
        Directory.GetFiles(Sources, "*.csproj", SearchOption.AllDirectories).Select(Name).ShouldBe(Floors.Keys, ignoreOrder: true);

    [Fact]
    public void the_kernel_knows_neither_the_product_nor_the_web() =>
        typeof(IEvent).Assembly.GetReferencedAssemblies().Select(a => a.Name!)
            .Where(name => name.StartsWith("LoraCraft", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal))
            .ShouldBeEmpty();

    /// <summary>Events, and ports with what stands in their files: a port is there for others to implement.</summary>
    [Fact]
    public void capabilities_share_events_and_nothing_else()
    {
        var contracts = Files().Where(file => Contract().IsMatch(Path.GetFileName(file))).SelectMany(DeclaredTypes).ToHashSet();

        var forbidden = TypeUse.Within(typeof(LoraCraft.Shared.IImaging).Assembly)
            .Where(use => Capability(use.User) is { } user && Capability(use.Used) is { } used && user != used && used != "Shared")
            .Where(use => !use.Used.IsAssignableTo(typeof(IEvent)) && !contracts.Contains(TypeUse.Outermost(use.Used).FullName!))
            .Select(use => $"{TypeUse.Outermost(use.User).FullName} uses {use.Used.FullName}");

        string.Join('\n', forbidden.Distinct().Order()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("DateTime.UtcNow")]
    [InlineData("DateTime.Now")]
    [InlineData("DateTimeOffset.UtcNow")]
    [InlineData("DateTimeOffset.Now")]
    [InlineData("Guid.NewGuid")]
    [InlineData("Guid.CreateVersion7")]
    [InlineData("Random.Shared")]
    [InlineData("new Random")]
    [InlineData("Task.Run")]
    [InlineData("Thread.Sleep")]
    public void clock_chance_and_threads_come_from_outside(string forbidden) =>
        Files().Where(file => Code(file).Contains(forbidden, StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(Sources, file))
            .ShouldBeEmpty();

    [Fact]
    public void deciders_are_pure() =>
        Files().Where(file => file.EndsWith("Decider.cs", StringComparison.Ordinal))
            .Where(file => Impure().IsMatch(Code(file)))
            .Select(file => Path.GetRelativePath(Sources, file))
            .ShouldBeEmpty();

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "LoraCraft.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }

    private static string Name(string project) => Path.GetFileNameWithoutExtension(project);

    private static IEnumerable<string> References(string project) =>
        XDocument.Load(project).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));

    private static IEnumerable<string> Files()
    {
        var product = Path.Combine(Sources, "LoraCraft");
        return Directory.GetFiles(product, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(product, file).StartsWith("obj", StringComparison.Ordinal));
    }

    /// <summary>A file without its comments and the contents of its plain strings.</summary>
    private static string Code(string file) => Noise().Replace(File.ReadAllText(file), "");

    private static IEnumerable<string> DeclaredTypes(string file)
    {
        var code = Code(file);
        var space = Namespace().Match(code).Groups[1].Value;
        return Declaration().Matches(code).Select(m => $"{space}.{m.Groups[1].Value}");
    }

    /// <summary>The folder of a type, as its namespace tells; null for what stands above the capabilities.</summary>
    private static string? Capability(Type type) => type.Namespace?.Split('.') is ["LoraCraft", var capability, ..] ? capability : null;

    [GeneratedRegex("""//[^\n]*|/\*.*?\*/|"(\\.|[^"\\\n])*"(?!")""", RegexOptions.Singleline)]
    private static partial Regex Noise();

    [GeneratedRegex(@"Events\.cs$|^I[A-Z]\w+\.cs$")]
    private static partial Regex Contract();

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^[\w ]*\b(?:class|struct|interface|enum|record(?: struct)?) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\basync\b|\bTask\b|\bILogger\b|\bHttp\w+|\bFile\.|\bDirectory\.|\bIEventStore\b|Microsoft\.AspNetCore")]
    private static partial Regex Impure();
}
