using System.Text;
using System.Text.RegularExpressions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.FhirPath;

namespace Fhir.Fuzz.Tests.Targets;

/// <summary>Expressions from strangers: compiling, printing, analysing and evaluating them.</summary>
internal sealed partial class FhirPathTarget : FuzzTarget
{
    private const int LongestExpression = 100_000;

    private static readonly FhirPathContext Context = new() { MaxSteps = 400_000, MaxItems = 50_000, MaxStringLength = 200_000 };

    private static readonly Document[] Resources =
    [
        Material.Parse("""
            {
              "resourceType": "Patient", "id": "p", "text": { "status": "generated", "div": "<div xmlns=\"http://www.w3.org/1999/xhtml\">a</div>" },
              "contained": [ { "resourceType": "Organization", "id": "o", "name": "Nord" } ], "active": true,
              "name": [ { "use": "official", "family": "Nordmann", "given": [ "Kari", "Å😀" ], "_given": [ null, { "extension": [ { "url": "http://example.org/a", "valueInteger": 3 } ] } ] } ],
              "birthDate": "1985-09", "managingOrganization": { "reference": "#o" }
            }
            """),
        Material.Parse("""
            {
              "resourceType": "Observation", "status": "final", "code": { "coding": [ { "system": "http://loinc.org", "code": "85354-9" } ] }, "effectiveDateTime": "2024-03-14T08:15:00+01:00",
              "component": [ { "code": { "text": "a" }, "valueQuantity": { "value": 120.50, "unit": "mmHg", "system": "http://unitsofmeasure.org", "code": "mm[Hg]" } },
                             { "code": { "text": "b" }, "valueQuantity": { "value": 80, "comparator": "<", "unit": "mmHg", "system": "http://unitsofmeasure.org", "code": "mm[Hg]" } } ]
            }
            """),
    ];

    public override string Name => "fhirpath";

    public override IGrain Grain { get; } = new WordGrain();

    public override IEnumerable<byte[]> Seeds =>
    [
        .. new[]
        {
            "name.where(use = 'official').given.first() & ' ' & name.family", "component.value.ofType(Quantity).where(value > 100 'mm[Hg]' or unit ~ 'x').value.aggregate($this + iif($total.empty(), 0, $total))",
            "descendants().where($this is string and $index < 10).select(upper().substring(0, 3)).distinct().count()", "Observation.effective >= @2024-03-14T08 and effective + 3 'd' < today() - 1 year",
            "(1 | 2 | 3).exclude(2).all($this mod 2 = 1) implies {}.empty() xor 'a'.matches('[a-z]+$')", "repeat(children()).ofType(Coding).where(system.startsWith('http')).code.replaceMatches('(\\\\d+)', '<$1>')",
            "managingOrganization.resolve().name in ('Nord' | 'Sør') and contained.conformsTo('http://hl7.org/fhir/StructureDefinition/Organization').not()",
            "text.`div`.htmlChecks() and extension('http://example.org/a').value.is(FHIR.integer)", "(-5.5).abs().round(1).power(2).sqrt().toString().length() div 3 + 2.0 * -1", "%resource.id | %context.id | %`vs-x` | %`ext-y`",
            "@T10:30:00.123 < @T11 and @2024T != @2024-01-01T00:00:00Z", "'a\\u00e5\\'b'.toChars().select($this + '|').join(',').split(',').trace('x')", "type().name & birthDate.lowBoundary().toString() & 1.58.precision().toString()",
        }.Select(Material.Utf8),
    ];

    public override IReadOnlyList<byte[]> Dictionary { get; } =
    [
        .. ("( ) [ ] { } {} . , + - * / div mod & | < <= > >= = != ~ !~ and or xor implies in contains is as ' ` \\ @ @T % $this $index $total // /* */ 0 1 2.5 5L 'a' 4 'mg' 1 year @2024 @2024-01-01T10:00:00.000+01:00 @T10:00 "
            + "empty() exists() all(true) count() distinct() where( select( repeat( repeat(children()) ofType(string) single() first() last() tail() skip(1) take(2) intersect( exclude( union( combine( iif( toInteger() toDecimal() toQuantity('g') toDateTime() toTime() "
            + "convertsToDate() indexOf('a') substring(1) startsWith('') replace('','xx') matches('(a+)+$') replaceMatches('.','$0$0') length() toChars() abs() ceiling() exp() ln() log(2) power(99) round(3) sqrt() truncate() children() descendants() trace('t') now() "
            + "today() not() aggregate( defineVariable('v') lowBoundary() highBoundary(8) precision() matchesFull('a*') encode('hex') decode('base64') escape('html') unescape('json') trim() split('') join(',') sort( coalesce( type() resolve() memberOf('x') "
            + "conformsTo('y') htmlChecks() extension('z') hasValue() getValue() elementDefinition() slice('a','b') checkModifiers('c') subsumes( FHIR. System. Patient name given component value code")
            .Split(' ').Select(Material.Utf8),
    ];

    public override (long Base, long PerByte) MemoryBound => (512 << 20, 65_536);

    public override string Run(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        var compiled = FhirPathExpression.Compile(text, Material.Schema);
        if (compiled.Refusal is { } refusal) return Material.Answer(refusal.Issues);
        var expression = compiled.Value;

        var printed = expression.ToString();
        // What is escaped grows; beyond the limit it could not be read again.
        if (printed.Length > LongestExpression) return "longer in print than may be read";
        var again = FhirPathExpression.Compile(printed, Material.Schema);
        Require(again.Refusal is null, $"its own print is refused: {printed[..Math.Min(printed.Length, 500)]}");
        Require(again.Value.ToString() == printed, "its print prints otherwise");

        var answer = Functions(printed) + ": " + Material.Answer(expression.Analyze("Patient"));
        foreach (var resource in Resources) answer += $" / {Evaluate(expression, again.Value, resource)}";
        return answer;
    }

    // Two at most: more of them would make nearly every input new.
    private static string Functions(string expression) =>
        string.Join(' ', FunctionName().Matches(expression).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal).Take(2));

    [GeneratedRegex(@"\w+(?=\()")]
    private static partial Regex FunctionName();

    private static string Evaluate(FhirPathExpression expression, FhirPathExpression printed, Document resource)
    {
        var values = expression.Evaluate(resource.Root, Context);
        if (values.Issue is { } issue) return issue.RuleId;
        Require(values.Count <= Context.MaxItems, "more items than the limit");
        var same = printed.Evaluate(resource.Root, Context);
        Require(same.IsFailed || same.Count == values.Count, "its print gives another number of items");
        expression.EvaluateBoolean(resource.Root, Context, out _);
        return $"{(values.Count > 3 ? "many" : values.Count)} {(values.Count > 0 ? values[0].Kind : "")}";
    }
}
