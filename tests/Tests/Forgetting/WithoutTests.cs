using System.Text;
using LoraCraft.Captions;
using LoraCraft.Datasets;
using LoraCraft.Forgetting;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using LoraCraft.Tests.Contracts;

namespace LoraCraft.Tests.Forgetting;

/// <summary>Events are stored anew without images that were forgotten.</summary>
public sealed class WithoutTests
{
    private static readonly EventTypes Types = LoraCraftEvents.Types();
    private static readonly ImageSet Two = ImageSet.Of(2);

    public static TheoryData<string> Touching => new(EventSamples.All.OfType<ITouchesImages>().Where(e => e is not ImagesForgotten).Select(e => Types.Write(e).Name));

    [Theory, MemberData(nameof(Touching))]
    public void what_an_event_touches_is_gone_from_it_and_nothing_else(string name)
    {
        var one = EventSamples.All.OfType<ITouchesImages>().First(e => Types.Write(e).Name == name);
        var some = ImageSet.Of(one.Touched.Take(1));

        one.Without(some).Touched.ShouldBe(one.Touched.Except(some));
        one.Without(one.Touched).Touched.ShouldBe(ImageSet.Empty);
        Json(one.Without(ImageSet.Of(4711))).ShouldBe(Json(one));
        Json(one.Without(some).Without(some)).ShouldBe(Json(one.Without(some)));
    }

    [Fact]
    public void a_text_that_only_one_image_had_goes_and_one_that_others_share_stays()
    {
        Json(new TagRenamed("a", "b", ImageSet.Of(1, 2)).Without(Two)).ShouldBe("""{"from":"a","to":"b","images":"1"}""");
        Json(new TagRenamed("a", "b", Two).Without(Two)).ShouldBe("""{"from":"","to":"","images":""}""");
        Json(new TagsEdited([new(ImageSet.Of(1, 2), new(0, [], ["sea"])), new(Two, new(0, [], ["her name"]))]).Without(Two))
            .ShouldBe("""{"edits":[{"images":"1","splice":{"at":0,"removed":[],"added":["sea"]}}]}""");
        Json(new CaptionsEdited("about her", [new(Two, new(0, "", "Her."))]).Without(Two)).ShouldBe("""{"caption":"","edits":[]}""");
    }

    [Fact]
    public void an_added_image_keeps_its_number_and_its_place()
    {
        var added = EventSamples.All.OfType<ImagesAdded>().Single();

        var left = (ImagesAdded)added.Without(ImageSet.Of(5));

        left.Images.Select(i => (i.Number, i.Place, i.IsForgotten)).ShouldBe([(5, 4.5, true), (6, 6, false)]);
        Json(new ImagesAdded([left.Images[0]])).ShouldBe(
            """{"images":[{"number":5,"name":"","sha256":"","bytes":0,"facts":{"width":0,"height":0,"format":"","orientation":1,"alpha":false,"pages":1,"perceptualHash":0,"sharpness":0,"colour":"","exif":{}},"source":"","modified":0,"place":4.5,"tags":[],"captions":{},"stars":0}]}""");
        ((ImagesRemoved)left.Inverse()).Images.ShouldBe(ImageSet.Of(6));
    }

    private static string Json(IEvent @event) => Encoding.UTF8.GetString(Types.Write(@event).Data);
}
