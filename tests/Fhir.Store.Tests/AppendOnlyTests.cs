using Fhir.Store.Access;

namespace Fhir.Store.Tests;

/// <summary>What the log of access holds can be changed by nobody who writes through the store, the server itself included. https://hl7.org/fhir/R4/http.html#delete</summary>
public sealed class AppendOnlyTests
{
    private const string Told = """{"resourceType":"AuditEvent","id":"a1","type":{"code":"rest"},"recorded":"2026-11-20T09:00:00Z","agent":[{"requestor":true}],"source":{"observer":{"display":"x"}},"outcomeDesc":"0"}""";

    private static readonly string Altered = Told.Replace("\"0\"", "\"1\"", StringComparison.Ordinal);

    [Theory]
    [InlineData("update")]
    [InlineData("patch")]
    [InlineData("update of the version that is there")]
    [InlineData("labels")]
    [InlineData("deletion")]
    [InlineData("trial of a deletion")]
    [InlineData("note of the server")]
    public async Task What_is_in_the_log_stays_as_it_was_stored_and_the_rest_of_the_batch_is_not_stored_either(string way)
    {
        using var store = new TestStore();
        await store.PutAsync(Told);
        var before = (await store.Open.ReadAsync("AuditEvent", "a1", TestStore.Cancel)).Value!;
        var patient = new UpdateCommand(TestStore.Parse("""{"resourceType":"Patient","id":"p1"}"""), "p1", null);

        var result = await store.Open.WriteAsync(Batch(way, patient, before, store), TestStore.Cancel);

        if (way == "note of the server") Assert.Equal(WriteFailureKind.BasisChanged, result.Failure?.Kind);
        else Assert.Equal((WriteFailureKind.AppendOnly, 1, 405, "store-append-only"), (result.Failure!.Kind, result.Failure.At, result.Failure.Refusal.Status, result.Failure.Refusal.Issues[0].RuleId));
        Assert.Equal(before.Json.ToArray(), (await store.Open.ReadAsync("AuditEvent", "a1", TestStore.Cancel)).Value!.Json.ToArray());
        Assert.Equal(("a1", ""), (await store.FindAsync("AuditEvent"), await store.FindAsync("Patient")));
    }

    private static WriteBatch Batch(string way, WriteCommand other, StoredResource before, TestStore store) => way switch
    {
        "update" => new WriteBatch(other, new UpdateCommand(TestStore.Parse(Altered), "a1", null)),
        "patch" => new WriteBatch(other, new UpdateCommand(TestStore.Parse(Altered), "a1", before.Version) { IsPatch = true }),
        "update of the version that is there" => new WriteBatch(other, new UpdateCommand(TestStore.Parse(Told), "a1", before.Version)),
        "labels" => new WriteBatch(other, new RelabelCommand(TestStore.Parse(Told.Replace("\"id\"", "\"meta\":{\"tag\":[{\"code\":\"x\"}]},\"id\"", StringComparison.Ordinal)), before)) { IsHousekeeping = true },
        "trial of a deletion" => new WriteBatch(other, new DeleteCommand("AuditEvent", "a1", null)) { IsTrial = true },
        "note of the server" => new WriteBatch(other) { Notes = store.Store.Notes([new UpdateCommand(TestStore.Parse(Altered), "a1", null)]) },
        _ => new WriteBatch(other, new DeleteCommand("AuditEvent", "a1", null)),
    };

    [Fact]
    public async Task New_ones_come_in_under_ids_of_the_server_and_of_the_client_and_are_found_after_the_store_is_opened_anew()
    {
        using var store = new TestStore();
        await store.PutAsync(Told);
        Assert.True((await store.Open.WriteAsync(new WriteBatch(new CreateCommand(TestStore.Parse(Told), "a2")), TestStore.Cancel)).IsStored);
        Assert.Equal(WriteFailureKind.IdConflict, (await store.Open.WriteAsync(new WriteBatch(new CreateCommand(TestStore.Parse(Told), "a2")), TestStore.Cancel)).Failure?.Kind);
        store.Reopen();

        Assert.Equal("a1 a2", await store.FindAsync("AuditEvent", "date=2026-11-20"));
    }
}
