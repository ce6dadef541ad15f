using Fhir.Server.Definitions;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Server.Visibility;
using Fhir.Store.Access;
using Fhir.Tiltak.Journaldokumenter;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Fhir.Server.Tests.Mhd;

/// <summary>What it costs to withhold: a question for a page, not one for each resource on it.</summary>
public sealed class WithheldQuestionsTests(WithheldQuestionsTests.Archive server) : IClassFixture<WithheldQuestionsTests.Archive>
{
    private const int Documents = 12;

    public sealed class Archive : MhdServer
    {
        public IReadOnlyList<string> Provided { get; private set; } = [];

        protected override async Task FillAsync()
        {
            await base.FillAsync();
            for (var number = 0; number < Documents; number++) Provided = await ProvideAsync(Submission.Of(Submission.Comprehensive, $"Notat {number}"));
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("DocumentReference", "status=current", 2)]        // the search, and how many it leaves out
    [InlineData("Binary", "_lastUpdated=gt2020", 2)]              // the search, and whether anything blocked leads to one of them
    [InlineData("List", "code=submissionset&_include=List:item", 1)]
    public async Task A_page_of_a_search_costs_no_question_for_each_match(string type, string query, int searches)
    {
        var (counting, store) = Stores();
        var found = await store.SearchAsync(server.Services.GetRequiredService<SearchReader>().ReadCondition(type, query, server.Base).Value, Cancel);

        Assert.Equal(Documents, found.Value.Matches.Count);
        Assert.Equal((0, searches), (counting.Reads, counting.Searches));
    }

    [Fact]
    public async Task A_page_of_a_history_costs_one_question_for_each_kind()
    {
        foreach (var type in new[] { "DocumentReference", "Binary" })
        {
            var (counting, store) = Stores();
            var page = await store.HistoryAsync(new HistoryQuery(type, null, 100), Cancel);

            Assert.Equal(Documents, page.Value.Versions.Count);
            Assert.Equal((0, 1), (counting.Reads, counting.Searches));
        }
    }

    [Fact]
    public async Task Reading_a_document_costs_nothing_and_its_content_one_question()
    {
        var (ofDocument, documents) = Stores();
        Assert.NotNull((await documents.ReadAsync("DocumentReference", server.Provided[1].Split('/')[1], Cancel)).Value);
        var (ofContent, contents) = Stores();
        Assert.NotNull((await contents.ReadAsync("Binary", server.Provided[2].Split('/')[1], Cancel)).Value);

        Assert.Equal((1, 0, 1, 1), (ofDocument.Reads, ofDocument.Searches, ofContent.Reads, ofContent.Searches));
    }

    private (CountingStore Counting, VisibleStore Store) Stores()
    {
        var (searches, parameters) = (server.Services.GetRequiredService<SearchReader>(), server.Services.GetRequiredService<LiveParameters>());
        var counting = new CountingStore(server.Services.GetRequiredService<StoreHolder>().Bind(Permit.Open, System.Collections.Immutable.ImmutableArray<Fhir.Store.Access.Operations.IWithholding>.Empty));
        return (counting, new VisibleStore(counting, counting, [new HiddenMatches(new BlockedDocuments(), searches, parameters.Current)]));
    }
}
