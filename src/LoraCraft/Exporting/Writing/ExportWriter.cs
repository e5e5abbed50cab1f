using System.Security.Cryptography;
using System.Text;

namespace LoraCraft.Exporting.Writing;

/// <summary>Writes a plan's files in their order, while the pictures ahead are read and rendered.</summary>
internal sealed class ExportWriter(PictureSource source)
{
    private const long MemoryBudget = 256L * 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Two to four beside the one that is being written.</summary>
    private static int Ahead => Math.Clamp(Environment.ProcessorCount, 2, 4) + 1;

    public async Task<ExportResult> Write(ExportPlan plan, string target, bool replace, Action<int, int>? progress, CancellationToken cancel)
    {
        using var partial = PartialExport.Begin(target, replace);
        await using var sink = partial.OpenSink();
        var written = await WriteFiles(plan, partial.IsZip ? null : partial.Target, sink, progress, cancel);
        foreach (var summary in plan.Files.OfType<PlannedSummary>())
            Put(sink, summary.Path, summary.Content(written));
        cancel.ThrowIfCancellationRequested();
        var sha256 = await sink.Finish();
        partial.Commit();
        return new(partial.Target, plan.Source.Version, written.Count, sha256);
    }

    /// <returns>The pictures, in display order.</returns>
    private async Task<IReadOnlyList<WrittenPicture>> WriteFiles(ExportPlan plan, string? root, IExportSink sink, Action<int, int>? progress, CancellationToken cancel)
    {
        var written = new Dictionary<string, WrittenPicture>(plan.Pictures.Count, StringComparer.Ordinal);
        await using var pictures = LookAhead
            .Select(plan.Files.OfType<PlannedPicture>(), Ahead, MemoryBudget, PictureSource.Weight, source.Prepare, cancel)
            .GetAsyncEnumerator(cancel);
        foreach (var file in plan.Files)
        {
            cancel.ThrowIfCancellationRequested();
            if (file is PlannedText text)
                Put(sink, text.Path, Utf8.GetBytes(text.Content(root)));
            if (file is not PlannedPicture || !await pictures.MoveNextAsync())
                continue;
            using var ready = pictures.Current;
            sink.Write(file.Path, ready.Content.Span, ready.Written.Sha256);
            written.Add(file.Path, ready.Written);
            progress?.Invoke(written.Count, plan.Pictures.Count);
        }

        return [.. plan.Pictures.Select(p => written[p.Path])];
    }

    private static void Put(IExportSink sink, string path, byte[] content) =>
        sink.Write(path, content, Convert.ToHexStringLower(SHA256.HashData(content)));
}
