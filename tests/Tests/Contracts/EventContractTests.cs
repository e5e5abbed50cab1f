using System.Text;
using LoraCraft.Kernel;

namespace LoraCraft.Tests.Contracts;

/// <summary>
/// What lies in data folders stays readable: each event's stored form is approved in a file of its name beside this one.
/// A file that is there is never changed; a new shape is a new event or an upcaster.
/// </summary>
public sealed class EventContractTests
{
    private static readonly EventTypes Types = LoraCraftEvents.Types();
    private static readonly string Approved = Path.Combine(AppContext.BaseDirectory, "Contracts");

    public static TheoryData<string> Names => new(Types.All.Select(t => t.Name));

    [Theory, MemberData(nameof(Names))]
    public void an_event_is_stored_as_approved(string name) =>
        (Encoding.UTF8.GetString(Types.Write(Sample(name)).Data) + "\n").ShouldBe(File.ReadAllText(FileOf(name)));

    [Theory, MemberData(nameof(Names))]
    public void what_is_approved_is_read_back_whole(string name)
    {
        var read = Types.Read(name, File.ReadAllBytes(FileOf(name)));

        read.ShouldBeOfType(Sample(name).GetType());
        Types.Write(read).Data.ShouldBe(Types.Write(Sample(name)).Data);
    }

    [Fact]
    public void every_type_has_one_sample_and_one_file_and_there_are_no_others()
    {
        EventSamples.All.Select(e => e.GetType()).ShouldBe(Types.All.Select(t => t.Type), ignoreOrder: true);
        Directory.GetFiles(Approved, "*.json").Select(Path.GetFileNameWithoutExtension).ShouldBe(Types.All.Select(t => t.Name), ignoreOrder: true);
    }

    [Fact]
    public void an_inverse_of_an_inverse_is_the_event_itself()
    {
        foreach (var one in EventSamples.All.OfType<IReversible>().Where(e => e is not Datasets.ImagesAdded))
            Types.Write(((IReversible)one.Inverse()).Inverse()).Data.ShouldBe(Types.Write(one).Data, one.GetType().Name);
    }

    [Fact]
    public void an_event_of_a_later_version_is_not_silently_lost() =>
        Should.Throw<InvalidDataException>(() => Types.Read("no_such_event", "{}"u8.ToArray())).Message.ShouldContain("no_such_event");

    private static IEvent Sample(string name) => EventSamples.All.Single(e => Types.Write(e).Name == name);

    private static string FileOf(string name) => Path.Combine(Approved, name + ".json");
}
