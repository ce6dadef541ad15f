using System.Text;

namespace Fhir.Store.Tests;

/// <summary>The SQL of one search of each kind, to be read in review. What differs is written beside the golden file as .received.</summary>
public sealed class SqlTests
{
    private static readonly (string Type, string Query)[] Searches =
    [
        ("Patient", ""),
        ("Patient", "_id=p1"),
        ("Patient", "identifier=urn:oid:2.16.578.1.12.4.1.4.1|13818512345"),
        ("Patient", "gender:not=female&family=hansen"),
        ("Patient", "family:exact=Hansen"),
        ("Patient", "birthdate=ge1980-05"),
        ("Patient", "birthdate=1980,1981&_sort=-family,_id&_count=10"),
        ("Patient", "_lastUpdated=gt2024"),
        ("Patient", "_has:Observation:patient:code=718-7"),
        ("Observation", "patient=Patient/p1&code=http://loinc.org|718-7&date=ge2024"),
        ("Observation", "subject:Patient.identifier=13818512345"),
        ("Observation", "value-quantity=gt5.4||mmol/L"),
        ("Observation", "code-value-quantity=718-7$gt5"),
        ("Observation", "code:text=hemo"),
        ("Observation", "code:in=http://a.example/vs/some&value-quantity=gt5.4|http://unitsofmeasure.org|mg"),
        ("Observation", "category=http://a.example/x|A&_content=blod* OR \"røde celler\""),
        ("Patient", "identifier:of-type=urn:t|PPN|N1&_text=hansen"),
        ("Observation", "performer:missing=true"),
        ("RiskAssessment", "probability=0.8"),
        ("ValueSet", "url:below=http://a.example/vs"),
        ("Medication", "code=a|b&form:not=c&_contained=true"),
        ("Medication", "_id=m&_contained=both&_containedType=contained"),
    ];

    [Fact]
    public async Task Each_kind_of_search_has_the_SQL_that_was_reviewed()
    {
        using var store = new TestStore();
        await store.PutAsync("""{"resourceType":"Patient","id":"p1","identifier":[{"system":"urn:oid:2.16.578.1.12.4.1.4.1","value":"1"},{"system":"http://loinc.org","value":"1"}]}""");
        var (text, searcher) = (new StringBuilder(), store.Store.Parts.Searcher);
        foreach (var (type, query) in Searches)
            text.Append("-- ").Append(type).Append('?').Append(query).Append('\n')
                .Append(store.Read(session => searcher.Compile(session, TestStore.Query(type, query))).ToString().Replace("\U0010FFFF", "\\U0010FFFF", StringComparison.Ordinal)).Append(";\n\n");

        foreach (var query in new[] { "patient=Patient/p1&status:not=entered-in-error&date=ge2024", "_lastUpdated=gt2024" })
            text.Append("-- series of Observation?").Append(query).Append('\n').Append(store.Read(session => searcher.CompileSeries(session, SeriesTests.Query(query, "718-7")))).Append(";\n\n");

        var golden = Path.Combine(AppContext.BaseDirectory, Tested.GoldenSql);
        var expected = File.Exists(golden) ? await File.ReadAllTextAsync(golden, TestStore.Cancel) : "";
        if (text.ToString() != expected) await File.WriteAllTextAsync(Path.ChangeExtension(golden, ".received.sql"), text.ToString(), TestStore.Cancel);
        Assert.Equal(expected, text.ToString());
    }
}
