using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Exporting.Drift;

/// <summary>The images of a dataset as they are, the removed ones too.</summary>
internal sealed class DatasetNow
{
    private readonly ILookup<string, NowImage> _byPicture;
    private readonly Dictionary<int, string[]> _tags;
    private readonly Dictionary<int, IReadOnlyDictionary<string, string>> _captions;

    private DatasetNow(long version, List<NowImage> images, IReadTables tables, long dataset, ImageSet? texts, IReadOnlySet<string> pictures)
    {
        Version = version;
        Images = images.ToDictionary(i => i.Number);
        _byPicture = images.ToLookup(i => i.Sha256);
        texts = ImageSet.Of(images.Where(i => texts is null || texts.Contains(i.Number) || pictures.Contains(i.Sha256)).Select(i => i.Number));
        _tags = tables.TagsOf(dataset, texts);
        _captions = tables.CaptionsOf(dataset, texts);
    }

    public long Version { get; }

    public IReadOnlyDictionary<int, NowImage> Images { get; }

    public static DatasetNow Read(IMoments moments, long dataset) => moments.Read(dataset, null, now => Of(now));

    /// <param name="texts">Whose texts are asked for; null = all.</param>
    /// <param name="pictures">By SHA-256; the texts of images that show one of them are asked for too.</param>
    public static DatasetNow Of(DatasetAt now, ImageSet? texts = null, IEnumerable<string>? pictures = null) => new(
        now.Version,
        now.Tables.Query(
            "SELECT number, name, picture, live, source, place, stars, mark FROM image WHERE dataset = $1 ORDER BY number",
            r => new NowImage((int)r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetInt64(3) != 0, r.GetString(4), r.GetDouble(5), (int)r.GetInt64(6), r.Text(7)),
            now.Dataset),
        now.Tables, now.Dataset, texts, (pictures ?? []).ToHashSet());

    public ImageTexts Texts(int number) => new(number, _tags.GetValueOrDefault(number, []), _captions.GetValueOrDefault(number) ?? new Dictionary<string, string>());

    /// <summary>The image with this very picture, a live one before a removed one.</summary>
    public NowImage? WithPicture(string sha256) => _byPicture[sha256].OrderByDescending(i => i.Live).FirstOrDefault();
}

internal sealed record NowImage(int Number, string Name, string Sha256, bool Live, string Source, double Place, int Stars, string? Mark);
