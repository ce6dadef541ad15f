using Fhir.Store.Access;

namespace Fhir.Store.Tests;

/// <summary>Whose a resource is, and what happens when it comes to be somebody else's. https://hl7.org/fhir/R4/compartmentdefinition-patient.html</summary>
public sealed class PartitionTests
{
    [Theory]
    [InlineData("""{"resourceType":"Patient","id":"x"}""", "x")]
    [InlineData("""{"resourceType":"Practitioner","id":"x"}""", null)]
    [InlineData("""{"resourceType":"Observation","id":"x","status":"final","code":{"text":"t"},"subject":{"reference":"Patient/p1"},"performer":[{"reference":"Patient/p2"}]}""", "p1")]
    [InlineData("""{"resourceType":"Observation","id":"x","status":"final","code":{"text":"t"},"subject":{"reference":"Device/d"},"performer":[{"reference":"Patient/p2"}]}""", "p2")]
    [InlineData("""{"resourceType":"Observation","id":"x","status":"final","code":{"text":"t"},"subject":{"identifier":{"value":"1"}}}""", null)]
    [InlineData("""{"resourceType":"Observation","id":"x","status":"final","code":{"text":"t"},"subject":{"reference":"http://localhost:5080/fhir/Patient/p1"}}""", "p1")]
    [InlineData("""{"resourceType":"Observation","id":"x","status":"final","code":{"text":"t"},"subject":{"reference":"https://annet.example/Patient/p1"}}""", "https://annet.example/Patient/p1")]
    [InlineData("""{"resourceType":"AllergyIntolerance","id":"x","patient":{"reference":"Patient/p1"},"recorder":{"reference":"Patient/p2"}}""", "p1")]
    [InlineData("""{"resourceType":"Coverage","id":"x","status":"active","subscriber":{"reference":"Patient/p2"},"beneficiary":{"reference":"Patient/p1"},"payor":[{"reference":"Patient/p3"}]}""", "p1")]
    [InlineData("""{"resourceType":"Appointment","id":"x","status":"booked","participant":[{"actor":{"reference":"Location/l"},"status":"accepted"},{"actor":{"reference":"Patient/p1"},"status":"accepted"}]}""", "p1")]
    [InlineData("""{"resourceType":"AuditEvent","id":"x","type":{"code":"rest"},"recorded":"2026-11-20T09:00:00Z","agent":[{"requestor":true}],"source":{"observer":{"display":"x"}},"entity":[{"what":{"reference":"Patient/p1"}}]}""", "134217727")]
    [InlineData("""{"resourceType":"AuditEvent","id":"x","type":{"code":"rest"},"recorded":"2026-11-20T09:00:00Z","agent":[{"requestor":true}],"source":{"observer":{"display":"x"}},"entity":[{"what":{"reference":"List/l1"}}]}""", null)]
    [InlineData("""{"resourceType":"DocumentReference","id":"x","status":"current","subject":{"reference":"Patient/p1"},"content":[{"attachment":{"url":"Binary/b"}}]}""", "p1")]
    public async Task Resource_lies_with_the_first_patient_of_its_compartment(string json, string? patient)
    {
        using var store = new TestStore();
        await store.PutAsync(json);
        Assert.Equal([patient ?? "0"], store.Rows("SELECT coalesce(p.id, CAST(r.partition AS text)) FROM resource r LEFT JOIN patient p ON p.number = r.partition"));
        Assert.Equal(["0"], store.Rows("SELECT count(*) FROM directory d JOIN resource r ON r.key = d.key WHERE r.partition <> d.key >> 36"));
    }

    [Fact]
    public async Task Log_of_access_lies_by_itself_and_is_found_by_its_patient_all_the_same()
    {
        static string Told(string id, string about) =>
            $$$"""{"resourceType":"AuditEvent","id":"{{{id}}}","type":{"code":"rest"},"recorded":"2026-11-20T09:00:00Z","agent":[{"requestor":true}],"source":{"observer":{"display":"x"}},"entity":[{"what":{"reference":"{{{about}}}"}}]}""";
        using var store = new TestStore();
        await store.PutAsync("""{"resourceType":"Patient","id":"p1"}""", """{"resourceType":"Patient","id":"p2"}""", Told("a1", "Patient/p1"), Told("a2", "Patient/p2"), Told("a3", "Patient/p1"), Told("a4", "List/l1"), Told("a5", "Patient/p5"));
        var record = (await store.Open.RecordAsync(new RecordQuery("Patient", "p1"), TestStore.Cancel)).Value;
        var found = new List<string>();
        await foreach (var piece in record.Pieces) found.AddRange(piece.Select(entry => entry.Resource.Id));

        Assert.Equal("a1 a3", await store.FindAsync("AuditEvent", "patient=p1"));
        Assert.Equal("a1 a3", await store.FindAsync("AuditEvent", "entity=Patient/p1&date=2026-11-20"));
        Assert.Equal(["a1", "a3", "p1"], found.Order());
        Assert.Equal(["a1", "a2", "a3", "a5"], await WalkAsync(store, WalkScope.EveryPatient));
        Assert.Equal(["a1", "a3", "a5"], await WalkAsync(store, WalkScope.Patients, "p1", "p5"));
        Assert.Equal(["a1", "a2", "a3", "a4", "a5"], await WalkAsync(store, WalkScope.Everything));
    }

