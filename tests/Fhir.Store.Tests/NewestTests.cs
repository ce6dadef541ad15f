using System.Globalization;
using Fhir.Kernel.Search;
using Fhir.Store.Access;

namespace Fhir.Store.Tests;

/// <summary>The newest of each group of codes. https://hl7.org/fhir/R4/observation-operation-lastn.html</summary>
public sealed class NewestTests
{
    private static SearchQuery Query(string query, int most) => TestStore.Query("Observation", query) with
    {
        Newest = new NewestOfEach(SearchParameterSet.R4.Find("Observation", "code")!, SearchParameterSet.R4.Find("Observation", "date")!, most),
    };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Groups_are_those_that_translations_join(int seed)
    {
        using var store = new TestStore();
        var random = new Random(seed);
        var made = new List<(string Id, int Day, int[] Codes, string Text)>();
        for (var number = 0; number < 120; number++)
        {
            // Mostly one code of many, so that groups stay apart until a translation joins two of them.
            int[] codes = random.Next(10) switch { 0 => [], 1 => [random.Next(40), random.Next(40)], _ => [random.Next(40)] };
            made.Add(($"o{number}", random.Next(60), codes, $"t{random.Next(3)}"));
            await store.PutAsync(Observation(made[^1]));
        }
        foreach (var most in (int[])[1, 2, 5, 1000])
        {
            var page = (await store.Open.SearchAsync(Query("patient=p1&status=final", most), TestStore.Cancel)).Value;
            Assert.True(Expected(made, most).SequenceEqual(page.Matches.Select(match => match.Id)), $"seed {seed}, {most} of each");
        }
    }

    [Fact]
    public async Task Only_what_the_permit_covers_is_included_and_no_more_than_the_limit_is_answered()
    {
        using var store = new TestStore(settings => settings with { MaxNewest = 2 });
        await store.PutAsync([.. Enumerable.Range(0, 3).Select(number => Observation(($"o{number}", number, [2 * number], "")))]);
        await store.PutAsync("""{"resourceType":"Patient","id":"p1"}""");

        var all = await store.Open.SearchAsync(Query("patient=p1&code=c0,c1,c2", 1), TestStore.Cancel);
        Assert.Equal((403, "store-too-many-newest"), (all.Refusal!.Status, all.Refusal.Issues[0].RuleId));
        var two = Query("patient=p1&code=c0,c1&_include=Observation:subject", 1);
        Assert.Equal(["Patient/p1"], (await store.Open.SearchAsync(two, TestStore.Cancel)).Value.Included.Select(resource => resource.Reference));
        var bound = store.Store.Bind(Permit.Of("test", null, [("Observation", Interaction.Search)]));
        Assert.Empty((await bound.SearchAsync(two, TestStore.Cancel)).Value.Included);
        Assert.Equal(403, (await store.Store.Bind(Permit.Of("test", null, [("Patient", Interaction.All)])).SearchAsync(two, TestStore.Cancel)).Refusal!.Status);
    }

    /// <summary>Whatever else the store holds: every step looks things up by the patient or by the resource.</summary>
    [Theory]
    [InlineData("patient=Patient/p1&category=vital-signs")]
    [InlineData("patient=p1&code=c1")]
    [InlineData("subject=Patient/p1&code=c1")]
    public async Task The_newest_of_one_patient_are_found_in_the_patients_own_rows(string query)
    {
        TestStore.OnlyOnSqlite("The plan is SQLite's.");
        using var store = new TestStore();
        await store.PutAsync("""{"resourceType":"Patient","id":"p1"}""");
        var sql = store.Read(session => store.Store.Parts.Searcher.CompileConcepts(session, Query(query, 1)));
        var plan = store.Rows("EXPLAIN QUERY PLAN " + sql.Text).ConvertAll(row => row.Split('|')[3]);

        Assert.Contains(plan, step => step.Contains("reference_by_target (parameter=? AND target=? AND resource>? AND resource<?)", StringComparison.Ordinal));
        Assert.Contains(plan, step => step.Contains("SEARCH t USING PRIMARY KEY (resource=? AND parameter=?)", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.StartsWith("SCAN", StringComparison.Ordinal) && step != "SCAN m");
    }

    private static string Observation((string Id, int Day, int[] Codes, string Text) made)
    {
        var coded = string.Join(',', made.Codes.Select(code => $$"""{"system":"http://s.example/{{code % 2}}","code":"c{{code / 2}}"}"""));
        var codings = coded.Length > 0 ? $"\"coding\":[{coded}]," : "";
        var time = made.Day == 0 ? "" : $"\"effectiveDateTime\":\"{Time(made.Day)}\",";
        return $$"""
            {"resourceType":"Observation","id":"{{made.Id}}","status":"final",{{time}}"subject":{"reference":"Patient/p1"},
             "code":{ {{codings}} "text":"{{made.Text}}x"} }
            """;
    }

    private static string Time(int day) => new DateOnly(2024, 1, 1).AddDays(day).ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Groups by joining sets until nothing more can be joined.</summary>
    private static List<string> Expected(List<(string Id, int Day, int[] Codes, string Text)> made, int most)
    {
        var groups = new List<HashSet<string>>();
        foreach (var (_, _, codes, text) in made)
        {
            var names = codes.Length > 0 ? codes.Select(code => $"{code}").ToHashSet() : [text];
            foreach (var touched in groups.Where(group => group.Overlaps(names)).ToList())
            {
                groups.Remove(touched);
                names.UnionWith(touched);
            }
            groups.Add(names);
        }
        var newest = made.AsEnumerable().Reverse().OrderBy(item => item.Day == 0).ThenByDescending(item => item.Day);
        return [.. newest.GroupBy(item => groups.FindIndex(group => group.Contains(item.Codes.Length > 0 ? $"{item.Codes[0]}" : item.Text)))
            .SelectMany(group => group.Take(most)).Select(item => item.Id)];
    }
}
