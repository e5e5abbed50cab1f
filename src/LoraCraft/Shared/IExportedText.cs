namespace LoraCraft.Shared;

/// <summary>Writes texts as exports do that are not told otherwise.</summary>
public interface IExportedText
{
    /// <param name="trigger">Trigger word; empty = none.</param>
    /// <param name="tags">In order.</param>
    /// <param name="caption">One line; empty = none.</param>
    string Of(string trigger, IReadOnlyList<string> tags, string caption);
}
