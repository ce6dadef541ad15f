using System.Text;
using Fhir.Store.Access;

namespace Fhir.Store.Tests;

/// <summary>Labels that change without a new version, and which there are. https://hl7.org/fhir/R4/resource-operation-meta-add.html</summary>
public sealed class LabelTests
{
    private static string Patient(string labels, string rest = "") => $$"""{"resourceType":"Patient","id":"p1","meta":{{labels}}{{rest}} }""";

    private static string Tags(params string[] codes) => $$"""{"tag":[{{string.Join(',', codes.Select(code => $$"""{"system":"urn:m","code":"{{code}}"}"""))}}]}""";

    private static async Task<StoredResource> ReadAsync(TestStore store) => (await store.Open.ReadAsync("Patient", "p1", TestStore.Cancel)).Value!;

    private static Task<WriteResult> RelabelAsync(TestStore store, string json, StoredResource before) =>
        store.Open.WriteAsync(new WriteBatch(new RelabelCommand(TestStore.Parse(json), before)) { IsHousekeeping = true }, TestStore.Cancel);

    [Fact]
    public async Task Version_and_time_stay_and_the_index_follows()
    {
        using var store = new TestStore();
        await store.PutAsync(Patient(Tags("a"), ",\"active\":true"));
        await store.PutAsync(Patient(Tags("a"), ",\"active\":false"));
        var before = await ReadAsync(store);
        var result = await RelabelAsync(store, Patient(Tags("b"), ",\"active\":false"), before);
        var after = await ReadAsync(store);

        Assert.True(result.IsStored, result.Failure?.ToString());
        Assert.Equal((2, before.LastUpdated, WriteMethod.Update), (after.Version, after.LastUpdated, after.Method));
        Assert.Equal(result.Written[0].Resource!.Json.ToArray(), after.Json.ToArray());
        Assert.Equal(("", "p1", "p1"), (await store.FindAsync("Patient", "_tag=a"), await store.FindAsync("Patient", "_tag=b"), await store.FindAsync("Patient", "active=false")));
        Assert.Equal(2, (await store.Open.HistoryAsync(new HistoryQuery("Patient", "p1", 10), TestStore.Cancel)).Value.Versions.Count);
        Assert.Equal(2, (await store.Open.HistoryAsync(new HistoryQuery("Patient", null, 10), TestStore.Cancel)).Value.Versions.Count);
        store.Reopen();
        Assert.Equal(after.Json.ToArray(), (await ReadAsync(store)).Json.ToArray());
    }

    [Fact]
    public async Task Large_body_is_labelled_as_a_small_one()
    {
        using var store = new TestStore();
        var rest = $$""","text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">{{string.Concat(Enumerable.Range(0, 3000).Select(at => $"linje {at} "))}}</div>"}""";
        await store.PutAsync(Patient(Tags("a"), rest));
        Assert.True((await RelabelAsync(store, Patient(Tags("a", "b"), rest), await ReadAsync(store))).IsStored);

        Assert.Equal("p1", await store.FindAsync("Patient", "_tag=b"));
        Assert.Contains("linje 2999", Encoding.UTF8.GetString((await ReadAsync(store)).Json.Span));
    }

    [Theory]
    [InlineData("written")]
    [InlineData("labelled")]
    [InlineData("deleted")]
    public async Task What_changed_meanwhile_is_a_conflict(string meanwhile)
    {
        using var store = new TestStore();
        await store.PutAsync(Patient(Tags("a")));
        var before = await ReadAsync(store);
        if (meanwhile == "written") await store.PutAsync(Patient(Tags("a")));
        else if (meanwhile == "labelled") Assert.True((await RelabelAsync(store, Patient(Tags("a", "c")), before)).IsStored);
        else await store.DeleteAsync("Patient", "p1");

        Assert.Equal(WriteFailureKind.VersionConflict, (await RelabelAsync(store, Patient(Tags("b")), before)).Failure?.Kind);
        Assert.Equal("", await store.FindAsync("Patient", "_tag=b"));
    }

