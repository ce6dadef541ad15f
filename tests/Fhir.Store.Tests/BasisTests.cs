using Fhir.Kernel.Search;
using Fhir.Store.Access;

namespace Fhir.Store.Tests;

/// <summary>A write that was decided on what somebody read is stored only while that is still so.</summary>
public sealed class BasisTests
{
    private const string Base = "http://localhost:5080/fhir";

    // Thirty-two at once on a busy machine wait longer for a connection than a caller should.
    private static TestStore Crowded() => new(settings => settings with { QueuePatience = TimeSpan.FromMinutes(1) });

    private static WriteBatch Put(string json, params Witness[] bases)
    {
        var resource = TestStore.Parse(json);
        return new WriteBatch(new UpdateCommand(resource, resource.ValueOf("id")!, null)) { OwnBase = Base, Bases = [.. bases] };
    }

    private static string Patient(string id, string identifier = "1", string? family = null) =>
        $$"""{"resourceType":"Patient","id":"{{id}}","identifier":[{"system":"urn:x","value":"{{identifier}}"}],"name":[{"family":"{{family ?? id}}"}]}""";

    /// <summary>What was read, what another then wrote, and whether a write on that basis is stored.</summary>
    [Theory]
    [InlineData("Patient/p1", "p1", false)]                       // the version that was read is no longer current
    [InlineData("Patient/p1", "p2", true)]                        // something else changed
    [InlineData("Patient/new", "new", false)]                     // there was none, and now there is
    [InlineData("Patient/new", "p1", true)]
    [InlineData("Patient?identifier=urn:x|7", "seven", false)]    // a match that was not there
    [InlineData("Patient?identifier=urn:x|1", "p1", false)]       // a match that is another version
    [InlineData("Patient?identifier=urn:x|1", "seven", true)]
    [InlineData("Patient?_count=1", "seven", true)]               // the page that was read is as it was
    [InlineData("Patient?_count=2", "seven", false)]              // it has a next page now
    [InlineData("Patient?_count=0&_total=accurate", "seven", false)]
    [InlineData("Patient?_count=0&_total=accurate", "p1", true)]  // as many as before, and nothing else was asked
    [InlineData("Observation?_include=Observation:subject", "p1", false)]
    public async Task A_write_is_stored_only_while_what_it_was_decided_on_is_so(string read, string writes, bool isStored)
    {
        using var store = new TestStore();
        await store.PutAsync(Patient("p1"), Patient("p2", "2"), """{"resourceType":"Observation","id":"o1","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/p1"}}""");
        var witness = new Witness();
        await ReadAsync(store.Open.Watched(witness), read);

        await store.PutAsync(Patient(writes, writes == "seven" ? "7" : "1", "changed"));
        var result = await store.Open.WriteAsync(Put("""{"resourceType":"Basic","id":"b1","code":{"text":"x"}}""", witness), TestStore.Cancel);

        Assert.Equal(isStored, result.IsStored);
        Assert.Equal(isStored ? "b1" : "", await store.FindAsync("Basic"));
        if (!isStored) Assert.Equal((WriteFailureKind.BasisChanged, 0, 409, "store-basis-changed"), (result.Failure!.Kind, result.Failure.At, result.Failure.Refusal.Status, result.Failure.Refusal.Issues[0].RuleId));
    }

    [Fact]
    public async Task A_deletion_changes_what_was_read_too()
    {
        using var store = new TestStore();
        await store.PutAsync(Patient("p1"));
        var (byId, bySearch) = (new Witness(), new Witness());
        await ReadAsync(store.Open.Watched(byId), "Patient/p1");
        await ReadAsync(store.Open.Watched(bySearch), "Patient?identifier=urn:x|1");
        await store.DeleteAsync("Patient", "p1");

        foreach (var witness in new[] { byId, bySearch })
            Assert.Equal(WriteFailureKind.BasisChanged, (await store.Open.WriteAsync(Put(Patient("p3"), witness), TestStore.Cancel)).Failure?.Kind);
    }

