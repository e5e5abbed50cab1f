using System.Runtime.CompilerServices;
using LoraCraft.Kernel;
using Microsoft.AspNetCore.Http;

namespace LoraCraft.Host;

/// <summary>Remembers which window of the page asked for a change, until everybody was told of it.</summary>
internal sealed class Windows(IHttpContextAccessor requests)
{
    private const string Header = "X-Client";
    private const int LongestName = 64;
    private readonly ConditionalWeakTable<Change, string> _windows = [];

    /// <summary>The window of the request that is being answered; other callers have none.</summary>
    public string? Asking => requests.HttpContext?.Request.Headers[Header].ToString() is { Length: > 0 and <= LongestName } window ? window : null;

    /// <summary>Notes who asks.</summary>
    public Change Note(Change change)
    {
        if (Asking is { } window)
            _windows.Add(change, window);
        return change;
    }

    /// <summary>The window that all these events come from; null when there is no such one.</summary>
    public string? Of(IReadOnlyList<RecordedEvent> recorded)
    {
        var first = Of(recorded[0].Change);
        return recorded.All(r => Of(r.Change) == first) ? first : null;
    }

    private string? Of(Change change) => _windows.TryGetValue(change, out var window) ? window : null;
}
