namespace LoraCraft.Captions;

/// <summary>One of several edits that are made one after the other.</summary>
/// <param name="Filter">Only the images that it finds once the steps before are done; null or blank = all in the scope.</param>
public sealed record EditStep(Edit Edit, string? Filter = null);
