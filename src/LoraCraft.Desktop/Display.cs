namespace LoraCraft.Desktop;

/// <summary>The screen that the program could show something on.</summary>
internal static class Display
{
    /// <summary>Whether there is one; Windows and macOS always have one.</summary>
    public static bool IsThere { get; } =
        !OperatingSystem.IsLinux()
        || Environment.GetEnvironmentVariable("DISPLAY") is { Length: > 0 }
        || Environment.GetEnvironmentVariable("WAYLAND_DISPLAY") is { Length: > 0 };
}
