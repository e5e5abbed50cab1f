using System.IO.Compression;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LoraCraft.EndToEnd;

/// <summary>Story 3: pictures come in, with their texts.</summary>
public sealed class ImportingStory(Chromium chromium) : Story(chromium)
{
    private string Pictures => Path.Combine(Files, "kites");

    [Fact]
    public async Task a_folder_is_imported_by_the_rule_that_its_samples_show()
    {
        PictureFolder.Write(Path.Combine(Pictures, "more", "deep"), 12);
        await File.WriteAllTextAsync(Path.Combine(Pictures, "broken.jpg"), "not a picture", Cancel);
        File.Copy(Path.Combine(Pictures, "more", "deep", "kite_0001.jpg"), Path.Combine(Pictures, "again.jpg"));
        var dataset = await OpenDialog();

        await Dialog.GetByLabel("Folder, zip or picture on this computer").FillAsync(Pictures);
        await Expect(Dialog.GetByText("14 pictures, 12 text files")).ToBeVisibleAsync();
        await Expect(Sample("kite_0002.jpg")).ToContainTextAsync("tags");
        await Expect(Sample("kite_0005.jpg")).ToContainTextAsync("caption");
        await Picture("03-import-samples");
        await Dialog.GetByRole(AriaRole.Radio, new() { Name = "All captions" }).ClickAsync();
        await Expect(Sample("kite_0002.jpg")).ToContainTextAsync("caption");
        await Dialog.GetByRole(AriaRole.Radio, new() { Name = "Decide per file" }).ClickAsync();
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Import 14 pictures" }).ClickAsync();

        await Expect(Page.Status("12")).ToBeVisibleAsync();
        await Expect(Page.Toast("12 added")).ToContainTextAsync("1 duplicates · 1 failed");
        await Picture("03-imported");
        await Page.Toast("12 added").GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        var report = Page.GetByRole(AriaRole.Dialog);
        await Expect(report).ToContainTextAsync("broken.jpg");
        await Picture("03-report");
        await report.GetByRole(AriaRole.Tab, new() { Name = "Duplicates" }).ClickAsync();
        await Expect(report).ToContainTextAsync("kite_0001.jpg");

        var first = (await Get($"/api/datasets/{dataset.Dataset}/images?filter=name:kite_0002*"))["images"]![0]!;
        first["tags"]!.AsArray().Select(tag => tag!.ToString()).ShouldBe(["red kite", "river", "flying"]);
        var prose = (await Get($"/api/datasets/{dataset.Dataset}/images?filter=name:kite_0005*"))["images"]![0]!;
        prose["captions"]!["caption"]!.ToString().ShouldBe("A red kite circles over the river in the late afternoon.");
    }

    [Fact]
    public async Task closing_the_browser_changes_nothing()
    {
        PictureFolder.Write(Pictures, 150);
        var dataset = await OpenDialog();
        await Dialog.GetByLabel("Folder, zip or picture on this computer").FillAsync(Pictures);
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Import 150 pictures" }).ClickAsync();
        await Expect(Dialog).ToBeHiddenAsync();
        await Page.CloseAsync();

        var run = (await Get($"/api/runs?dataset={dataset.Dataset}"))["runs"]![0]!["id"]!.ToString();
        (await Finished(run))["result"]!["added"]!.GetValue<int>().ShouldBe(150);
    }

    [Fact]
    public async Task picked_files_and_a_zip_come_in_too()
    {
        PictureFolder.Write(Pictures, 4);
        var zip = Path.Combine(Files, "kites.zip");
        var zipped = Path.Combine(Files, "zipped");
        PictureFolder.Write(zipped, 3, firstSeed: 500);
        await ZipFile.CreateFromDirectoryAsync(zipped, zip, Cancel);
        await OpenDialog();

        await Dialog.GetByRole(AriaRole.Tab, new() { Name = "Upload" }).ClickAsync();
        await Dialog.GetByLabel("Files").SetInputFilesAsync([.. Directory.GetFiles(Pictures), zip]);
        await Expect(Dialog.GetByText("9 files uploaded.")).ToBeVisibleAsync();
        await Picture("03-upload");
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Import 7 pictures" }).ClickAsync();
        await Expect(Page.Status("7")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task files_dropped_on_the_page_come_in_too()
    {
        PictureFolder.Write(Pictures, 1);
        await ShowEmpty();
        var file = Convert.ToBase64String(await File.ReadAllBytesAsync(Path.Combine(Pictures, "kite_0001.jpg"), Cancel));
        await Page.EvaluateAsync(
            """
            (file) => {
              const bytes = Uint8Array.from(atob(file), (char) => char.charCodeAt(0))
              const dataTransfer = new DataTransfer()
              dataTransfer.items.add(new File([bytes], 'dropped.jpg', { type: 'image/jpeg' }))
              dataTransfer.items.add(new File(['red kite, sky'], 'dropped.txt', { type: 'text/plain' }))
              const target = document.querySelector('main h1')
              for (const type of ['dragenter', 'dragover', 'drop'])
                target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
            }
            """, file);
        await Expect(Dialog.GetByText("2 files uploaded.")).ToBeVisibleAsync();
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Import 1 picture" }).ClickAsync();
        await Expect(Page.Status("1")).ToBeVisibleAsync();
        await Expect(Page.TagIndex().GetByText("sky")).ToBeVisibleAsync();
    }

    private ILocator Dialog => Page.DialogOf("Import into");

    private ILocator Sample(string file) => Dialog.GetByRole(AriaRole.Listitem).Filter(new() { HasText = file });

    private async Task<Prepared> ShowEmpty()
    {
        var prepared = await Prepare("Red kite", "Training set", folder: null);
        await Page.GotoAsync($"{Server.Url}/datasets/{prepared.Dataset}");
        await Expect(Page.GetByText("Drop pictures here")).ToBeVisibleAsync();
        return prepared;
    }

    private async Task<Prepared> OpenDialog()
    {
        var prepared = await ShowEmpty();
        await Page.Button("Import").ClickAsync();
        return prepared;
    }
}
