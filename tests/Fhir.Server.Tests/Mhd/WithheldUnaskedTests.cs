using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Server.Definitions;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Server.Visibility;
using Fhir.Store.Access;
using Fhir.Tiltak.Journaldokumenter;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Fhir.Server.Tests.Mhd;

/// <summary>What is withheld from a caller who may not ask what is, and while nobody can be asked.</summary>
public sealed class WithheldUnaskedTests(BlockedDocumentTests.Archive server) : IClassFixture<BlockedDocumentTests.Archive>
{
    private const Interaction Reading = Interaction.Read | Interaction.Search;

    private static readonly Refusal Behind = new(503, [StoreRules.IndexBehind.At(null, "location", "1", "2")]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private StoreHolder Holder => server.Services.GetRequiredService<StoreHolder>();

    private string Content => server.Content.Split('/')[1];

    private string Shown => server.Shown.Split('/')[1];

    [Fact]
    public async Task Blocked_content_is_withheld_also_from_a_caller_who_may_not_search_for_documents()
    {
        var store = Holder.Bind(Permit.Of("archive", null, [("Binary", Reading)]));

        Assert.Equal((403, "content-withheld"), Told((await store.ReadAsync("Binary", Content, Cancel)).Refusal));
        Assert.Equal((403, "content-withheld"), Told((await store.ReadVersionAsync("Binary", Content, 1, Cancel)).Refusal));
        var found = (await store.SearchAsync(Query("Binary"), Cancel)).Value.Matches;
        Assert.NotEmpty(found);
        Assert.DoesNotContain(found, match => match.Id == Content);
    }

    public static TheoryData<string, Func<VisibleStore, WithheldUnaskedTests, Task<Refusal?>>> Ways => new()
    {
        { "read", async (store, test) => (await store.ReadAsync("Binary", test.Content, Cancel)).Refusal },
        { "vread", async (store, test) => (await store.ReadVersionAsync("Binary", test.Content, 1, Cancel)).Refusal },
        { "vread of a document", async (store, test) => (await store.ReadVersionAsync("DocumentReference", test.Shown, 1, Cancel)).Refusal },
        { "search", async (store, test) => (await store.SearchAsync(test.Query("Binary"), Cancel)).Refusal },
        { "history", async (store, _) => (await store.HistoryAsync(new HistoryQuery("Binary", null, 100), Cancel)).Refusal },
        { "write", async (store, test) => (await store.WriteAsync(new WriteBatch(new DeleteCommand("Binary", test.Content, null)), Cancel)).Failure?.Refusal },
    };

    [Theory, MemberData(nameof(Ways))]
    public async Task While_nobody_can_be_asked_what_may_be_withheld_is_refused_for_later(string way, Func<VisibleStore, WithheldUnaskedTests, Task<Refusal?>> ask) =>
        Assert.Equal((way, 503, "store-index-behind"), Told(way, await ask(Unasked(), this)));

    [Fact]
    public async Task What_nobody_withholds_is_shown_all_the_while_and_what_says_it_of_itself_is_not()
    {
        var store = Unasked();

        Assert.NotNull((await store.ReadAsync("Patient", "p1", Cancel)).Value);
        Assert.NotNull((await store.ReadAsync("DocumentReference", Shown, Cancel)).Value);
        Assert.Null((await store.ReadAsync("DocumentReference", server.Blocked.Split('/')[1], Cancel)).Value);
        Assert.Single((await store.SearchAsync(Query("Patient"), Cancel)).Value.Matches);
    }

    /// <summary>An answer that has begun cannot be refused any more.</summary>
    [Fact]
    public async Task A_walk_leaves_out_all_that_may_be_withheld()
    {
        var walk = new WalkQuery("Binary", DateTimeOffset.UtcNow.AddHours(1));
        Assert.NotEmpty(await IdsAsync(Holder.Bind(Permit.Open).Walk(walk).Value));
        Assert.Empty(await IdsAsync(Unasked().Walk(walk).Value));
    }

    private static async Task<List<string>> IdsAsync(WalkPages walk)
    {
        var ids = new List<string>();
        await foreach (var page in walk.Pages.WithCancellation(Cancel)) ids.AddRange(page.Select(resource => resource.Id));
        return ids;
    }

    private VisibleStore Unasked()
    {
        var (searches, parameters, whole) = (server.Services.GetRequiredService<SearchReader>(), server.Services.GetRequiredService<LiveParameters>(), Holder.Bind(Permit.Open, System.Collections.Immutable.ImmutableArray<Fhir.Store.Access.Operations.IWithholding>.Empty));
        return new VisibleStore(whole, new CountingStore(whole) { SearchesRefused = Behind }, [new HiddenMatches(new BlockedDocuments(), searches, parameters.Current)]);
    }

    private SearchQuery Query(string type) => server.Services.GetRequiredService<SearchReader>().ReadCondition(type, "_lastUpdated=gt2020", server.Base).Value;

    private static (int, string) Told(Refusal? refusal) => (refusal!.Status, refusal.Issues[0].RuleId);

    private static (string, int, string) Told(string way, Refusal? refusal) => (way, refusal?.Status ?? 200, refusal?.Issues[0].RuleId ?? "");
}
