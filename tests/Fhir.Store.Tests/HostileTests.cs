using Fhir.Store.Access;

namespace Fhir.Store.Tests;

/// <summary>Values nobody sends by accident.</summary>
public sealed class HostileTests
{
    private const string ForEver = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

    [Fact]
    public async Task Huge_values_are_stored_whole_and_found_by_what_fits_a_search()
    {
        using var store = new TestStore();
        var huge = new string('å', 1 << 20);
        await store.PutAsync($$"""{"resourceType":"Patient","id":"p1","identifier":[{"system":"urn:x","value":"v{{huge}}"}],"name":[{"family":"F{{huge}}"}]}""");
        var read = (await store.Open.ReadAsync("Patient", "p1", TestStore.Cancel)).Value!;
        Assert.True(read.Json.Length > 4 << 20);
        Assert.Equal("p1", await store.FindAsync("Patient", $"family=F{huge[..900]}"));
        Assert.Equal("", await store.FindAsync("Patient", $"family:exact=F{huge[..900]}"));
        Assert.Equal("", await store.FindAsync("Patient", $"identifier=v{huge[..900]}"));
        Assert.Equal([Tested.Provider == Access.StoreProvider.Sqlite ? "2048" : "395"], store.Rows("SELECT DISTINCT length(code) FROM token WHERE code LIKE 'v%'"));
    }

    [Fact]
    public async Task Thousands_of_values_in_one_resource_are_all_found_and_leave_no_copy_on_update()
    {
        using var store = new TestStore();
        var members = string.Join(',', Enumerable.Range(0, 5000).Select(number => $$$"""{"entity":{"reference":"Practitioner/l{{{number % 4000}}}"}}"""));
        for (var version = 0; version < 2; version++)
            await store.PutAsync($$"""{"resourceType":"Group","id":"g1","type":"practitioner","actual":true,"member":[{{members}}]}""");
        Assert.Equal("g1", await store.FindAsync("Group", "member=Practitioner/l3999"));
        Assert.Equal(["4000"], store.Rows("SELECT count(*) FROM reference"));
    }

    [Theory]
    [InlineData("\\u0009y")]
    [InlineData("\\uFFFD")]
    [InlineData("\\uD83D\\uDE00")]
    [InlineData("' OR 1=1 --")]
    [InlineData("\\\"); DROP TABLE token; --")]
    [InlineData("%_[]*?")]
    public async Task Odd_text_is_kept_and_stays_apart_from_the_ordinary(string text)
    {
        using var store = new TestStore();
        await store.PutAsync($$"""{"resourceType":"Patient","id":"p1","identifier":[{"system":"urn:{{text}}","value":"x{{text}}"}],"name":[{"family":"x{{text}}"}]}""",
            """{"resourceType":"Patient","id":"p2","identifier":[{"system":"urn:x","value":"x"}],"name":[{"family":"x"}]}""");
        Assert.Equal("p2", await store.FindAsync("Patient", "identifier=x"));
        Assert.Equal("p2", await store.FindAsync("Patient", "identifier=urn:x|x"));
        Assert.Equal("p2", await store.FindAsync("Patient", "family:exact=x"));
        Assert.Equal("p1 p2", await store.FindAsync("Patient", "family=x"));
    }

    [Fact]
    public async Task Id_of_another_type_or_case_is_another_resource()
    {
        using var store = new TestStore();
        await store.PutAsync("""{"resourceType":"Patient","id":"a"}""", """{"resourceType":"Patient","id":"A"}""", """{"resourceType":"Practitioner","id":"a"}""");
        Assert.Equal("A a", await store.FindAsync("Patient"));
        await store.DeleteAsync("Patient", "A");
        Assert.Equal("a", await store.FindAsync("Patient"));
    }

    [Fact]
    public async Task Search_that_includes_too_much_is_refused()
    {
        using var store = new TestStore(settings => settings with { MaxIncluded = 3 });
        await store.PutAsync([.. Enumerable.Range(0, 4).Select(number =>
            $$$"""{"resourceType":"Observation","id":"o{{{number}}}","status":"final","code":{"text":"t"},"subject":{"reference":"Patient/p1"}}"""), """{"resourceType":"Patient","id":"p1"}"""]);
        var result = await store.Open.SearchAsync(TestStore.Query("Patient", "_revinclude=Observation:subject"), TestStore.Cancel);
        Assert.Equal((403, "store-too-many-included"), (result.Refusal!.Status, result.Refusal.Issues[0].RuleId));
    }

    [Fact]
    public async Task Search_that_takes_too_long_is_broken_off()
    {
        using var store = new TestStore(settings => settings with { SearchPatience = TimeSpan.Zero });
        var result = await store.Open.SearchAsync(TestStore.Query("Patient"), TestStore.Cancel);
        Assert.Equal((503, "store-search-too-slow"), (result.Refusal!.Status, result.Refusal.Issues[0].RuleId));
    }

    [Fact]
    public async Task Condition_that_takes_too_long_does_not_hold_up_the_writer()
    {
        using var store = new TestStore(settings => settings with { GuardPatience = TimeSpan.Zero });
        var guard = new WriteGuard(TestStore.Query("Patient", "name:contains=a"), null);
        var result = await store.Open.WriteAsync(new WriteBatch([new DeleteCommand("Patient", "p1", null)], [guard]), TestStore.Cancel);
        Assert.Equal((WriteFailureKind.Busy, 503, "store-search-too-slow"),
            (result.Failure!.Kind, result.Failure.Refusal.Status, result.Failure.Refusal.Issues[0].RuleId));
        await store.PutAsync("""{"resourceType":"Patient","id":"p1"}""");
    }

    [Fact]
    public async Task Statement_that_runs_for_ever_ends_when_the_caller_leaves()
    {
        using var store = new TestStore();
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(TestStore.Cancel);
        leaving.CancelAfter(50);
        var running = Task.Run(() => store.Read(session =>
        {
            Assert.ThrowsAny<OperationCanceledException>(() => session.Interruptible(asked => asked.Prepare(ForEver).ReadLong(), leaving.Token));
            return session.Prepare("SELECT 1").ReadLong();
        }));
        Assert.Equal(1, await running.WaitAsync(TimeSpan.FromMinutes(1), TestStore.Cancel));
    }

    /// <summary>An interrupt at that moment has nothing to interrupt.</summary>
    [Fact]
    public async Task Statement_that_begins_when_the_caller_has_just_left_ends_too()
    {
        using var store = new TestStore();
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(TestStore.Cancel);
        var running = Task.Run(() => store.Read(session => session.Interruptible(asked =>
        {
            var statement = asked.Prepare(ForEver);
            leaving.Cancel();
            return statement.ReadLong();
        }, leaving.Token)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.WaitAsync(TimeSpan.FromMinutes(1), TestStore.Cancel));
    }

    [Fact]
    public void Every_rule_is_listed_once_with_both_languages()
    {
        Assert.Equal(StoreRules.All.Count, StoreRules.All.Select(rule => rule.Id).Distinct().Count());
        Assert.Equal(typeof(StoreRules).GetFields().Count(field => field.FieldType == typeof(Kernel.Outcome.Rule)), StoreRules.All.Count);
        Assert.All(StoreRules.All, rule => Assert.False(string.IsNullOrWhiteSpace(rule.Nb) || string.IsNullOrWhiteSpace(rule.En)));
    }
}
