using System.Text;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Search;

namespace Fhir.Fuzz.Tests.Targets;

/// <summary>Query strings: <c>Type?name=value&amp;name=value</c>, read and matched against a resource.</summary>
internal sealed class SearchTarget : FuzzTarget
{
    private static readonly SearchSettings Settings = new() { Now = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), OwnBase = "http://localhost:5080/fhir" };

    private readonly SearchMatcher matcher = new(SearchParameterSet.R4, type => Material.Examples.Select(document => document.Root).Where(root => root.Type.Name == type), Settings.OwnBase);

    public override string Name => "search";

    public override IGrain Grain { get; } = new WordGrain();

    public override IEnumerable<byte[]> Seeds =>
    [
        .. new[]
        {
            "Observation?code=http://loinc.org|8867-4&date=ge2024-01-01&_sort=-date&_count=20&_include=Observation:subject", "Patient?name:exact=Kari&birthdate=lt1990&identifier=urn:oid:2.16.578.1.12.4.1.4.1|",
            "Observation?subject:Patient.name:contains=nord&value-quantity=5.4|http://unitsofmeasure.org|mg", "Patient?_has:Observation:patient:code=8867-4&_id=a,b\\,c&gender:not=male&deceased:missing=true",
            "Observation?component-code-value-quantity=http://loinc.org|8480-6$gt100&_summary=count&_elements=id,code&_total=accurate", "Patient?_filter=(name co \"pet\" or not(birthdate ge 2014-10-10)) and general-practitioner[active eq true].name ne x&identifier:of-type=a|b|c",
            "Condition?_text=(bone OR \"liver cell\") and meta*&_content=covid-19&code:text=x", "Location?near=59.9|10.7|5|km&partof.name:contains=a", "DocumentReference?period=2024-03&_lastUpdated=ap2024-03-14T10:00:00Z&_revinclude:iterate=List:item",
        }.Select(Material.Utf8),
    ];

    public override IReadOnlyList<byte[]> Dictionary { get; } =
    [
        .. "? & = , | $ \\ : . %20 _id _lastUpdated _tag _profile _has: _sort _count _include _revinclude _summary _elements _total _contained :exact :contains :text :not :in :not-in :above :below :of-type :identifier :missing :iterate eq ne gt lt ge le sa eb ap 2024 2024-02-30 9999-12-31T23:59:59.999Z 1e400 -1 Patient Observation subject patient code date value-quantity name near identifier true _filter _text _content and or not( ) [ ] \" OR * co sw ew pr po ss sb in ni re"
            .Split(' ').Select(Material.Utf8),
    ];

    public override string Run(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        var at = text.IndexOf('?', StringComparison.Ordinal);
        var type = at > 0 && SearchParameterSet.R4.IsResourceType(text[..at]) ? text[..at] : "Observation";
        var parameters = text[(at + 1)..].Split('&').Select(pair => pair.Split('=', 2)).Select(pair => new QueryParameter(pair[0], pair.Length > 1 ? pair[1] : "")).ToList();
        var parsed = SearchQueryParser.Parse(type, parameters, SearchParameterSet.R4, Settings);
        if (parsed.Refusal is { } refusal) return Material.Answer(refusal.Issues);

        var matches = Material.Examples.Count(document => matcher.Matches(parsed.Value, document.Root));
        return $"{type} {string.Join(' ', parsed.Value.Clauses.Select(Describe).Order(StringComparer.Ordinal))} {Math.Min(matches, 2)}";
    }

    private static string Describe(SearchClause clause) => clause is ParameterClause parameter ? $"{parameter.Parameter.Code}{parameter.Modifier}" : clause.GetType().Name;
}
