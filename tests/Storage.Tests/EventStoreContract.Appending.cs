using LoraCraft.Kernel;

namespace LoraCraft.Storage.Tests;

public abstract partial class EventStoreContract
{
    [Fact]
    public async Task an_append_at_the_expected_version_is_recorded()
    {
        await AppendAll(null, new StreamAppend("book-1", [Page(1), Page(2)], ExpectedVersion: 0));
        var recorded = await AppendAll("the-change", new StreamAppend("book-1", [Page(3)], ExpectedVersion: 2));

        recorded.ShouldBe([new(3, "book-1", 3, Page(3), Change("the-change"))]);
        Store.Read(session => session.StreamVersion("book-1")).ShouldBe(3);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task a_conflict_leaves_everything_as_it_was(long expected)
    {
        await Append("book-1", Page(1), Page(2));
        var before = AllRows(Store);

        var conflict = await Should.ThrowAsync<StreamConflictException>(() =>
            AppendAll(null, new StreamAppend("book-2", [Page(1, book: 2)]), new StreamAppend("book-1", [Page(3)], expected)));

        (conflict.Stream, conflict.Expected, conflict.Actual).ShouldBe(("book-1", expected, 2));
        AllRows(Store).ShouldBe(before);
        Store.ReadAll(0, 10).Count.ShouldBe(2);
        Store.Read(session => (session.StreamVersion("book-1"), session.StreamVersion("book-2"))).ShouldBe((2, 0));
        (await Append("book-2", Page(1, book: 2)))[0].Version.ShouldBe(1);
    }

    [Fact]
    public async Task many_streams_are_appended_to_in_one_transaction()
    {
        await Append("book-2", Page(1, book: 2));

        var recorded = await AppendAll(null, new("book-1", [Page(1)]), new("book-2", [Page(2, book: 2), Page(3, book: 2)], 1), new("book-1", [Page(2)]));

        recorded.Select(e => (e.Stream, e.Version)).ShouldBe([("book-1", 1), ("book-2", 2), ("book-2", 3), ("book-1", 2)]);
        recorded.Select(e => e.Position).ShouldBeInOrder();
        Store.Read(session => (session.StreamVersion("book-1"), session.StreamVersion("book-2"))).ShouldBe((2, 3));
    }

    [Fact]
    public async Task one_transaction_may_append_several_times_and_sees_what_it_wrote()
    {
        var seen = await Store.Write(session =>
        {
            session.Append([new("book-1", [Page(1)])], Change());
            session.Append([new("book-1", [Page(2)], 1)], Change());
            return (session.StreamVersion("book-1"), session.Tables.Number("SELECT count(*) FROM page"), session.ReadStream("book-1").Count);
        });

        seen.ShouldBe((2, 2, 2));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task a_decision_may_see_what_events_would_lead_to_and_leaves_no_trace_of_it(bool throws)
    {
        var announced = new List<RecordedEvent>();
        Store.Committed += announced.AddRange;
        await Append("book-1", Page(1));

        var seen = await Store.Write(session =>
        {
            session.Append([new("book-1", [Page(2)], 1)], Change());
            long there = 0;
            try
            {
                session.WhatIf(trial =>
                {
                    trial.Append([new("book-1", [Page(3)], 2), new("book-2", [Page(1, book: 2)], 0)], Change());
                    there = trial.Tables.Number("SELECT count(*) FROM page") * 10 + trial.StreamVersion("book-1");
                    return throws ? throw new InvalidOperationException() : there;
                });
            }
            catch (InvalidOperationException) when (throws)
            {
            }

            session.Append([new("book-1", [Page(4)], 2)], Change("kept"));
            return there;
        });

        seen.ShouldBe(43);
        AllRows(Store).Count.ShouldBe(4);
        Store.Read(session => (session.StreamVersion("book-1"), session.StreamVersion("book-2"), session.ReadChange("kept").Count)).ShouldBe((3, 0, 1));
        (await Append("book-2", Page(1, book: 2)))[0].Version.ShouldBe(1);
        for (var looks = 0; looks < 200 && announced.Count < 4; looks++)
            await Task.Delay(10);
        announced.Select(e => e.Event).ShouldBe([Page(1), Page(2), Page(4), Page(1, book: 2)]);
    }

    [Fact]
    public async Task what_follows_from_a_decision_is_in_its_transaction()
    {
        var outcome = await new CommandRunner(Store).Run(Change("first"), ["book-1"], _ => Decision.Of("book-1", Page(1)), (session, recorded) =>
            session.Append([new("book-2", [Page(recorded[0].Version, book: 2)])], Change("second")), TestContext.Current.CancellationToken);

        outcome.Recorded.Count.ShouldBe(1);
        Store.ReadAll(0, 10).Select(e => (e.Stream, e.Change.Id)).ShouldBe([("book-1", "first"), ("book-2", "second")]);
        await Should.ThrowAsync<InvalidOperationException>(() => new CommandRunner(Store).Run(
            Change(), ["book-1"], _ => Decision.Of("book-1", Page(2)), (_, _) => throw new InvalidOperationException(), TestContext.Current.CancellationToken));
        Store.ReadAll(0, 10).Count.ShouldBe(2);
    }

    [Fact]
    public async Task an_append_of_nothing_records_nothing()
    {
        (await Append("book-1")).ShouldBeEmpty();

        Store.Read(session => (session.StreamVersion("book-1"), session.LastPosition())).ShouldBe((0, 0));
    }

    [Fact]
    public async Task an_event_without_a_name_takes_the_ones_before_it_along()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => Append("book-1", Page(1), new Unnamed()));

        Store.ReadAll(0, 10).ShouldBeEmpty();
        (await Append("book-1", Page(1)))[0].Version.ShouldBe(1);
    }

    [Fact]
    public async Task concurrent_writers_all_get_their_events_in_without_holes()
    {
        var other = await Contender();
        var runners = new[] { new CommandRunner(Store), new CommandRunner(other) };

        await Task.WhenAll(runners.SelectMany((runner, w) => Enumerable.Range(1, 200).Select(async i =>
        {
            var outcome = await runner.Run(Change(), ["book-1"], _ => Decision.Of("book-1", Page(w * 1000 + i)));
            outcome.Recorded.Count.ShouldBe(1);
        })));

        Store.Read(session => session.ReadStream("book-1")).Select(e => e.Version).ShouldBe(Enumerable.Range(1, 400).Select(i => (long)i));
        AllRows(Store).Count.ShouldBe(401);
    }

    /// <summary>Another writer to the same log.</summary>
    private protected virtual Task<IEventStore> Contender() => Task.FromResult(Store);
}