    [Fact]
    public async Task The_failure_names_the_basis_that_changed_and_what_was_read_twice_counts_as_it_was_first()
    {
        using var store = new TestStore();
        await store.PutAsync(Patient("p1"), Patient("p2"));
        var (same, changed) = (new Witness(), new Witness());
        await ReadAsync(store.Open.Watched(same), "Patient/p1");
        await ReadAsync(store.Open.Watched(changed), "Patient/p2");
        await store.PutAsync(Patient("p2", family: "changed"));
        await ReadAsync(store.Open.Watched(changed), "Patient/p2");

        Assert.Equal(1, (await store.Open.WriteAsync(Put(Patient("p3"), same, changed), TestStore.Cancel)).Failure?.At);
        Assert.True((await store.Open.WriteAsync(Put(Patient("p3"), same), TestStore.Cancel)).IsStored);
    }

    [Theory]
    [InlineData("Patient/p0")]
    [InlineData("Patient?identifier=urn:x|same")]
    public async Task Of_thirty_two_that_decide_on_the_same_absence_one_is_stored(string read)
    {
        using var store = Crowded();
        var results = await Task.WhenAll(Enumerable.Range(0, 32).Select(number => Task.Run(async () =>
        {
            var witness = new Witness();
            await ReadAsync(store.Open.Watched(witness), read);
            var id = read == "Patient/p0" ? "p0" : $"p{number}";
            return await store.Open.WriteAsync(Put(Patient(id, "same", $"n{number}"), witness), TestStore.Cancel);
        }, TestStore.Cancel)));

        // Whoever read after the first was stored decided on its version, and may follow it; nobody decided on what two have changed.
        var versions = results.Where(result => result.IsStored).Select(result => result.Written[0].Resource!.Version).Order().ToList();
        Assert.All(results.Where(result => !result.IsStored), result => Assert.Equal(WriteFailureKind.BasisChanged, result.Failure!.Kind));
        Assert.True(versions.Count >= 1);
        if (read == "Patient/p0") Assert.Equal(Enumerable.Range(1, versions.Count).Select(version => (long)version), versions);
    }

    [Fact]
    public async Task Thirty_two_that_each_add_one_on_what_they_have_read_lose_none_and_count_to_thirty_two()
    {
        using var store = Crowded();
        await Task.WhenAll(Enumerable.Range(0, 32).Select(number => Task.Run(async () =>
        {
            while (true)
            {
                var witness = new Witness();
                var page = (await store.Open.Watched(witness).SearchAsync(TestStore.Query("Patient", "identifier=urn:x|1&_count=100"), TestStore.Cancel)).Value;
                var result = await store.Open.WriteAsync(Put(Patient($"p{page.Matches.Count}"), witness), TestStore.Cancel);
                if (result.IsStored) return;
                Assert.Equal(WriteFailureKind.BasisChanged, result.Failure.Kind);
            }
        }, TestStore.Cancel)));

        // Two that had counted the same would have written the same id.
        Assert.Equal(Enumerable.Repeat(1L, 32), (await store.SearchAsync("Patient", "_count=100")).Matches.Select(match => match.Version));
    }

