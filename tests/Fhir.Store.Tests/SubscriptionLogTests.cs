using Fhir.Kernel.Search;
using Fhir.Store.Access;

namespace Fhir.Store.Tests;

/// <summary>What outlives the process: the lease, the place in the journal, the numbers of events, whose a Subscription is.</summary>
public sealed class SubscriptionLogTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan Term = TimeSpan.FromSeconds(15);

    private const string Subscription = """
        {"resourceType":"Subscription","id":"s1","status":"requested","reason":"x","criteria":"urn:topic","channel":{"type":"rest-hook"}}
        """;

    [Fact]
    public async Task One_holds_the_lease_until_it_runs_out_or_is_given_up()
    {
        using var test = new TestStore();
        using var other = FhirStore.Open(test.Settings, SearchParameterSet.R4);
        var (first, second) = (test.Store.Subscriptions, other.Subscriptions);

        Assert.True(await first.HoldAsync("a", Noon, Term, TestStore.Cancel));
        Assert.False(await second.HoldAsync("b", Noon + Term, Term, TestStore.Cancel));
        Assert.True(await first.HoldAsync("a", Noon + Term, Term, TestStore.Cancel));
        Assert.False(await second.HoldAsync("b", Noon + Term * 1.5, Term, TestStore.Cancel));
        Assert.True(await second.HoldAsync("b", Noon + Term * 2.5, Term, TestStore.Cancel));
        Assert.False(await first.HoldAsync("a", Noon + Term * 3, Term, TestStore.Cancel));

        await second.ReleaseAsync("b", TestStore.Cancel);
        Assert.True(await first.HoldAsync("a", Noon + Term * 3, Term, TestStore.Cancel));
    }

    [Fact]
    public async Task Whoever_lost_the_lease_or_the_place_logs_nothing()
    {
        using var test = new TestStore();
        var log = test.Store.Subscriptions;
        await log.HoldAsync("a", Noon, Term, TestStore.Cancel);
        Assert.True(await log.AdvanceAsync("a", 0, 5, [Live("s1"), Event("s1", 1)], TestStore.Cancel));

        Assert.False(await log.AdvanceAsync("b", 5, 6, [Event("s1", 2)], TestStore.Cancel));
        Assert.False(await log.AdvanceAsync("a", 0, 6, [Event("s1", 2)], TestStore.Cancel));
        Assert.Equal((5L, 1L), (log.Position, log.StateOf("s1")!.Events));
    }

    [Fact]
    public async Task Two_that_both_believe_to_hold_it_number_every_event_once()
    {
        using var test = new TestStore();
        using var other = FhirStore.Open(test.Settings, SearchParameterSet.R4);
        SubscriptionLog[] logs = [test.Store.Subscriptions, other.Subscriptions];
        await logs[0].HoldAsync("0", Noon, Term, TestStore.Cancel);
        await logs[0].AdvanceAsync("0", 0, 1, [Live("s1")], TestStore.Cancel);

        // Each takes the lease from the other again and again, and logs from the place it saw.
        await Task.WhenAll(Enumerable.Range(0, 2).Select(at => Task.Run(async () =>
        {
            for (var turn = 0; turn < 40; turn++)
            {
                await logs[at].HoldAsync($"{at}", Noon + Term * 2 * (turn + 1), Term, TestStore.Cancel);
                var place = logs[at].Position;
                await logs[at].AdvanceAsync($"{at}", place, place + 1, [Event("s1", place)], TestStore.Cancel);
            }
        }, TestStore.Cancel)));

        var events = logs[0].Events("s1", 0, long.MaxValue, 1000);
        Assert.Equal(logs[0].Position - 1, events.Count);
        Assert.Equal(Enumerable.Range(1, events.Count).Select(number => (long)number), events.Select(happened => happened.Number));
        Assert.Equal(events.Count, events.Select(happened => happened.Version).Distinct().Count());
    }

    [Fact]
    public async Task Numbers_go_on_when_a_subscription_is_switched_off_and_on_and_begin_anew_when_it_was_deleted()
    {
        using var test = new TestStore();
        var log = test.Store.Subscriptions;
        await log.HoldAsync("a", Noon, Term, TestStore.Cancel);
        await log.AdvanceAsync("a", 0, 1, [Live("s1"), Event("s1", 1), Event("s1", 2), Fate("s1", SubscriptionFate.Off)], TestStore.Cancel);
        Assert.Empty(log.Live());
        await log.AdvanceAsync("a", 1, 2, [Live("s1"), Event("s1", 3)], TestStore.Cancel);
        Assert.Equal([1L, 2L, 3L], log.Events("s1", 0, 9, 9).Select(happened => happened.Number));

        test.Reopen();
        log = test.Store.Subscriptions;
        Assert.Equal((2L, 3L), (log.Position, Assert.Single(log.Live()).Events));
        await log.AdvanceAsync("a", 2, 3, [Fate("s1", SubscriptionFate.Gone), Live("s1"), Event("s1", 4)], TestStore.Cancel);
        Assert.Equal([(1L, 4L)], log.Events("s1", 0, 9, 9).Select(happened => (happened.Number, happened.Version)));
    }

    [Fact]
    public async Task What_was_delivered_never_goes_back_and_failures_are_forgotten_with_it()
    {
        using var test = new TestStore();
        var log = test.Store.Subscriptions;
        await log.HoldAsync("a", Noon, Term, TestStore.Cancel);
        await log.AdvanceAsync("a", 0, 1, [Live("s1"), Event("s1", 1), Event("s1", 2)], TestStore.Cancel);

        await log.PostponeAsync("s1", 2, Noon + Term, TestStore.Cancel);
        Assert.Equal((2, Noon + Term), (log.StateOf("s1")!.Attempts, log.StateOf("s1")!.DueAt));
        await log.DeliveredAsync("s1", 2, Noon, TestStore.Cancel);
        await log.DeliveredAsync("s1", 1, Noon, TestStore.Cancel);
        Assert.Equal((2L, 0, Noon), (log.StateOf("s1")!.Delivered, log.StateOf("s1")!.Attempts, log.StateOf("s1")!.SentAt));
    }

    [Fact]
    public async Task Old_events_are_forgotten_and_their_numbers_are_not_given_again()
    {
        using var test = new TestStore();
        var log = test.Store.Subscriptions;
        await log.HoldAsync("a", Noon, Term, TestStore.Cancel);
        await log.AdvanceAsync("a", 0, 1, [Live("s1"), Event("s1", 1), Event("s1", 2)], TestStore.Cancel);
        await log.ForgetAsync(Noon.AddDays(1), TestStore.Cancel);
        await log.AdvanceAsync("a", 1, 2, [Event("s1", 3)], TestStore.Cancel);
        Assert.Equal([3L], log.Events("s1", 0, 9, 9).Select(happened => happened.Number));
    }

    [Fact]
    public async Task A_Subscription_belongs_to_whoever_wrote_it_last_and_not_to_the_servers_own_notes()
    {
        using var test = new TestStore();
        var permit = Permit.Of("klinikken", "lege-1", [("Subscription", Interaction.All), ("Observation", Interaction.Read | Interaction.Search)]);
        var resource = TestStore.Parse(Subscription);
        await test.Store.Bind(permit).WriteAsync(new WriteBatch(new UpdateCommand(resource, "s1", null) { Aside = "hemmelig" }) { OwnBase = "https://a.example/fhir" }, TestStore.Cancel);
        await test.Open.WriteAsync(new WriteBatch(new UpdateCommand(resource, "s1", 1)) { IsHousekeeping = true }, TestStore.Cancel);

        var owner = test.Store.Subscriptions.OwnerOf("s1")!;
        Assert.Equal(("klinikken", "lege-1", "https://a.example/fhir", "hemmelig"), (owner.Permit.Client, owner.Permit.Subject, owner.Base, owner.Aside));
        Assert.Equal(permit.ToString(), owner.Permit.ToString());

        await test.Open.WriteAsync(new WriteBatch(new UpdateCommand(resource, "s1", null)), TestStore.Cancel);
        Assert.Equal(("open", ""), (test.Store.Subscriptions.OwnerOf("s1")!.Permit.Client, test.Store.Subscriptions.OwnerOf("s1")!.Aside));
        await test.DeleteAsync("Subscription", "s1");
        Assert.Null(test.Store.Subscriptions.OwnerOf("s1"));
    }

    private static SubscriptionStep Live(string id) => Fate(id, SubscriptionFate.Live);

    private static SubscriptionStep Fate(string id, SubscriptionFate fate) => new SubscriptionChange(id, 1, fate);

    private static SubscriptionStep Event(string subscription, long version) => new SubscriptionEvent(subscription, 0, Noon, "Observation", "o1", version, WriteMethod.Update);
}
