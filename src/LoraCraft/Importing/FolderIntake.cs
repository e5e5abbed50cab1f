using System.Collections.Concurrent;
using System.Security.Cryptography;
using LoraCraft.Datasets;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Importing;

internal sealed class FolderIntake(PictureReader reader, PictureLimits limits) : IFolderIntake
{
    public IIntakeFolder Open(string folder) => new Intake(folder, reader, limits);

    public IReadOnlyDictionary<string, string> Rules(IReadTables tables, IEnumerable<long> datasets) => datasets
        .SelectMany(dataset => tables.Query(
            "SELECT request FROM run WHERE kind = $1 AND dataset = $2", r => ImportRequest.Parse(r.GetString(0)), ImportWorker.Name, dataset))
        .GroupBy(request => request.Change.Id).ToDictionary(g => g.Key, g => g.First().Text);

    private sealed class Intake : IIntakeFolder
    {
        private const int Piece = 128 * 1024;

        private readonly FolderSource _source;
        private readonly ConcurrentDictionary<string, Lazy<Sidecars>> _sidecars = [];
        private readonly Dictionary<string, SourceFile> _files;
        private readonly PictureReader _reader;
        private readonly PictureLimits _limits;

        public Intake(string folder, PictureReader reader, PictureLimits limits)
        {
            (_reader, _limits) = (reader, limits);
            _source = new(folder);
            _files = _source.Files.ToDictionary(f => f.Path);
            Files = [.. _source.Files.Select(f => new IntakeFile(f.Path, Path.GetRelativePath(folder, f.Path).Replace('\\', '/'), PictureFiles.IsPicture(f)))];
        }

        public IReadOnlyList<IntakeFile> Files { get; }

        public string Hash(IntakeFile file, CancellationToken cancel)
        {
            using var handle = File.OpenHandle(file.Path, options: FileOptions.SequentialScan);
            var length = RandomAccess.GetLength(handle);
            if (length > _limits.MaxBytes)
                throw new IOException($"The file has {length:N0} bytes; the limit is {_limits.MaxBytes:N0}.");
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var bytes = new byte[Piece];
            for (long at = 0; at <= _limits.MaxBytes && RandomAccess.Read(handle, bytes, at) is > 0 and var read; at += read)
            {
                cancel.ThrowIfCancellationRequested();
                hash.AppendData(bytes.AsSpan(0, read));
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }

        public string? Text(IntakeFile file, long limit)
        {
            using var content = _source.Read(_files[file.Path], limit);
            return TextFile.Decode(content.Span);
        }

        public IntakeTexts TextsOf(IntakeFile picture, string rule = TextRule.Auto)
        {
            var (file, sidecars) = (_files[picture.Path], SidecarsBy(rule));
            var texts = sidecars.Of(file);
            return new(texts.Tags, texts.Captions, sidecars.HasTextsFor(file), texts.Note);
        }

        public (AddedImage? Image, string? Problem) Read(IntakeFile picture, CancellationToken cancel)
        {
            var read = _reader.Read(_source, _files[picture.Path], SidecarsBy(TextRule.Auto), cancel);
            return (read.Image, read.Failure ?? read.Forgotten);
        }

        public void Dispose() => _source.Dispose();

        private Sidecars SidecarsBy(string rule) => _sidecars.GetOrAdd(rule, r => new(() => new(_source, r))).Value;
    }
}
