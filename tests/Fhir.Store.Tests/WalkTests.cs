using Fhir.Store.Access;
using static Fhir.Store.Tests.TestStore;

namespace Fhir.Store.Tests;

/// <summary>A walk sees everything as it was at its moment, once, whatever is written while it goes on.</summary>
public sealed class WalkTests
{
    [Fact]
    public async Task A_walk_finds_every_resource_of_the_type_once()
    {
        using var store = new TestStore();
        await store.PutAsync([.. Enumerable.Range(0, 1203).Select(at => Observation($"o{at}", $"Patient/p{at % 7}"))]);
        await store.PutAsync(Patient("p1"));
        await store.DeleteAsync("Observation", "o5");

        var found = await WalkAsync(store, new("Observation", await MomentAsync(store)));
        Assert.Equal(1202, found.Count);
        Assert.Equal(1202, found.Select(resource => resource.Id).Distinct().Count());
        Assert.DoesNotContain("o5", found.Select(resource => resource.Id));
    }

    [Fact]
    public async Task What_is_written_after_the_moment_is_seen_as_it_was()
    {
        using var store = new TestStore();
        await store.PutAsync(Observation("kept", "Patient/p1"), Observation("updated", "Patient/p1"), Observation("deleted", "Patient/p1"), Observation("moved", "Patient/p9"));
        await store.PutAsync(Observation("gone", "Patient/p1"));
        await store.DeleteAsync("Observation", "gone");
        var moment = await MomentAsync(store);
        await store.PutAsync(Observation("updated", "Patient/p1", "amended"), Observation("moved", "Patient/p1"), Observation("new", "Patient/p1"), Observation("gone", "Patient/p1"));
        await store.DeleteAsync("Observation", "deleted");

        var found = await WalkAsync(store, new("Observation", moment));
        Assert.Equal(["deleted@1", "kept@1", "moved@1", "updated@1"], found.Select(resource => $"{resource.Id}@{resource.Version}").Order());
    }

    [Fact]
    public async Task Nothing_is_lost_or_repeated_while_others_write()
    {
        const int seed = 20261129;
        using var store = new TestStore();
        await store.PutAsync([.. Enumerable.Range(0, 2000).Select(at => Observation($"o{at}", $"Patient/p{at % 40}"))]);
        var moment = await MomentAsync(store);
        var random = new Random(seed);
        var found = new List<StoredResource>();
        await foreach (var page in store.Open.Walk(new WalkQuery("Observation", moment)).Value.Pages)
        {
            found.AddRange(page);
            for (var change = 0; change < 50; change++)
            {
                var id = $"o{random.Next(2100)}";
                if (found.Count < 2000 && random.Next(3) == 0) await store.DeleteAsync("Observation", id);
                else if (found.Count < 2000) await store.PutAsync(Observation(id, $"Patient/p{random.Next(40)}"));
            }
        }
        Assert.True(found.Count == 2000 && found.All(resource => resource.Version == 1) && found.Select(resource => resource.Id).Distinct().Count() == 2000, $"seed {seed}: {found.Count}");
    }

    [Fact]
    public async Task Since_tells_what_was_written_and_what_was_deleted_later()
    {
        using var store = new TestStore();
        await store.PutAsync(Observation("old", "Patient/p1"), Observation("changed", "Patient/p1"), Observation("deleted", "Patient/p1"), Observation("before", "Patient/p1"));
        await store.DeleteAsync("Observation", "before");
        var since = await MomentAsync(store);
        await store.PutAsync(Observation("changed", "Patient/p1"), Observation("new", "Patient/p2"));
        await store.DeleteAsync("Observation", "deleted");
        var moment = await MomentAsync(store);
        await store.DeleteAsync("Observation", "old");
        await store.PutAsync(Observation("deleted", "Patient/p1"));

        var query = new WalkQuery("Observation", moment) { Since = since };
        Assert.Equal(["changed", "new"], await IdsAsync(store, query));
        Assert.Equal(["deleted"], await IdsAsync(store, query with { IsOfDeletions = true }));
        Assert.Equal(["new"], await IdsAsync(store, query with { Scope = WalkScope.Patients, Patients = ["p2"] }));
        Assert.Equal([], await IdsAsync(store, query with { IsOfDeletions = true, Scope = WalkScope.Patients, Patients = ["p2"] }));
        Assert.Equal(["deleted"], await IdsAsync(store, query with { IsOfDeletions = true, Scope = WalkScope.Patients, Patients = ["p1", "nobody"] }));
    }

