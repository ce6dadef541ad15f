using Fhir.Store.Engine;

namespace Fhir.Store.Tests;

/// <summary>How PostgreSQL goes about searches in a store of some thousand resources. https://www.postgresql.org/docs/15/using-explain.html</summary>
public sealed class PlanTests : IClassFixture<PlanTests.Filled>
{
    private readonly Filled filled;

    public PlanTests(Filled filled)
    {
        Tested.SkipUnlessThere();
        this.filled = filled;
    }

    [Theory]
    [InlineData("Patient", "_id=p1")]
    [InlineData("Patient", "identifier=urn:a|7")]
    [InlineData("Patient", "family=hansen")]
    [InlineData("Patient", "birthdate=1980")]
    [InlineData("Patient", "_has:Observation:patient:code=c3")]
    [InlineData("Observation", "code=c3")]
    [InlineData("Observation", "code=c3&_sort=-date")]
    [InlineData("Observation", "date=2024-02-03")]
    [InlineData("Observation", "code=c3&date=2024&_contained=true")]
    [InlineData("Observation", "subject:Patient.identifier=7")]
    [InlineData("Observation", "code-value-quantity=c3$gt5")]
    [InlineData("Observation", "patient=p1&code=c3&_sort=-date")]
    public async Task Search_never_reads_a_whole_table(string type, string query) =>
        Assert.DoesNotContain(await filled.PlanOf(type, query), step => step.Contains("Seq Scan", StringComparison.Ordinal));

    [Theory]
    [InlineData("patient=Patient/p1&code=c3")]
    [InlineData("patient=p1&code=c3&_sort=-date")]
    [InlineData("subject=Patient/p1&date=ge2024")]
    public async Task Search_for_one_patient_is_led_by_a_range_of_the_patients_own_rows(string query) =>
        Assert.Contains(await filled.PlanOf("Observation", query), step =>
            step.Contains("Index Cond", StringComparison.Ordinal) && step.Contains("(resource >= ", StringComparison.Ordinal) && step.Contains("(resource <= ", StringComparison.Ordinal));

    [Fact]
    public async Task Rows_of_one_patient_are_found_without_the_table()
    {
        var plan = await filled.PlanOf("Observation", "patient=p1&code=c3&_sort=-date");
        Assert.True(plan.Count(step => step.Contains("Index Only Scan", StringComparison.Ordinal)) >= 3, string.Join('\n', plan));
    }

    /// <summary>2000 Observations of 20 patients, and the statistics that the server would make of them in a while.</summary>
    public sealed class Filled : IAsyncLifetime
    {
        private TestStore? store;

        public async ValueTask InitializeAsync()
        {
            if (!Tested.IsThere) return;
            store = new TestStore();
            for (var patient = 0; patient < 20; patient++)
            {
                await store.PutAsync($$$"""{"resourceType":"Patient","id":"p{{{patient}}}","identifier":[{"system":"urn:a","value":"{{{patient}}}"}],"name":[{"family":"F{{{patient}}}"}],"birthDate":"19{{{60 + patient}}}-01-01"}""");
                await store.PutAsync([.. Enumerable.Range(0, 100).Select(number => Observation(patient, number))]);
            }
            using var writer = store.Store.Parts.Database.OpenWriter();
            writer.Execute("VACUUM ANALYZE");
        }

        public ValueTask DisposeAsync()
        {
            store?.Dispose();
            return ValueTask.CompletedTask;
        }

        internal async Task<List<string>> PlanOf(string type, string query) => await store!.Store.Parts.Database.ReadAsync(session => Plan(session, store.Store.Parts.Searcher.Compile(session, TestStore.Query(type, query))), TestStore.Cancel);

        private static string Observation(int patient, int number) => $$$"""
            {"resourceType":"Observation","id":"o{{{patient}}}-{{{number}}}","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"c{{{number % 10}}}"}]},"subject":{"reference":"Patient/p{{{patient}}}"},
             "effectiveDateTime":"2024-0{{{1 + (number % 9)}}}-0{{{1 + (number % 8)}}}","valueQuantity":{"value":{{{number}}},"unit":"g"}}
            """;

        private static List<string> Plan(Session session, Search.Sql sql)
        {
            var statement = session.Prepare("EXPLAIN " + sql.ToString());
            var steps = new List<string>();
            while (statement.Step()) steps.Add(statement.Text(0));
            return steps;
        }
    }
}