    /// <summary>What is asked in the commit must not get in the way of taking the write back, however the question is put to the database.</summary>
    [Theory]
    [InlineData("Patient?identifier=urn:x|1")]
    [InlineData("Observation?patient=Patient/p1&status=final&_sort=-date")]
    [InlineData("Observation?patient=Patient/p1&code=urn:c|a&_sort=date,-_lastUpdated")]
    [InlineData("Observation?subject:Patient.identifier=urn:x|1&_sort=-date")]
    [InlineData("Patient?_has:Observation:patient:code=urn:c|a")]
    [InlineData("Observation?_filter=code eq a or status eq final")]
    public async Task A_write_that_fails_after_its_basis_was_asked_leaves_the_writer_in_order(string read)
    {
        using var store = Crowded();
        await store.PutAsync(Patient("p1"), """
            {"resourceType":"Observation","id":"o1","status":"final","code":{"coding":[{"system":"urn:c","code":"a"}]},"subject":{"reference":"Patient/p1"},"effectiveDateTime":"2024-01-01"}
            """);
        var witness = new Witness();
        await ReadAsync(store.Open.Watched(witness), read);
        WriteBatch Outdated() => Put(Patient("p1"), witness) with { Commands = [.. Put(Patient("p2")).Commands, new UpdateCommand(TestStore.Parse(Patient("p1")), "p1", 9)] };

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => store.Open.WriteAsync(number % 2 == 0 ? Outdated() : Put(Patient($"q{number}")), TestStore.Cancel)));

        Assert.All(results.Where((_, at) => at % 2 == 0), result => Assert.Contains(result.Failure!.Kind, (WriteFailureKind[])[WriteFailureKind.VersionConflict, WriteFailureKind.BasisChanged]));
        Assert.All(results.Where((_, at) => at % 2 == 1), result => Assert.True(result.IsStored));
        Assert.Equal("p1 q1 q3 q5 q7", await store.FindAsync("Patient"));
    }

    [Fact]
    public async Task An_id_that_cannot_be_is_no_basis_and_breaks_nothing()
    {
        using var store = Crowded();
        var witness = new Witness();
        Assert.Null((await store.Open.Watched(witness).ReadAsync("Patient", new string('x', 5000) + "\u0001", TestStore.Cancel)).Value);

        Assert.True(witness.IsEmpty);
        Assert.True((await store.Open.WriteAsync(Put(Patient("p1"), witness), TestStore.Cancel)).IsStored);
    }

    [Fact]
    public async Task Notes_are_stored_with_the_write_whatever_its_caller_may_and_fall_with_it()
    {
        using var store = Crowded();
        var caller = store.Store.Bind(Permit.Of("reader", null, [("Patient", Interaction.Update)]));
        var note = new CreateCommand(TestStore.Parse("""{"resourceType":"Basic","code":{"text":"told"}}"""), "note");

        var stored = await caller.WriteAsync(Put(Patient("p1")) with { Notes = store.Store.Notes(note) }, TestStore.Cancel);
        Assert.True(stored.IsStored);
        Assert.Equal(["Patient/p1"], stored.Written.Select(written => written.Resource!.Reference));
        Assert.Equal("note", await store.FindAsync("Basic"));

        // Its id is taken now: the note cannot be stored, and so the write is not either.
        var outrun = await caller.WriteAsync(Put(Patient("p2")) with { Notes = store.Store.Notes(note) }, TestStore.Cancel);
        Assert.Equal((WriteFailureKind.BasisChanged, -1), (outrun.Failure?.Kind, outrun.Failure?.At));
        Assert.Equal("p1", await store.FindAsync("Patient"));

        var refused = await caller.WriteAsync(Put(Patient("p1")) with { Commands = [new UpdateCommand(TestStore.Parse(Patient("p1")), "p1", 7)], Notes = store.Store.Notes(note with { NewId = "other" }) }, TestStore.Cancel);
        Assert.Equal(WriteFailureKind.VersionConflict, refused.Failure?.Kind);
        Assert.Equal("note", await store.FindAsync("Basic"));
    }

    [Fact]
    public async Task Notes_of_another_store_are_not_taken()
    {
        using var store = Crowded();
        using var other = new TestStore();
        var notes = other.Store.Notes(new CreateCommand(TestStore.Parse("""{"resourceType":"Basic","code":{"text":"told"}}"""), "note"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => store.Open.WriteAsync(Put(Patient("p1")) with { Notes = notes }, TestStore.Cancel));
    }

    private static async Task ReadAsync(IPermittedStore store, string what)
    {
        if (what.Split('/') is [var type, var id])
        {
            Assert.True((await store.ReadAsync(type, id, TestStore.Cancel)).IsValue);
            return;
        }
        var parts = what.Split('?', 2);
        Assert.True((await store.SearchAsync(TestStore.Query(parts[0], parts[1]), TestStore.Cancel)).IsValue);
    }
}
