using Fhir.Store.Access;

namespace Fhir.Store.Tests;

/// <summary>The store gives nobody more than the permit.</summary>
public sealed class PermitTests : IAsyncLifetime
{
    private readonly TestStore store = new();

    public async ValueTask InitializeAsync() => await store.PutAsync(
        """{"resourceType":"Patient","id":"p1","name":[{"family":"A"}],"generalPractitioner":[{"reference":"Practitioner/l1"}]}""",
        """{"resourceType":"Practitioner","id":"l1","name":[{"family":"B"}]}""",
        """{"resourceType":"Observation","id":"o1","status":"final","code":{"text":"t"},"subject":{"reference":"Patient/p1"}}""");

    public ValueTask DisposeAsync()
    {
        store.Dispose();
        return ValueTask.CompletedTask;
    }

    private IPermittedStore Bound(params (string, Interaction)[] grants) => store.Store.Bind(Permit.Of("test", null, grants));

    [Fact]
    public async Task Type_outside_the_permit_is_refused_with_403()
    {
        var observations = Bound(("Observation", Interaction.All));
        Assert.Equal((403, "store-not-permitted"), Refused((await observations.ReadAsync("Patient", "p1", TestStore.Cancel)).Refusal));
        Assert.Equal(403, (await observations.ReadVersionAsync("Patient", "p1", 1, TestStore.Cancel)).Refusal!.Status);
        Assert.Equal(403, (await observations.SearchAsync(TestStore.Query("Patient"), TestStore.Cancel)).Refusal!.Status);
        Assert.Equal(403, (await observations.HistoryAsync(new HistoryQuery("Patient", "p1", 10), TestStore.Cancel)).Refusal!.Status);
        Assert.True((await observations.ReadAsync("Observation", "o1", TestStore.Cancel)).IsValue);
    }

    [Theory]
    [InlineData(Interaction.Read, false, false, false)]
    [InlineData(Interaction.Create, true, false, false)]
    [InlineData(Interaction.Update, false, true, false)]
    [InlineData(Interaction.Delete, false, false, true)]
    public async Task Each_command_needs_its_own_letter(Interaction allowed, bool create, bool update, bool delete)
    {
        var resource = TestStore.Parse("""{"resourceType":"Practitioner","id":"x"}""");
        var bound = Bound(("Practitioner", allowed));
        async Task<bool> MayAsync(WriteCommand command)
        {
            var result = await bound.WriteAsync(new WriteBatch(command), TestStore.Cancel);
            Assert.True(result.IsStored || result.Failure.Kind == WriteFailureKind.NotPermitted);
            return result.IsStored;
        }
        Assert.Equal(create, await MayAsync(new CreateCommand(resource, "x1")));
        Assert.Equal(update, await MayAsync(new UpdateCommand(resource, "l1", null)));
        Assert.Equal(delete, await MayAsync(new DeleteCommand("Practitioner", "l1", null)));
    }

    [Fact]
    public async Task Batch_with_one_command_outside_the_permit_stores_nothing()
    {
        var result = await Bound(("Practitioner", Interaction.All)).WriteAsync(
            new WriteBatch(new DeleteCommand("Practitioner", "l1", null), new DeleteCommand("Patient", "p1", null)), TestStore.Cancel);
        Assert.Equal((WriteFailureKind.NotPermitted, 1), (result.Failure!.Kind, result.Failure.At));
        Assert.False((await store.Open.ReadAsync("Practitioner", "l1", TestStore.Cancel)).Value!.IsDeleted);
    }

    [Fact]
    public async Task Included_resources_outside_the_permit_are_left_out_and_not_followed()
    {
        var query = TestStore.Query("Observation", "_include=Observation:subject&_include:iterate=Patient:general-practitioner");
        async Task<string> IncludedAsync(params (string, Interaction)[] grants)
        {
            var page = (await Bound([("Observation", Interaction.Search), .. grants]).SearchAsync(query, TestStore.Cancel)).Value;
            Assert.Single(page.Matches);
            return string.Join(' ', page.Included.Select(resource => resource.Reference));
        }
        Assert.Equal("Patient/p1", await IncludedAsync(("Patient", Interaction.Read)));
        Assert.Equal("", await IncludedAsync(("Practitioner", Interaction.Read)));
        Assert.Equal("Patient/p1 Practitioner/l1", await IncludedAsync(("Patient", Interaction.Read), ("Practitioner", Interaction.Read)));
    }

    [Theory]
    [InlineData("Observation", "subject:Patient.family=A")]
    [InlineData("Observation", "subject:Patient.general-practitioner:Practitioner.family=B")]
    [InlineData("Observation", "_filter=patient.family eq A")]
    [InlineData("Observation", "_filter=not(patient.family eq Z)")]
    [InlineData("Observation", "_filter=status eq final or patient.family eq A")]
    [InlineData("Observation", "_filter=status eq final or (code eq x and not(patient[gender eq male].family eq A))")]
    [InlineData("Practitioner", "_has:Patient:general-practitioner:family=A")]
    public async Task Condition_that_reaches_outside_the_permit_is_refused(string type, string query)
    {
        var bound = Bound((type, Interaction.All), ("Device", Interaction.All));
        Assert.Equal(403, (await bound.SearchAsync(TestStore.Query(type, query), TestStore.Cancel)).Refusal!.Status);
        var guarded = new WriteBatch([new CreateCommand(TestStore.Parse("""{"resourceType":"Device"}"""), "d")], [new WriteGuard(TestStore.Query(type, query), null)]);
        Assert.Equal(WriteFailureKind.NotPermitted, (await bound.WriteAsync(guarded, TestStore.Cancel)).Failure!.Kind);
        Assert.Single((await store.SearchAsync(type, query)).Matches);
    }

    [Fact]
    public async Task Chain_without_a_type_follows_only_the_types_permitted()
    {
        var query = TestStore.Query("Observation", "subject.identifier=x");
        Assert.True((await Bound(("Observation", Interaction.All), ("Patient", Interaction.Search)).SearchAsync(query, TestStore.Cancel)).IsValue);
        Assert.False((await Bound(("Observation", Interaction.All)).SearchAsync(query, TestStore.Cancel)).IsValue);
    }

    private static (int, string) Refused(Kernel.Outcome.Refusal? refusal) => (refusal!.Status, refusal.Issues[0].RuleId);
}
