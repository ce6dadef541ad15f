using Fhir.Kernel.Search;
using Fhir.Store.Engine;

namespace Fhir.Store.Tests;

/// <summary>How SQLite goes about each kind of search. https://www.sqlite.org/eqp.html</summary>
public sealed class PlanTests
{
    [Theory]
    [InlineData("Patient", "_id=p1")]
    [InlineData("Patient", "identifier=urn:oid:1.2|13818512345")]
    [InlineData("Patient", "identifier=13818512345")]
    [InlineData("Patient", "identifier=|13818512345")]
    [InlineData("Patient", "identifier=urn:oid:1.2|")]
    [InlineData("Patient", "gender=female,male")]
    [InlineData("Patient", "gender:not=female&family=x")]
    [InlineData("Patient", "family=hansen")]
    [InlineData("Patient", "family:exact=Hansen")]
    [InlineData("Patient", "family:contains=ans")]
    [InlineData("Patient", "family:missing=true&name=x")]
    [InlineData("Patient", "family:missing=false")]
    [InlineData("Patient", "birthdate=1980")]
    [InlineData("Patient", "birthdate=ge1980")]
    [InlineData("Patient", "birthdate=le1980")]
    [InlineData("Patient", "birthdate=gt1980&birthdate=lt1990")]
    [InlineData("Patient", "birthdate=sa1980")]
    [InlineData("Patient", "birthdate=eb1980")]
    [InlineData("Patient", "birthdate=ne1980")]
    [InlineData("Patient", "birthdate=ap1980")]
    [InlineData("Patient", "general-practitioner=Practitioner/1")]
    [InlineData("Patient", "general-practitioner.name=x")]
    [InlineData("Patient", "_has:Observation:patient:code=718-7")]
    [InlineData("Patient", "_profile=http://a.example/x")]
    [InlineData("Patient", "_tag=a|b")]
    [InlineData("Observation", "patient=Patient/p1&code=718-7&date=ge2024")]
    [InlineData("Observation", "subject=p1")]
    [InlineData("Observation", "subject:identifier=a|b")]
    [InlineData("Observation", "value-quantity=gt5||mg")]
    [InlineData("Observation", "value-quantity=5|http://unitsofmeasure.org|mg")]
    [InlineData("Observation", "code-value-quantity=718-7$gt5")]
    [InlineData("Observation", "component-code-value-quantity=8480-6$gt140&_sort=-date")]
    [InlineData("Observation", "code=718-7&_sort=-date,status,_id,value-quantity,subject")]
    [InlineData("Observation", "category=laboratory&_lastUpdated=ge2024&_sort=_lastUpdated")]
    [InlineData("Observation", "value-quantity=gt5||mg&code:text=x")]
    [InlineData("Observation", "code:text=hemo")]
    [InlineData("Observation", "code:in=http://a.example/vs/many")]
    [InlineData("Observation", "code:in=http://a.example/vs/many&status:not=final")]
    [InlineData("Observation", "code:below=http://a.example/x|a&date=2024")]
    [InlineData("Observation", "code:not-in=http://a.example/vs/many&date=2024")]
    [InlineData("Observation", "code=http://a.example/x|A")]
    [InlineData("Patient", "identifier:of-type=a|b|c")]
    [InlineData("Location", "near=59.9|10.7|5")]
    [InlineData("Patient", "_filter=family co an and gender eq female")]
    [InlineData("Patient", "_filter=family sw han or birthdate lt 1950")]
    [InlineData("Patient", "_filter=not(gender eq male) and family eq hansen")]
    [InlineData("Observation", "_filter=patient[gender eq female and birthdate lt 1950].family sw han")]
    [InlineData("RiskAssessment", "probability=gt0.8")]
    [InlineData("ValueSet", "url=http://a.example/x")]
    [InlineData("ValueSet", "url:below=http://a.example/x")]
    [InlineData("ValueSet", "url:above=http://a.example/x/y")]
    [InlineData("Medication", "code=a|b&form:not=c&_contained=true")]
    [InlineData("Medication", "_contained=true&_containedType=contained&_id=m")]
    public async Task Search_by_an_indexed_parameter_never_scans_the_resources(string type, string query)
    {
        var plan = await PlanOf(type, query);
        Assert.DoesNotContain(plan, step => step.Contains("resource_by_type", StringComparison.Ordinal)
            || step.Contains("resource_by_time", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.StartsWith("SCAN", StringComparison.Ordinal) && !IsOwnResult(step, plan));
        // A resource that was found is asked about by its own rows, never by walking everybody's.
        var probes = plan.Select((step, at) => (step, at)).Where(pair => pair.at > 0 && plan[pair.at - 1].StartsWith("CORRELATED", StringComparison.Ordinal));
        Assert.All(probes, pair => Assert.Contains("resource=?", pair.step, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("gender:not=female")]
    [InlineData("family:missing=true")]
    public async Task Search_that_only_excludes_walks_the_type_and_not_all_resources(string query)
    {
        var plan = await PlanOf("Patient", query);
        Assert.Contains(plan, step => step.Contains("resource_by_type (type=?)", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.StartsWith("SCAN", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.Contains("TEMP B-TREE FOR ORDER BY", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Search_by_time_alone_starts_at_the_time()
    {
        var plan = await PlanOf("Patient", "_lastUpdated=ge2024");
        Assert.Contains(plan, step => step.Contains("resource_by_time (type=? AND last_updated>?)", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("patient=Patient/p1&code=718-7")]
    [InlineData("subject=Patient/p1&code=718-7")]
    [InlineData("subject:Patient=p1&code=718-7")]
    [InlineData("patient=p1&code=718-7")]
    public async Task Search_for_one_patient_stays_in_the_patients_partition(string query)
    {
        var plan = await PlanOf("Observation", query);
        Assert.Contains(plan, step => step.Contains("reference_by_target (parameter=? AND target=? AND resource>? AND resource<?)", StringComparison.Ordinal));
    }

    /// <summary>Whichever clause finds few leads, and only among the patient's own.</summary>
    [Fact]
    public async Task Search_for_what_is_rare_in_a_large_record_starts_at_the_rare()
    {
        using var store = new TestStore();
        static string Observation(int number, string code) =>
            $$$"""{"resourceType":"Observation","id":"o{{{number}}}","status":"final","code":{"coding":[{"code":"{{{code}}}"}]},"subject":{"reference":"Patient/p1"}}""";
        await store.PutAsync([.. Enumerable.Range(0, 300).Select(number => Observation(number, number == 7 ? "rare" : "common"))]);
        Assert.Equal("o7", await store.FindAsync("Observation", "patient=p1&status=final&code=rare"));

        var plan = PlanOf(store, "Observation", "patient=p1&status=final&code=rare");
        Assert.Equal("SEARCH t USING COVERING INDEX token_by_code (parameter=? AND code=? AND resource>? AND resource<?)", plan[0]);
    }

    [Theory]
    [InlineData("AllergyIntolerance", "recorder=Practitioner/1&code=x")]
    [InlineData("Observation", "performer=Patient/p1&code=x")]
    [InlineData("Observation", "subject=p1&code=x")]
    [InlineData("Observation", "patient=Patient/p1,Patient/p2&code=x")]
    [InlineData("Appointment", "patient=Patient/p1&status=booked")]
    public async Task Search_that_may_find_other_patients_resources_is_not_narrowed(string type, string query)
    {
        var plan = await PlanOf(type, query);
        Assert.DoesNotContain(plan, step => step.Contains("resource>?", StringComparison.Ordinal));
    }

    private static async Task<List<string>> PlanOf(string type, string query)
    {
        using var store = new TestStore();
        await store.PutAsync("""{"resourceType":"Patient","id":"p1"}""");
        return PlanOf(store, type, query);
    }

    private static List<string> PlanOf(TestStore store, string type, string query) => store.Read(session =>
    {
        var steps = new List<string>();
        var statement = session.Prepare("EXPLAIN QUERY PLAN " + store.Store.Parts.Searcher.Compile(session, TestStore.Query(type, query)).Text);
        while (statement.Step()) steps.Add(statement.Text(3));
        return steps;
    });

    /// <summary>
    /// What was found before is walked, as it must be: the sorted list (m), what refers to a match (k), the matches of several values (r), the codes that
    /// were asked for (json_each).
    /// </summary>
    private static bool IsOwnResult(string step, List<string> plan) =>
        step is "SCAN m" or "SCAN k" or "SCAN json_each VIRTUAL TABLE INDEX 1:" || step == "SCAN r" && (plan.Contains("CO-ROUTINE r") || plan.Contains("MATERIALIZE r"));
}
