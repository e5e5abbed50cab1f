using LoraCraft.Datasets;
using LoraCraft.Kernel;

namespace LoraCraft.Shared;

/// <summary>Images of a dataset with all they have, ready to be added to another one.</summary>
public static class ImageCopies
{
    /// <summary>In order of their numbers, which they keep until they are given others.</summary>
    public static IEnumerable<AddedImage> CopiesOf(this IReadTables tables, long dataset, ImageSet images)
    {
        var captions = tables.CaptionsOf(dataset, images);
        var tags = tables.TagsOf(dataset, images);
        return tables.QueryOn(
                images,
                """
                SELECT number, name, i.picture, i.bytes, source, stars, mark, i.width, i.height, i.format, orientation, alpha, pages, hash, sharpness, colour, exif
                FROM image i JOIN picture p ON p.picture = i.picture WHERE dataset = $1 AND
                """,
                r => Map(r, tags, captions), dataset)
            .OrderBy(i => i.Number);
    }

    private static AddedImage Map(IRow r, Dictionary<int, string[]> tags, Dictionary<int, IReadOnlyDictionary<string, string>> captions)
    {
        var number = (int)r.GetInt64(0);
        return new(
            number, r.GetString(1), r.GetString(2), r.GetInt64(3), PictureRows.Facts(r, 7), r.GetString(4), 0, 0,
            tags[number], captions.GetValueOrDefault(number) ?? new Dictionary<string, string>(), (int)r.GetInt64(5), r.Text(6));
    }
}
