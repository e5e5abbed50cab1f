using System.Security.Cryptography;
using LoraCraft.Exporting.Writing;
using LoraCraft.Testing;

namespace LoraCraft.Tests.Exporting;

public sealed class ZipSinkTests
{
    private const int Rounds = 200;

    [Fact]
    public async Task the_hash_is_that_of_the_file_however_its_reading_and_its_flush_meet()
    {
        using var folder = new TemporaryFolder();
        var content = RandomNumberGenerator.GetBytes(700_000);
        for (var round = 0; round < Rounds; round++)
        {
            await using var file = new FileStream(folder["one.zip"], FileMode.Create, FileAccess.ReadWrite, FileShare.Read, bufferSize: 64 * 1024);
            await using var sink = new ZipSink(file);
            sink.Write("picture.png", content, "");

            var told = await sink.Finish();

            told.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(folder["one.zip"]))));
        }
    }
}
