using LoraCraft.Kernel;

namespace LoraCraft.Captions.Dictionaries;

/// <summary>
/// The search over all dictionaries. It is made from what is stored when it is first asked for, and again when dictionaries came
/// or went; so it costs neither start nor memory where there are none.
/// </summary>
public sealed class DictionaryIndex(IEventStore store, IBlobStore blobs)
{
    private readonly Lock _making = new();
    private string _made = "";
    private TagSearch _search = new([]);

    internal TagSearch Current()
    {
        var contents = store.Read(session => session.Tables.Dictionaries()).ConvertAll(d => d.Content);
        var wanted = string.Join(' ', contents);
        lock (_making)
        {
            if (wanted != _made)
            {
                _search = new([.. contents.Select(Tags)]);
                _made = wanted;
            }

            return _search;
        }
    }

    private IEnumerable<DictionaryTag> Tags(string content)
    {
        try
        {
            using var stored = blobs.OpenRead(Shelf.Texts, content);
            return [.. DictionaryTag.Read(stored)];
        }
        catch (IOException gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return []; // it was removed just now; then what is wanted is another, and the search is made anew
        }
    }
}
