using Fhir.Kernel.Outcome;
using Fhir.Store.Access;

namespace Fhir.Store.Tests;

/// <summary>References that hold together: https://hl7.org/fhir/R4/http.html#delete</summary>
public sealed class IntegrityTests
{
    private static string Patient(string id) => $$"""{"resourceType":"Patient","id":"{{id}}"}""";

    private static string Observation(string id, string reference) => $$"""{"resourceType":"Observation","id":"{{id}}","status":"final","code":{"text":"x"},"subject":{"reference":"{{reference}}"} }""";

    private static UpdateCommand Put(string json)
    {
        var resource = TestStore.Parse(json);
        return new UpdateCommand(resource, resource.ValueOf("id")!, null);
    }

    private static TestStore Strict() => new(settings => settings with { KeepsReferences = true });

    private static async Task<WriteFailure?> WriteAsync(TestStore store, params WriteCommand[] commands) =>
        (await store.Open.WriteAsync(new WriteBatch([.. commands]) { OwnBase = "http://localhost:5080/fhir" }, TestStore.Cancel)).Failure;

    /// <summary>Only what stands by itself is held together.</summary>
    [Fact]
    public async Task What_a_contained_resource_refers_to_is_not_asked_about()
    {
        using var store = Strict();
        await store.PutAsync(Patient("p1"));

        Assert.Null(await WriteAsync(store, Put(Observation("o1", "Patient/p1")[..^1] + $",\"contained\":[{Observation("c", "Patient/p2")},{Observation("d", "Patient/p1")}]}}")));
        Assert.Null(await WriteAsync(store, Put(Observation("o1", "#c")[..^1] + $",\"contained\":[{Observation("c", "Patient/p1")}]}}")));
        Assert.Null(await WriteAsync(store, new DeleteCommand("Patient", "p1", null)));
    }

    [Theory]
    [InlineData("Patient/p1", null)]
    [InlineData("http://localhost:5080/fhir/Patient/p1", null)]
    [InlineData("Patient/p1/_history/1", null)]
    [InlineData("https://other.example/fhir/Patient/ukjent", null)]
    [InlineData("#p", null)]
    [InlineData("Patient/ukjent", "store-reference-missing")]
    [InlineData("Group/p1", "store-reference-missing")]
    [InlineData("http://localhost:5080/fhir/Patient/ukjent", "store-reference-missing")]
    public async Task Reference_on_this_server_must_lead_somewhere(string reference, string? rule)
    {
        using var store = Strict();
        await store.PutAsync(Patient("p1"));
        var failure = await WriteAsync(store, Put(Observation("o1", reference)));

        Assert.Equal(rule, failure?.Refusal.Issues[0].RuleId);
        Assert.Equal(rule is null ? "o1" : "", await store.FindAsync("Observation"));
    }

    /// <summary>It tells of what was.</summary>
    [Fact]
    public async Task A_log_of_access_holds_up_no_deletion()
    {
        using var store = Strict();
        await store.PutAsync(Patient("p1"), """
            {"resourceType":"AuditEvent","id":"a1","type":{"code":"rest"},"recorded":"2026-11-20T09:00:00Z","agent":[{"requestor":true}],"source":{"observer":{"display":"x"}},"entity":[{"what":{"reference":"Patient/p1"}}]}
            """);

        Assert.Null(await WriteAsync(store, new DeleteCommand("Patient", "p1", null)));
    }

    [Fact]
    public async Task What_is_referred_to_is_not_deleted_until_nothing_refers_to_it()
    {
        using var store = Strict();
        await store.PutAsync(Patient("p1"), Patient("p2"), Observation("o1", "Patient/p1"));
        var failure = await WriteAsync(store, new DeleteCommand("Patient", "p1", null));

        Assert.Equal((WriteFailureKind.Integrity, 0, 409), (failure!.Kind, failure.At, failure.Refusal.Status));
        Assert.Contains("Observation/o1", failure.Refusal.Issues[0].Text(Language.En), StringComparison.Ordinal);
        Assert.Null(await WriteAsync(store, Put(Observation("o1", "Patient/p2"))));
        Assert.Null(await WriteAsync(store, new DeleteCommand("Patient", "p1", null)));
        Assert.Equal("store-reference-missing", (await WriteAsync(store, Put(Observation("o1", "Patient/p1"))))!.Refusal.Issues[0].RuleId);
    }

    [Fact]
    public async Task Both_ends_may_go_or_come_in_one_batch_in_any_order()
    {
        using var store = Strict();

        Assert.Null(await WriteAsync(store, Put(Observation("o1", "Patient/p1")), Put(Patient("p1"))));
        Assert.Null(await WriteAsync(store, new DeleteCommand("Patient", "p1", null), new DeleteCommand("Observation", "o1", null)));
        Assert.Equal("", await store.FindAsync("Patient"));
    }

    [Fact]
    public async Task Batch_that_leaves_a_reference_behind_changes_nothing()
    {
        using var store = Strict();
        await store.PutAsync(Patient("p1"), Observation("o1", "Patient/p1"));
        var failure = await WriteAsync(store, Put(Patient("p2")), new DeleteCommand("Patient", "p1", null));

        Assert.Equal(1, failure!.At);
        Assert.Equal("p1", await store.FindAsync("Patient"));
    }

    [Fact]
    public async Task Resource_may_refer_to_itself_and_be_deleted_all_the_same()
    {
        using var store = Strict();
        await store.PutAsync("""{"resourceType":"Organization","id":"o","name":"x","partOf":{"reference":"Organization/o"}}""");

        Assert.Null(await WriteAsync(store, new DeleteCommand("Organization", "o", null)));
    }

    [Fact]
    public async Task Without_the_setting_nothing_is_held()
    {
        using var store = new TestStore();
        await store.PutAsync(Patient("p1"), Observation("o1", "Patient/p1"), Observation("o2", "Patient/ukjent"));

        Assert.Null(await WriteAsync(store, new DeleteCommand("Patient", "p1", null)));
    }

    [Fact]
    public async Task Deletions_and_references_at_once_never_leave_one_leading_nowhere()
    {
        using var store = Strict();
        for (var round = 0; round < 20; round++)
        {
            await store.PutAsync(Patient($"p{round}"));
            var writes = Enumerable.Range(0, 8).Select(at => at == 4
                ? WriteAsync(store, new DeleteCommand("Patient", $"p{round}", null))
                : WriteAsync(store, Put(Observation($"o{round}-{at}", $"Patient/p{round}")))).ToList();
            var failures = await Task.WhenAll(writes);

            var isDeleted = failures[4] is null;
            Assert.True(isDeleted ? failures.Where((_, at) => at != 4).All(failure => failure is not null) : failures.Any(failure => failure is null), $"round {round}");
            Assert.Equal(isDeleted, (await store.FindAsync("Observation", $"subject=Patient/p{round}")).Length == 0);
        }
    }
}
