using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace LoraCraft.EndToEnd;

/// <summary>The page's parts, by the names that a person or a screen reader knows them by.</summary>
internal static class Elements
{
    public static ILocator Button(this IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public static ILocator DialogOf(this IPage page, string name) => page.GetByRole(AriaRole.Dialog, new() { Name = name });

    public static ILocator Grid(this IPage page) => page.GetByRole(AriaRole.Grid, new() { Name = "Pictures" });

    public static ILocator Filter(this IPage page) => page.GetByLabel("Filter pictures");

    /// <summary>A picture's tile, by its number.</summary>
    public static ILocator Tile(this IPage page, int number) => page.Locator($"#picture-{number}");

    public static ILocator Inspector(this IPage page) => page.GetByRole(AriaRole.Complementary, new() { Name = "Inspector" });

    public static ILocator TagIndex(this IPage page) => page.GetByRole(AriaRole.Complementary, new() { Name = "Tag index" });

    /// <summary>The chips of the one selected image.</summary>
    public static ILocator Chips(this IPage page) => page.Inspector().GetByRole(AriaRole.Listbox, new() { Name = "Tags", Exact = true }).GetByRole(AriaRole.Option);

    public static ILocator Chip(this IPage page, string tag) => page.Chips().Filter(new() { HasTextRegex = new($"^{Regex.Escape(tag)}$") });

    /// <summary>The toolbar's count of pictures.</summary>
    public static ILocator Status(this IPage page, string text) =>
        page.GetByRole(AriaRole.Status).Filter(new() { HasTextRegex = new($@"^{Regex.Escape(text)}([\d,]+ selected)?$") });

    /// <summary>A notification in the corner.</summary>
    public static ILocator Toast(this IPage page, string text) =>
        page.GetByRole(AriaRole.Region, new() { NameRegex = new("^Notifications") }).GetByRole(AriaRole.Listitem).Filter(new() { HasText = text });

    public static ILocator Sidebar(this IPage page) => page.GetByRole(AriaRole.Navigation, new() { Name = "Datasets" });

    public static ILocator MenuItem(this IPage page, string name) => page.GetByRole(AriaRole.Menuitem, new() { NameRegex = new($"^{Regex.Escape(name)}") });

    /// <summary>The numbers of the tiles in sight, in the order of the grid.</summary>
    public static Task<int[]> Numbers(this IPage page) => page.EvaluateAsync<int[]>(
        """
        () => [...document.querySelectorAll('[data-place]')]
            .sort((a, b) => a.dataset.place - b.dataset.place)
            .map((tile) => Number(tile.id.replace('picture-', '')))
        """);
}
