namespace LoraCraft.Host.Tests;

public sealed class SampleTests
{
    [Fact]
    public async Task the_sample_is_a_dataset_like_any_other_and_one_undo_takes_its_pictures_back()
    {
        await using var server = await Server.Start(Home.Local);
        var made = await server.Api.Post("/api/sample");
        var run = await server.Api.Over(made["run"]!);
        TestDataset.Counts(run).ShouldBe("24 0 0 0");

        var path = $"/api/datasets/{made["dataset"]!.Number("id")}";
        var images = (await server.Api.Get($"{path}/images?limit=100")).List("images");
        images.Count.ShouldBe(24);
        images.Select(image => image.Text("sha256")).Distinct().Count().ShouldBe(24);
        images.ShouldAllBe(image => image.List("tags").Count >= 5 && image["captions"]!.Text("caption").StartsWith("A ", StringComparison.Ordinal));
        await server.Api.IsWell();

        await server.Api.Post($"{path}/undo");
        (await server.Api.Get(path)).Number("images").ShouldBe(0);
    }

    [Fact]
    public async Task a_second_sample_has_the_same_pictures_under_another_name()
    {
        await using var server = await Server.Start(Home.Local);
        var pictures = new List<string>();
        for (var time = 0; time < 2; time++)
        {
            var made = await server.Api.Post("/api/sample");
            await server.Api.Over(made["run"]!);
            var images = (await server.Api.Get($"/api/datasets/{made["dataset"]!.Number("id")}/images?limit=100")).List("images");
            pictures.Add(string.Join(' ', images.Select(image => image.Text("sha256"))));
        }

        pictures[1].ShouldBe(pictures[0]);
        (await server.Api.Get("/api/concepts")).List("concepts").Select(concept => concept.Text("name")).ShouldBe(["Sample", "Sample 2"]);
    }
}