    [Fact]
    public async Task Labels_in_use_are_those_of_what_is_current_each_once()
    {
        using var store = new TestStore();
        await store.PutAsync(
            """{"resourceType":"Patient","id":"p1","meta":{"profile":["urn:p"],"security":[{"system":"urn:s","code":"R"}],"tag":[{"system":"urn:m","code":"Aa"},{"code":"aa"}]}}""",
            """{"resourceType":"Patient","id":"p2","meta":{"tag":[{"system":"urn:m","code":"Aa"},{"system":"urn:n","code":"aa"}]}}""",
            """{"resourceType":"Practitioner","id":"l1","meta":{"tag":[{"system":"urn:m","code":"lege"}]}}""",
            """{"resourceType":"Patient","id":"p3","meta":{"tag":[{"code":"borte"}]}}""");
        await store.DeleteAsync("Patient", "p3");
        var patients = (await store.Open.LabelsAsync(["Patient"], TestStore.Cancel)).Value;
        var all = (await store.Open.LabelsAsync(["Patient", "Practitioner", "Group"], TestStore.Cancel)).Value;

        Assert.Equal(["urn:p"], patients.Profiles);
        Assert.Equal([new Label("urn:s", "R")], patients.Security);
        Assert.Equal([new Label("", "aa"), new Label("urn:m", "Aa"), new Label("urn:n", "aa")], patients.Tags);
        Assert.Contains(new Label("urn:m", "lege"), all.Tags);
    }

    [Fact]
    public async Task Labels_need_the_right_to_update_and_to_search()
    {
        using var store = new TestStore();
        await store.PutAsync(Patient(Tags("a")));
        var before = await ReadAsync(store);
        var searcher = store.Store.Bind(Permit.Of("test", null, [("Patient", Interaction.Read | Interaction.Search | Interaction.Delete)]));
        var writer = store.Store.Bind(Permit.Of("test", null, [("Patient", Interaction.Update)]));
        var batch = new WriteBatch(new RelabelCommand(TestStore.Parse(Patient(Tags("b"))), before));

        Assert.Equal(WriteFailureKind.NotPermitted, (await searcher.WriteAsync(batch, TestStore.Cancel)).Failure?.Kind);
        Assert.Equal(403, (await writer.LabelsAsync(["Patient"], TestStore.Cancel)).Refusal?.Status);
        Assert.True((await searcher.LabelsAsync(["Patient"], TestStore.Cancel)).IsValue);
        Assert.Equal(403, (await searcher.LabelsAsync(["Patient", "Observation"], TestStore.Cancel)).Refusal?.Status);
        Assert.True((await writer.WriteAsync(batch, TestStore.Cancel)).IsStored);
    }

    [Fact]
    public async Task Trial_tells_what_would_come_of_it_and_leaves_nothing()
    {
        using var store = new TestStore(settings => settings with { KeepsReferences = true });
        await store.PutAsync("""{"resourceType":"Patient","id":"p1"}""", """{"resourceType":"Patient","id":"p2","link":[{"other":{"reference":"Patient/p1"},"type":"seealso"}]}""");
        async Task<WriteFailureKind?> TryAsync(string id) => (await store.Open.WriteAsync(new WriteBatch(new DeleteCommand("Patient", id, null)) { IsTrial = true }, TestStore.Cancel)).Failure?.Kind;

        Assert.Equal(WriteFailureKind.Integrity, await TryAsync("p1"));
        Assert.Equal(WriteFailureKind.Trial, await TryAsync("p2"));
        Assert.Equal("p1 p2", await store.FindAsync("Patient"));
        Assert.Equal(2, (await store.Open.HistoryAsync(new HistoryQuery(null, null, 10), TestStore.Cancel)).Value.Versions.Count);
    }

    [Fact]
    public async Task Any_version_means_one_that_is_there()
    {
        using var store = new TestStore();
        async Task<WriteFailureKind?> PutAsync() => (await store.Open.WriteAsync(new WriteBatch(new UpdateCommand(TestStore.Parse(Patient(Tags("a"))), "p1", VersionDemand.Any)), TestStore.Cancel)).Failure?.Kind;

        Assert.Equal(WriteFailureKind.VersionConflict, await PutAsync());
        await store.PutAsync(Patient(Tags("a")));
        Assert.Null(await PutAsync());
        await store.DeleteAsync("Patient", "p1");
        Assert.Equal(WriteFailureKind.VersionConflict, await PutAsync());
    }

    [Fact]
    public async Task Each_version_knows_how_it_came()
    {
        using var store = new TestStore();
        await store.PutAsync(Patient(Tags("a")));
        var patch = new UpdateCommand(TestStore.Parse(Patient(Tags("b"))), "p1", 1) { IsPatch = true };
        Assert.True((await store.Open.WriteAsync(new WriteBatch(patch), TestStore.Cancel)).IsStored);
        await store.DeleteAsync("Patient", "p1");
        await store.PutAsync(Patient(Tags("c")));
        await store.PutAsync(Patient(Tags("d")));
        var history = (await store.Open.HistoryAsync(new HistoryQuery("Patient", "p1", 10), TestStore.Cancel)).Value.Versions;

        Assert.Equal([WriteMethod.Update, WriteMethod.Restore, WriteMethod.Delete, WriteMethod.Patch, WriteMethod.Update], history.Select(version => version.Method));
    }
}