    private static async Task<IEnumerable<string>> WalkAsync(TestStore store, WalkScope scope, params string[] patients)
    {
        var found = new List<string>();
        await foreach (var page in store.Open.Walk(new WalkQuery("AuditEvent", await store.Store.MomentAsync(TestStore.Cancel)) { Scope = scope, Patients = patients }).Value.Pages) found.AddRange(page.Select(one => one.Id));
        return found.Order();
    }

    [Fact]
    public async Task Update_that_changes_the_patient_moves_every_row()
    {
        using var store = new TestStore();
        static string Observation(string patient, string code) =>
            $$$"""{"resourceType":"Observation","id":"o1","status":"final","code":{"coding":[{"code":"{{{code}}}"}]},"subject":{"reference":"Patient/{{{patient}}}"},"valueQuantity":{"value":1}}""";
        await store.PutAsync("""{"resourceType":"Patient","id":"p1"}""", """{"resourceType":"Patient","id":"p2"}""");
        await store.PutAsync(Observation("p1", "a"));
        await store.PutAsync(Observation("p1", "b"));
        Assert.Equal("o1", await store.FindAsync("Observation", "patient=p1&code=b"));
        await store.PutAsync(Observation("p2", "c"));

        Assert.Equal("", await store.FindAsync("Observation", "patient=p1"));
        Assert.Equal("o1", await store.FindAsync("Observation", "patient=p2&code=c"));
        Assert.Equal("o1", await store.FindAsync("Observation", "code=c"));
        Assert.Equal([1L, 2, 3], (await store.Open.HistoryAsync(new HistoryQuery("Observation", "o1", 10), TestStore.Cancel)).Value.Versions.Select(v => v.Version).Order());
        Assert.Equal("b", TestStore.Parse(System.Text.Encoding.UTF8.GetString((await store.Open.ReadVersionAsync("Observation", "o1", 2, TestStore.Cancel)).Value!.Json.Span))
            .Child("code").Child("coding").ValueOf("code"));
        var partition = store.Rows("SELECT number FROM patient WHERE id = 'p2'").Single();
        foreach (var (table, key) in new[] { ("version", "key"), ("token", "resource"), ("reference", "resource"), ("quantity", "resource"), ("composite", "resource") })
            Assert.Equal([partition], store.Rows($"SELECT DISTINCT partition FROM {table} WHERE {key} IN (SELECT key FROM directory WHERE id = 'o1') OR {key} & 68719476735 IN (SELECT key & 68719476735 FROM directory WHERE id = 'o1')"));
    }

    [Fact]
    public async Task Every_row_of_resource_version_and_index_begins_with_the_partition()
    {
        TestStore.OnlyOnSqlite("Where the column stands matters where it takes no room.");
        using var store = new TestStore();
        await store.PutAsync("""{"resourceType":"Patient","id":"p1"}""");
        foreach (var table in new[] { "resource", "version", "token", "string", "date", "number", "quantity", "reference", "uri", "composite" })
            Assert.Equal("partition", store.Rows($"SELECT name FROM pragma_table_xinfo('{table}') ORDER BY cid LIMIT 1").Single());
        Assert.Equal(["1"], store.Rows("SELECT DISTINCT partition FROM resource"));
    }

    [Fact]
    public void Key_carries_partition_and_number_and_refuses_what_does_not_fit()
    {
        var key = Resources.ResourceKey.Of(5, 7);
        Assert.Equal((5, 7), (Resources.ResourceKey.Partition(key), Resources.ResourceKey.Number(key)));
        var (low, high) = Resources.ResourceKey.RangeOf(5);
        Assert.True(low < key && key < high && high < Resources.ResourceKey.Of(6, 1));
        Assert.True(Resources.ResourceKey.Of(Resources.ResourceKey.MaxPartition, Resources.ResourceKey.MaxNumber) > 0);
        Assert.Throws<InvalidOperationException>(() => Resources.ResourceKey.Of(Resources.ResourceKey.MaxPartition + 1, 1));
        Assert.Throws<InvalidOperationException>(() => Resources.ResourceKey.Of(1, Resources.ResourceKey.MaxNumber + 1));
    }
}
