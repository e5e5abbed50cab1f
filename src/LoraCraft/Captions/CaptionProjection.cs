using LoraCraft.Datasets;
using LoraCraft.Forgetting;
using LoraCraft.History.Merging;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using LoraCraft.Shared.Tokens;

namespace LoraCraft.Captions;

/// <summary>
/// Texts: the ordered tags of every image (<c>image_text</c>), its captions, and the index of the live images' tags
/// (<c>tag</c>, <c>image_tag</c>). <c>tag.fold</c> is the tag in lower case, by which it is looked up. Each tag of a live image
/// and each part of a caption has an origin, the global position of the event that put it there (<c>caption.spans</c> as
/// <see cref="CaptionSpans"/>); what went is remembered with its origin (<c>gone_tag</c>, <c>gone_caption</c>), in case it comes back.
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
            dataset BIGINT NOT NULL, number BIGINT NOT NULL, live BIGINT NOT NULL, tags TEXT NOT NULL, tag_count BIGINT NOT NULL, tokens BIGINT NOT NULL, comma BIGINT NOT NULL,
            PRIMARY KEY(dataset, number)
            """, ["image_text_count(dataset, live, tag_count, number)"]),
        new("caption", """
            dataset BIGINT NOT NULL, number BIGINT NOT NULL, name TEXT NOT NULL, text TEXT NOT NULL, words BIGINT NOT NULL, tokens BIGINT NOT NULL, line BIGINT NOT NULL, spans TEXT NOT NULL,
            PRIMARY KEY(dataset, number, name)
            """, Text: CaptionSearch.Text, Revision: 1),
        new("caption_name", "dataset BIGINT NOT NULL, name TEXT NOT NULL, images BIGINT NOT NULL, PRIMARY KEY(dataset, name)"),
        new("tag", """
            dataset BIGINT NOT NULL, tag TEXT NOT NULL, fold TEXT NOT NULL, images BIGINT NOT NULL, PRIMARY KEY(dataset, tag)
            """, ["tag_images(dataset, images)", "tag_fold(dataset, fold)"]),
        new("image_tag", """
            dataset BIGINT NOT NULL, tag TEXT NOT NULL, number BIGINT NOT NULL, origin BIGINT NOT NULL, PRIMARY KEY(dataset, tag, number)
            """),
        new("gone_tag", """
            dataset BIGINT NOT NULL, number BIGINT NOT NULL, tag TEXT NOT NULL, origin BIGINT NOT NULL, PRIMARY KEY(dataset, number, tag)
            """),
        new("gone_caption", """
            dataset BIGINT NOT NULL, number BIGINT NOT NULL, name TEXT NOT NULL, hash TEXT NOT NULL, spans TEXT NOT NULL,
            PRIMARY KEY(dataset, number, name, hash)
            """),
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
        private readonly CaptionRows _captions = new(tables);
        private readonly TagIndex _index = new(tables);
        private readonly Origins _origins = new();

        public void Apply(IReadOnlyList<RecordedEvent> events)
        {
            foreach (var recorded in events)
                if (Streams.IsDataset(recorded.Stream, out var dataset))
                    Apply(dataset, recorded.Event, _origins.Of(recorded));
            if (_rows.Count + _captions.Count >= MostRows)
                Finish();
        }

        public void Finish()
        {
            _rows.Flush(_index);
            _captions.Flush();
        }

        private void Apply(long dataset, IEvent @event, Origin by)
        {
            switch (@event)
            {
                case ImagesAdded e:
                    foreach (var image in e.Images)
                    {
                        _rows.Add(TextRow.Arriving(dataset, image.Number, [.. image.Tags], by.Position, live: !image.IsForgotten));
                        foreach (var (name, text) in image.Captions)
                            _captions.Add(dataset, image.Number, name, text, by.Position);
                    }

                    break;
                case ImagesRemoved e:
                    foreach (var row in _rows.Of(dataset, e.Images))
                        row.Remove();
                    break;
                case ImagesRestored e:
                    foreach (var row in _rows.Of(dataset, e.Images, returning: true))
                        row.Restore(by);
                    break;
                case TagRenamed e when e.Images.Count >= ManyImages && ImageTokens.OfRename(e.From, e.To) is { } more:
                    _rows.Flush(_index);
                    tables.ExecuteOn(
                        e.Images, """
                        UPDATE image_text SET tags = replace(replace(tags, '[' || $1, '[' || $2), ',' || $1, ',' || $2),
                            tokens = tokens + $4 * ((length(tags) - length(replace(replace(tags, '[' || $1, '['), ',' || $1, ','))) / length($1))
                        WHERE dataset = $3 AND
                        """, TagJson.Write(e.From), TagJson.Write(e.To), dataset, more);
                    _index.Rename(dataset, e.From, e.To, e.Images, by);
                    break;
                case TagRenamed e:
                    Retag(dataset, e.Images, tags => [.. tags.Select(t => t == e.From ? e.To : t)], by);
                    break;
                case TagsEdited e:
                    foreach (var edit in e.Edits)
                        Retag(dataset, edit.Images, edit.Splice.Apply, by);
                    break;
                case TagsReordered e:
                    foreach (var order in e.Orders)
                        Retag(dataset, order.Images, tags => [.. order.Order.Where(i => i < tags.Length).Select(i => tags[i])], by);
                    break;
                case CaptionsEdited e:
                    foreach (var edit in e.Edits)
                        _captions.Edit(dataset, edit.Images, e.Caption, edit.Splice, by);
                    break;
                case OriginsMerged e:
                    Credit(dataset, e);
                    break;
                case ImagesForgotten e:
                    Finish();
                    foreach (var row in _rows.Of(dataset, e.Images))
                        row.Forget();
                    _captions.Drop(dataset, e.Images);
                    Finish();
                    foreach (var memory in new[] { "gone_tag", "gone_caption" })
                        tables.ExecuteOn(e.Images, $"DELETE FROM {memory} WHERE dataset = $1 AND", dataset);
                    break;
            }
        }

        private void Credit(long dataset, OriginsMerged merged)
        {
            _rows.Of(dataset, ImageSet.UnionOf(merged.Tags.Select(t => t.Images))); // in one go
            foreach (var of in merged.Tags)
                foreach (var row in _rows.Of(dataset, of.Images))
                    row.Credit(of.Tags, of.Position);
            foreach (var caption in merged.Captions.GroupBy(c => c.Caption))
                _captions.Credit(dataset, caption.Key, [.. caption.Select(c => (c.Images, CaptionSpans.Parse(c.Spans)))]);
        }

        private void Retag(long dataset, ImageSet images, Func<string[], string[]> change, Origin by)
        {
            foreach (var row in _rows.Of(dataset, images, by.Returns))
                row.Retag(change(row.Tags), by);
        }
    }
}