    [Fact]
    public async Task Scopes_keep_to_patients()
    {
        using var store = new TestStore();
        await store.PutAsync(Patient("p1"), Patient("p2"), Observation("mine", "Patient/p1"), Observation("hers", "Patient/p2"),
            """{"resourceType":"Observation","id":"nobodys","status":"final","code":{"text":"x"}}""",
            """{"resourceType":"Observation","id":"byMe","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/p2"},"performer":[{"reference":"Patient/p1"}]}""");
        var query = new WalkQuery("Observation", await MomentAsync(store));

        Assert.Equal(["byMe", "hers", "mine", "nobodys"], await IdsAsync(store, query));
        Assert.Equal(["byMe", "hers", "mine"], await IdsAsync(store, query with { Scope = WalkScope.EveryPatient }));
        Assert.Equal(["byMe", "mine"], await IdsAsync(store, query with { Scope = WalkScope.Patients, Patients = ["p1"] }));
        Assert.Equal(["byMe", "hers", "mine"], await IdsAsync(store, query with { Scope = WalkScope.Patients, Patients = ["p1", "p2", "p1"] }));
        Assert.Equal(["p1"], await IdsAsync(store, query with { Type = "Patient", Scope = WalkScope.Patients, Patients = ["p1"] }));
    }

    [Fact]
    public async Task Searches_choose_among_a_type_and_hold_for_the_moment()
    {
        using var store = new TestStore();
        await store.PutAsync(Observation("final", "Patient/p1"), Observation("amended", "Patient/p1", "amended"), Observation("other", "Patient/p2", "preliminary"), Observation("was", "Patient/p1"));
        var moment = await MomentAsync(store);
        await store.PutAsync(Observation("was", "Patient/p1", "preliminary"), Observation("other", "Patient/p2"));
        var query = new WalkQuery("Observation", moment) { AnyOf = [Query("Observation", "status=final"), Query("Observation", "status=amended,final")] };

        Assert.Equal(["amended", "final", "was"], await IdsAsync(store, query));
        Assert.Equal([], await IdsAsync(store, query with { Scope = WalkScope.Patients, Patients = ["p2"] }));
    }

    [Fact]
    public void A_walk_needs_the_right_to_read_and_search_the_type()
    {
        using var store = new TestStore();
        var reader = store.Store.Bind(Permit.Of("c", null, [("Observation", Interaction.Read)]));
        var walker = store.Store.Bind(Permit.Of("c", null, [("Observation", Interaction.Read | Interaction.Search)]));

        Assert.Equal(403, reader.Walk(new WalkQuery("Observation", DateTimeOffset.UtcNow)).Refusal?.Status);
        Assert.Equal(403, walker.Walk(new WalkQuery("Patient", DateTimeOffset.UtcNow)).Refusal?.Status);
        Assert.Equal(403, walker.Walk(new WalkQuery("Observation", DateTimeOffset.UtcNow) { AnyOf = [Query("Observation", "patient.name=x")] }).Refusal?.Status);
        Assert.True(walker.Walk(new WalkQuery("Observation", DateTimeOffset.UtcNow)).IsValue);
    }

    [Fact]
    public async Task A_process_whose_clock_is_behind_writes_no_earlier_than_a_moment()
    {
        Assert.SkipUnless(Tested.Provider == StoreProvider.Postgres, "processes on one SQLite file have one clock");
        using var store = new TestStore();
        await store.PutAsync(Patient("before"));
        var moment = await MomentAsync(store);
        using var behind = FhirStore.Open(store.Settings with { Clock = new Behind() }, Fhir.Kernel.Search.SearchParameterSet.R4);
        var late = await behind.Bind(Permit.Open).WriteAsync(new WriteBatch(new UpdateCommand(Parse(Patient("late")), "late", null)), Cancel);

        Assert.True(late.Written[0].Resource!.LastUpdated > moment, $"{late.Written[0].Resource!.LastUpdated:O} is not after {moment:O}");
        Assert.Equal(["before"], await IdsAsync(store, new WalkQuery("Patient", moment)));
    }

    private sealed class Behind : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddSeconds(-30);
    }

    private static Task<DateTimeOffset> MomentAsync(TestStore store) => store.Store.MomentAsync(Cancel);

    private static async Task<List<StoredResource>> WalkAsync(TestStore store, WalkQuery query)
    {
        var found = new List<StoredResource>();
        await foreach (var page in store.Open.Walk(query).Value.Pages) found.AddRange(page);
        return found;
    }

    private static async Task<IEnumerable<string>> IdsAsync(TestStore store, WalkQuery query) => (await WalkAsync(store, query)).Select(resource => resource.Id).Order(StringComparer.Ordinal);

    private static string Patient(string id) => $$"""{"resourceType":"Patient","id":"{{id}}"}""";

    private static string Observation(string id, string patient, string status = "final") =>
        $$"""{"resourceType":"Observation","id":"{{id}}","status":"{{status}}","code":{"text":"Puls"},"subject":{"reference":"{{patient}}"} }""";
}
