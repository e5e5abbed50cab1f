using LoraCraft.Kernel;

namespace LoraCraft.Captions.Dictionaries;

/// <summary>A tag dictionary was taken in, or took the place of the one that its stream had.</summary>
/// <param name="Kind"><c>tags</c>, <c>list</c> or <c>translations</c>.</param>
/// <param name="Content">SHA-256 of its tags in the stored form, which lie among the texts.</param>
/// <param name="Aliases">Other names and translations.</param>
public sealed record DictionaryImported(long Dictionary, string Name, string Kind, string Content, int Tags, int Aliases) : IEvent;

public sealed record DictionaryRemoved : IEvent;
