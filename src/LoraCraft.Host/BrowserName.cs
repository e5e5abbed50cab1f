namespace LoraCraft.Host;

/// <summary>Says in a few words which browser it is.</summary>
internal static class BrowserName
{
    /// <summary>The first that is found counts: most browsers call themselves by the names of others, too.</summary>
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS X", "macOS"), ("Linux", "Linux")];

    /// <param name="userAgent">The header of that name.</param>
    public static string Of(string userAgent)
    {
        var (browser, system) = (Find(Browsers, userAgent), Find(Systems, userAgent));
        return $"{browser ?? "A browser"}{(system is null ? "" : $" on {system}")}";
    }

    private static string? Find((string Mark, string Name)[] marks, string text) =>
        marks.FirstOrDefault(m => text.Contains(m.Mark, StringComparison.Ordinal)).Name;
}
