using Fhir.Kernel.Search;
using Fhir.Store.Access;
using static Fhir.Store.Tests.TestStore;

namespace Fhir.Store.Tests;

/// <summary>A record is the compartment and what it refers to that is nobody's, whoever's the rest may be.</summary>
public sealed class RecordTests
{
    private static readonly string[] Stored =
    [
        """{"resourceType":"Organization","id":"hosp","name":"Sykehus"}""",
        """{"resourceType":"Organization","id":"ward","name":"Sengepost","partOf":{"reference":"Organization/hosp"}}""",
        """{"resourceType":"Practitioner","id":"dr"}""",
        """{"resourceType":"Patient","id":"p1","managingOrganization":{"reference":"Organization/ward"}}""",
        """{"resourceType":"Patient","id":"p2"}""",
        """{"resourceType":"Encounter","id":"e","status":"finished","class":{"code":"IMP"},"subject":{"reference":"Patient/p1"},"period":{"start":"2024-01-02","end":"2024-01-09"}}""",
        """{"resourceType":"Observation","id":"o","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/p1"},"encounter":{"reference":"Encounter/e"},"effectiveDateTime":"2024-01-05","contained":[{"resourceType":"Observation","id":"c","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/p2"},"performer":[{"reference":"Practitioner/far"}],"effectiveDateTime":"2030-01-01"}]}""",
        """{"resourceType":"Practitioner","id":"far"}""",
        """{"resourceType":"Observation","id":"by","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/p2"},"performer":[{"reference":"Patient/p1"},{"reference":"Practitioner/dr"}]}""",
        """{"resourceType":"Observation","id":"other","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/p2"}}""",
    ];

    [Theory]
    [InlineData("Patient", "p1", "Patient/p1 | Encounter/e Observation/by Observation/o | Organization/hosp Organization/ward Practitioner/dr")]
    [InlineData("Patient", "p2", "Patient/p2 | Observation/by Observation/other | Practitioner/dr")]
    [InlineData("Encounter", "e", "Encounter/e | Observation/o | Organization/hosp Organization/ward Patient/p1")]
    [InlineData("Patient", "nobody", " |  | ")]
    public async Task A_record_is_in_three_parts(string type, string id, string expected)
    {
        using var store = new TestStore();
        await store.PutAsync(Stored);
        var entries = await ReadAsync(store.Open, new RecordQuery(type, id));

        Assert.Equal(expected, $"{Names(entries.Take(1), _ => true)} | {Names(entries.Skip(1), entry => !entry.IsReferenced)} | {Names(entries, entry => entry.IsReferenced)}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(6)]
    [InlineData(7)]
    public async Task Pages_lose_and_repeat_nothing(int size)
    {
        using var store = new TestStore();
        await store.PutAsync(Stored);
        var whole = (await ReadAsync(store.Open, new RecordQuery("Patient", "p1"))).Select(entry => entry.Resource.Reference);
        var (paged, cursor) = (new List<string>(), (string?)null);
        do
        {
            var page = (await store.Open.RecordAsync(new RecordQuery("Patient", "p1") { PageSize = size, Cursor = cursor }, Cancel)).Value;
            await foreach (var piece in page.Pieces) paged.AddRange(piece.Select(entry => entry.Resource.Reference));
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.Equal(whole, paged);
    }

    [Fact]
    public async Task Care_types_and_time_narrow_it()
    {
        using var store = new TestStore();
        await store.PutAsync(Stored);
        var january = TimeRange.Parse("2024-01"u8)!.Value;
        var february = TimeRange.Parse("2024-02"u8)!.Value;
        var query = new RecordQuery("Patient", "p1") { Types = ["Encounter", "Observation"] };

        Assert.Equal("Encounter/e Observation/by Observation/o", Names(await ReadAsync(store.Open, query with { Care = january }), _ => true));
        Assert.Equal("Observation/by", Names(await ReadAsync(store.Open, query with { Care = february }), _ => true));
        Assert.Equal("", Names(await ReadAsync(store.Open, query with { Since = DateTimeOffset.UtcNow.AddDays(1) }), _ => true));
    }

    [Fact]
    public async Task A_permit_leaves_out_what_it_does_not_cover_and_what_only_that_refers_to()
    {
        using var store = new TestStore();
        await store.PutAsync(Stored);
        const Interaction both = Interaction.Read | Interaction.Search;
        var narrow = store.Store.Bind(Permit.Of("c", null, [("Patient", Interaction.Read), ("Practitioner", both), ("Encounter", both), ("Organization", both)]));

        Assert.Equal("Encounter/e Organization/hosp Organization/ward Patient/p1", Names(await ReadAsync(narrow, new RecordQuery("Patient", "p1")), _ => true));
        Assert.Equal(403, (await narrow.RecordAsync(new RecordQuery("Patient", "p1") { Types = ["Observation"] }, Cancel)).Refusal?.Status);
        Assert.Equal(403, (await store.Store.Bind(Permit.Of("c", null, [("Observation", both)])).RecordAsync(new RecordQuery("Patient", "p1"), Cancel)).Refusal?.Status);
    }

    private static async Task<List<RecordEntry>> ReadAsync(IPermittedStore store, RecordQuery query)
    {
        var entries = new List<RecordEntry>();
        await foreach (var piece in (await store.RecordAsync(query, Cancel)).Value.Pieces) entries.AddRange(piece);
        return entries;
    }

    private static string Names(IEnumerable<RecordEntry> entries, Func<RecordEntry, bool> which) =>
        string.Join(' ', entries.Where(which).Select(entry => entry.Resource.Reference).Order(StringComparer.Ordinal));
}
