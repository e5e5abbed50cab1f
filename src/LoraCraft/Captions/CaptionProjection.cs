using LoraCraft.Datasets;
using LoraCraft.Forgetting;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captions;

/// <summary>
/// Texts: the ordered tags of every image (<c>image_text</c>), its captions, and the index of the live images' tags
/// (<c>tag</c>, <c>image_tag</c>). <c>tag.fold</c> is the tag in lower case, by which it is looked up.
/// </summary>
internal sealed class CaptionProjection : IProjection
{
    /// <summary>From here on a rename is three statements instead of a row at a time.</summary>
    private const int ManyImages = 500;

    /// <summary>Rows that wait in memory during a series, half a kilobyte each: an image that is edited often is written once.</summary>
    private const int MostRows = 400_000;

    public IReadOnlyList<TableDefinition> Tables { get; } =
    [
        new("image_text", """
            dataset BIGINT NOT NULL, number BIGINT NOT NULL, live BIGINT NOT NULL, tags TEXT NOT NULL, tag_count BIGINT NOT NULL,
            PRIMARY KEY(dataset, number)
            """, ["image_text_count(dataset, live, tag_count, number)"]),
        new("caption", """
            dataset BIGINT NOT NULL, number BIGINT NOT NULL, name TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY(dataset, number, name)
            """, Text: CaptionSearch.Text),
        new("caption_name", "dataset BIGINT NOT NULL, name TEXT NOT NULL, images BIGINT NOT NULL, PRIMARY KEY(dataset, name)"),
        new("tag", """
            dataset BIGINT NOT NULL, tag TEXT NOT NULL, fold TEXT NOT NULL, images BIGINT NOT NULL, PRIMARY KEY(dataset, tag)
            """, ["tag_images(dataset, images)", "tag_fold(dataset, fold)"]),
        new("image_tag", "dataset BIGINT NOT NULL, tag TEXT NOT NULL, number BIGINT NOT NULL, PRIMARY KEY(dataset, tag, number)"),
    ];

    public bool OfOneStream => true;

    public bool Rewritten(IReadTables tables, IReadOnlyList<RewrittenEvent> events) => true;

    public void Apply(IReadTables tables, IReadOnlyList<RecordedEvent> events)
    {
        var series = Begin(tables);
        series.Apply(events);
        series.Finish();
    }

    public IProjectionSeries Begin(IReadTables tables) => new Series(tables);

    private sealed class Series(IReadTables tables) : IProjectionSeries
    {
        private readonly TextRows _rows = new(tables);
        private readonly TagIndex _index = new(tables);

        public void Apply(IReadOnlyList<RecordedEvent> events)
        {
            foreach (var recorded in events)
                if (Streams.IsDataset(recorded.Stream, out var dataset))
                    CaptionProjection.Apply(tables, _rows, _index, dataset, recorded.Event);
            if (_rows.Count >= MostRows)
                Finish();
        }

        public void Finish() => _rows.Flush(_index);
    }

    private static void Apply(IReadTables tables, TextRows rows, TagIndex index, long dataset, IEvent @event)
    {
        switch (@event)
        {
            case ImagesAdded e:
                foreach (var image in e.Images)
                {
                    rows.Add(new(dataset, image.Number, stored: false, live: !image.IsForgotten, [.. image.Tags]));
                    foreach (var (name, text) in image.Captions)
                        rows.AddCaption(dataset, image.Number, name, text);
                }

                break;
            case ImagesRemoved e:
                foreach (var row in rows.Of(dataset, e.Images))
                    row.Live = false;
                break;
            case ImagesRestored e:
                foreach (var row in rows.Of(dataset, e.Images))
                    row.Live = true;
                break;
            case TagRenamed e when e.Images.Count >= ManyImages:
                rows.Flush(index);
                tables.ExecuteOn(
                    e.Images, "UPDATE image_text SET tags = replace(replace(tags, '[' || $1, '[' || $2), ',' || $1, ',' || $2) WHERE dataset = $3 AND",
                    TagJson.Write(e.From), TagJson.Write(e.To), dataset);
                index.Rename(dataset, e.From, e.To, e.Images);
                break;
            case TagRenamed e:
                foreach (var row in rows.Of(dataset, e.Images))
                    row.Tags = [.. row.Tags.Select(t => t == e.From ? e.To : t)];
                break;
            case TagsEdited e:
                foreach (var edit in e.Edits)
                    foreach (var row in rows.Of(dataset, edit.Images))
                        row.Tags = edit.Splice.Apply(row.Tags);
                break;
            case TagsReordered e:
                foreach (var order in e.Orders)
                    foreach (var row in rows.Of(dataset, order.Images))
                        row.Tags = [.. order.Order.Where(i => i < row.Tags.Length).Select(i => row.Tags[i])];
                break;
            case CaptionsEdited e:
                foreach (var edit in e.Edits)
                    rows.EditCaptions(dataset, edit.Images, e.Caption, edit.Splice);
                break;
            case ImagesForgotten e:
                foreach (var row in rows.Of(dataset, e.Images))
                    (row.Live, row.Tags) = (false, []);
                rows.DropCaptions(dataset, e.Images);
                break;
        }
    }
}
