using System.Runtime.Versioning;
using Microsoft.Win32;

namespace LoraCraft.Desktop.Login;

/// <summary>The person's Run key in the registry of Windows: what stands there is started at login.</summary>
[SupportedOSPlatform("windows")]
internal static class RunKey
{
    private const string Key = @"Software\Microsoft\Windows\CurrentVersion\Run";
    private const string Name = "LoraCraft";

    public static string Place => $@"HKEY_CURRENT_USER\{Key}\{Name}";

    public static bool IsSet()
    {
        using var key = Registry.CurrentUser.OpenSubKey(Key);
        return key?.GetValue(Name) is not null;
    }

    /// <param name="command">Program and arguments; null takes the value away.</param>
    public static void Set(IReadOnlyList<string>? command)
    {
        using var key = Registry.CurrentUser.CreateSubKey(Key);
        if (command is null)
            key.DeleteValue(Name, throwOnMissingValue: false);
        else
            key.SetValue(Name, string.Join(' ', command.Select(Quoted)));
    }

    /// <summary>File names hold no quotes; a backslash before the closing one would take it along.</summary>
    private static string Quoted(string argument) => argument.EndsWith('\\') ? $"\"{argument}\\\"" : $"\"{argument}\"";
}
