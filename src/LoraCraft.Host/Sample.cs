using System.Text;
using LoraCraft.Datasets;
using LoraCraft.Engines.Samples;
using LoraCraft.Importing;
using LoraCraft.Kernel;
using LoraCraft.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Host;

/// <param name="Run">The import of its pictures, which is under way.</param>
internal sealed record SampleMade(DatasetView Dataset, RunView Run);

/// <summary>Something to look around with: a dataset of pictures that the program draws, imported like any other.</summary>
internal sealed class Sample(CreateConcept concepts, CreateDataset datasets, Uploads uploads, ImportFiles import, IEventStore store)
{
    private const string Name = "Sample";

    public async Task<SampleMade> Make(CancellationToken cancel)
    {
        var taken = store.Read(session => session.Tables.Query("SELECT name FROM concept", row => row.GetString(0))).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var name = Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? Name : $"{Name} {n}").First(each => !taken.Contains(each));
        var upload = uploads.Open();
        foreach (var picture in SamplePictures.Draw())
        {
            await Put(upload, $"{picture.Name}.png", picture.Png, cancel).ConfigureAwait(false);
            await Put(upload, $"{picture.Name}.txt", Encoding.UTF8.GetBytes(string.Join(", ", picture.Tags)), cancel).ConfigureAwait(false);
            await Put(upload, $"{picture.Name}.caption", Encoding.UTF8.GetBytes(picture.Caption), cancel).ConfigureAwait(false);
        }

        var concept = await concepts.Run(name, "Drawn kites, to look around with.", cancel).ConfigureAwait(false);
        var dataset = await datasets.Run(concept.Id, "Kites", null, cancel).ConfigureAwait(false);
        return new(dataset, await import.Run(dataset.Id, new(Upload: upload), cancel).ConfigureAwait(false));
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/sample", async Task<Accepted<SampleMade>> (Sample sample, CancellationToken cancel) =>
        {
            var made = await sample.Make(cancel).ConfigureAwait(false);
            return TypedResults.Accepted($"/api/runs/{made.Run.Id}", made);
        }).WithName("makeSample");

    private async Task Put(string upload, string path, byte[] content, CancellationToken cancel)
    {
        using var stream = new MemoryStream(content);
        await uploads.Put(upload, path, stream, cancel).ConfigureAwait(false);
    }
}
