using Fhir.Kernel.Elements;
using Fhir.Kernel.FhirPath;

namespace Fhir.Kernel.Tests.FhirPath;

/// <summary>
/// Random expressions of every category of FHIRPath over any resource, the same for the same seed: the paths are those that the resource has, sorted by what they
/// lead to. They keep to where FHIRPath leaves no choice: single items where one is wanted, no order of descendants, no precision that double numbers lack.
/// </summary>
internal sealed class PairGenerator
{
    private readonly Random random;
    private readonly string root;
    private readonly List<string> paths = [];
    private readonly List<string> texts = ["'Kari'", "'a,b,,c'", "''", "' final '", "'1.1'", "'nord'", "'ÆØÅ'", "'42'", "'true'", "'2024-02-29'", "'PHA+'", "'6869'"];
    private readonly List<string> numbers = ["0", "1", "2", "17", "0.5", "12.25", "(-3)", "(-1.5)", "100"];
    private readonly List<string> dates = ["@2024-02-29", "@2024-02", "@2024", "@1999-12-31", "@2024-01-10"];
    private readonly List<string> moments = ["@2024-03-14T08:15:00+01:00", "@2024-03-14T07:15:00Z", "@2024-02-29T12:00:00.5Z", "@2024-03-14T08Z"];
    private readonly List<string> quantities = ["5 'mg'", "0.005 'g'", "1 'kg'", "30 'min'", "1 'h'", "2.5 'cm'", "100 'cm'", "1 'm'"];

    public PairGenerator(int seed, string name, Element resource)
    {
        random = new Random(seed + name.Sum(letter => letter) * 7919);
        root = resource.Type.Name;
        Collect(resource, "", 0);
    }

    private void Collect(Element element, string prefix, int depth)
    {
        var children = new List<Element>();
        foreach (var child in element.Children) children.Add(child);
        foreach (var group in children.GroupBy(child => child.Name))
        {
            var path = prefix + Identifier.Quote(group.Key);
            if (!paths.Contains(path)) paths.Add(path);
            for (var at = 0; at < group.Count(); at++) Sort(group.ElementAt(at), group.Count() == 1 ? path : $"{path}[{at}]", depth);
        }
    }

    private void Sort(Element element, string path, int depth)
    {
        if (element.HasValue)
        {
            var list = element.Type.SystemKind switch
            {
                FhirPathKind.String when element.Type.Name != "base64Binary" => texts,
                FhirPathKind.Integer or FhirPathKind.Decimal => numbers,
                FhirPathKind.Date => dates,
                FhirPathKind.DateTime => element.Value!.Contains('T', StringComparison.Ordinal) ? moments : [],
                _ => [],
            };
            list.Add(path);
        }
        else if (element.Type.Name is "Quantity" or "Duration" && element.ValueOf("code") is { } code && code != "a" && element.Child("value").Exists) quantities.Add(path);
        if (depth < 3) Collect(element, path + ".", depth + 1);
    }

    public string Next() => random.Next(12) switch
    {
        0 => Text(2),
        1 => Number(2),
        2 or 3 => Items(2),
        4 => Date(1),
        5 => Quantity(),
        6 => Conversion(),
        7 => Types(),
        8 => Later(),
        _ => Condition(2),
    };

    private string Condition(int depth) => depth == 0 ? Pick("true", "false", $"{Path()}.exists()", $"{Path()}.empty()", "{}") : random.Next(20) switch
    {
        0 => $"{Items(depth - 1)}.exists()",
        1 => $"{Items(depth - 1)}.empty().not()",
        2 => $"({Condition(depth - 1)} {Pick("and", "or", "xor", "implies")} {Condition(depth - 1)})",
        3 => $"({Condition(depth - 1)}).not()",
        4 => $"({Number(depth - 1)} {Compare()} {Number(depth - 1)})",
        5 => $"({Text(depth - 1)} {Pick("=", "!=", "~", "!~", "<", ">", "<=", ">=")} {Text(depth - 1)})",
        6 => $"({Text(depth - 1)}).{Pick("startsWith", "endsWith", "contains")}({Text(0)})",
        7 => $"({Text(0)} in {Items(depth - 1)})",
        8 => $"({Items(depth - 1)} contains {Text(0)})",
        9 => $"{Items(depth - 1)}.{Pick("all", "exists")}({Test()})",
        10 => $"{Items(depth - 1)}.isDistinct()",
        11 => $"{Items(depth - 1)}.{Pick("subsetOf", "supersetOf")}({Path()})",
        12 => $"({Items(depth - 1)} {Pick("=", "!=", "~", "!~")} {Items(0)})",
        13 => $"({Date(0)} {Compare()} {Date(0)})",
        14 => $"({Pick(moments)} {Compare()} {Pick(moments)})",
        15 => $"({Text(depth - 1)}).matches({Pick("'[a-z]+'", "'^[A-Z]'", "'[0-9]'", "'rd.*n$'", "'^$'", "'(a|b)+'")})",
        16 => $"({Condition(0)} | {Condition(0)}).{Pick("allTrue", "anyTrue", "allFalse", "anyFalse")}()",
        17 => $"({Pick("5 'mg'", "0.005 'g'", "1 'kg'")} {Compare()} {Pick("5 'mg'", "0.006 'g'", "5000 'g'")})",
        18 => $"{Path()}.first().hasValue()",
        _ => $"({root}.id = %resource.id and %context.id = id)",
    };

    private string Test() => Pick("$this.exists()", "$index > 0", "$index = 0", "children().empty()", "id.empty()", "use = 'official'", "system.exists()", "code.exists()", "$this = 'Kari'",
        "children().count() > 2", "text.exists() and $index < 2", "$this is string", "reference.exists()");

    private string Text(int depth) => depth == 0 ? Pick(texts) : random.Next(14) switch
    {
        0 => $"({Text(depth - 1)} & {Text(depth - 1)})",
        1 => $"({Text(depth - 1)} + {Text(depth - 1)})",
        2 => $"({Text(depth - 1)}).{Pick("upper", "lower")}()",
        3 => $"({Text(depth - 1)}).substring({random.Next(4)}, {random.Next(1, 4)})",
        4 => $"({Text(depth - 1)}).substring({random.Next(6)})",
        5 => $"({Text(depth - 1)}).replace('a', {Text(0)})",
        6 => $"({Items(depth - 1)}.count()).toString()",
        7 => $"iif({Condition(depth - 1)}, {Text(depth - 1)}, {Text(depth - 1)})",
        8 => $"({Text(depth - 1)}).replaceMatches({Pick("'[aeiou]'", "'[0-9]+'", "' '")}, {Pick("'x'", "'-'")})",
        9 => $"({Text(depth - 1)}).toChars().{Pick("first", "last", "tail().first")}()",
        10 => $"({Date(0)}).toString()",
        11 => $"({Text(0)}).trace('t')",
        _ => Text(0),
    };

    private string Number(int depth) => depth == 0 ? Pick(numbers) : random.Next(15) switch
    {
        0 => $"({Number(depth - 1)} + {Number(depth - 1)})",
        1 => $"({Number(depth - 1)} - {Number(depth - 1)})",
        2 => $"({Number(depth - 1)} * {Number(depth - 1)})",
        3 => $"({Number(depth - 1)} / {Pick("2", "4", "0.5", "0")})",
        4 => $"({Number(depth - 1)} div {Pick("2", "3", "0")})",
        5 => $"({Number(depth - 1)} mod {Pick("3", "2", "0")})",
        6 => $"({Text(depth - 1)}).length()",
        7 => $"({Text(depth - 1)}).indexOf({Text(0)})",
        8 => $"({Number(depth - 1)}).{Pick("abs", "floor", "ceiling", "truncate")}()",
        9 => $"({Number(depth - 1)}.abs()).{Pick("sqrt()", "power(2)", "round(1)", "power(0.5)")}",
        10 => $"-({Number(depth - 1)})",
        11 => $"({Number(0)} | {Number(0)} | {Number(0)}).aggregate($this + $total, 0)",
        12 => $"({Number(0)} | {Number(0)}).aggregate(iif($total.empty(), $this, iif($this < $total, $this, $total)))",
        _ => $"{Items(depth - 1)}.count()",
    };

    private string Items(int depth) => depth == 0 ? Path() : random.Next(20) switch
    {
        0 => $"({Items(depth - 1)} | {Items(depth - 1)})",
        1 => $"{Items(depth - 1)}.where({Test()})",
        2 => $"{Items(depth - 1)}.select({Pick("$this", "id", "children()", "$index", "text", "code | system", "display & reference")})",
        3 => $"{Items(depth - 1)}.{Pick("first", "last", "tail", "distinct")}()",
        4 => $"{Items(depth - 1)}.{Pick("skip", "take")}({random.Next(3)})",
        5 => $"{Items(depth - 1)}.{Pick("union", "combine", "intersect", "exclude")}({Path()})",
        6 => $"{Items(depth - 1)}[{random.Next(3)}]",
        7 => $"{Items(depth - 1)}.ofType({Pick("code", "HumanName", "Coding", "Quantity", "boolean", "CodeableConcept", "Reference")})",
        8 => $"({Text(0)} | {Text(0)} | {Items(depth - 1)})",
        9 => $"(1 | {Number(0)} | 'a')",
        10 => $"{Items(depth - 1)}.children()",
        11 => $"repeat({Pick("item", "contains", "children().where(code.exists())", "expansion | contains")})",
        12 => $"{Path()}.repeat(children()).count()",
        13 => $"descendants().where({Pick("code = 'x'", "text = 'En'", "system = 'urn:a'", "rank > 1")}).count()",
        14 => $"({root} | {root}.id)",
        15 => $"{Path()}.extension('http://example.org/fylke').value",
        16 => $"contained.select({Pick("id", "status", "name", "code.text")})",
        _ => Items(0),
    };

    private string Date(int depth) => depth == 0 ? Pick(dates) : $"({Pick(dates)} {Pick("+", "-")} {random.Next(1, 40)} {Pick("days", "weeks", "months", "years", "'d'")})";

    private string Quantity() => random.Next(7) switch
    {
        0 => $"({Pick(quantities)} + {Pick(quantities)}) {Compare()} {Pick(quantities)}",
        1 => $"({Pick(quantities)}) {Pick("~", "!~")} ({Pick(quantities)})",
        2 => $"({Pick(quantities)} | {Pick(quantities)}).count()",
        3 => $"{Pick("2 hours", "120 minutes", "1 day", "7200 seconds", "1 week")} {Compare()} {Pick("2 hours", "24 hours", "7 days", "3600 seconds")}",
        4 => $"({Pick(quantities)}).toQuantity('{Pick("mg", "g", "cm", "min")}') is Quantity",
        5 => $"({Pick(quantities)}).comparable({Pick(quantities)})",
        _ => $"{Pick(quantities)} {Compare()} {Pick(quantities)}",
    };

    private string Conversion() => random.Next(7) switch
    {
        0 => $"({Text(1)}).{Pick("toInteger", "toBoolean", "toDate", "toTime", "toDecimal")}()",
        1 => $"({Text(1)}).convertsTo{Pick("Integer", "Boolean", "Date", "DateTime", "Time", "Decimal", "String")}()",
        2 => $"({Condition(1)}).{Pick("toInteger", "toString", "toBoolean", "toDecimal", "convertsToInteger", "convertsToDecimal", "convertsToString", "convertsToDate")}()",
        3 => $"({random.Next(3)}).{Pick("toBoolean", "toString", "toDecimal", "convertsToBoolean", "convertsToInteger", "convertsToDate", "convertsToQuantity")}()",
        4 => $"({Date(1)}).{Pick("toString", "toDate", "convertsToDate", "convertsToDateTime", "convertsToTime", "convertsToInteger")}()",
        5 => $"iif({Condition(1)}, {Items(1)}, {Items(0)})",
        _ => $"({Text(0)}).{Pick("toChars().count()", "toInteger() + 1", "toDecimal() * 2", "toBoolean().not()")}",
    };

    private string Types() => random.Next(6) switch
    {
        0 => $"{root} is {Pick(root, "DomainResource", "Resource", "Patient", "FHIR." + root)}",
        1 => $"{Path()}.first().type().name",
        2 => $"{Path()}.where($this is {Pick("string", "Coding", "CodeableConcept", "Reference", "BackboneElement", "Element", "code")}).count()",
        3 => $"({Pick("1", "1.5", "'a'", "true", "@2024", "@T10", "@2024T", "5 'mg'")}) is {Pick("Integer", "Decimal", "String", "Boolean", "Date", "Time", "DateTime", "Quantity", "System.String")}",
        4 => $"(1 | 'a' | true | 2.5 | @2024).ofType({Pick("Integer", "String", "Boolean", "Decimal", "Date")})",
        _ => $"{Path()}.first() as {Pick("CodeableConcept", "string", "Period", "Reference")}",
    };

    /// <summary>What came after 2.0.0.</summary>
    private string Later() => random.Next(16) switch
    {
        0 => $"({Text(1)}).{Pick("trim()", "split(',')", "split(' ').count()", "lastIndexOf('a')")}",
        1 => $"({Text(1)}).encode('{Pick("hex", "base64", "urlbase64")}')",
        2 => $"({Text(0)}).encode('base64').decode('base64')",
        3 => $"('a' | 'b' | {Text(0)}).join('{Pick("", ",", " - ")}')",
        4 => $"({Text(1)}).matchesFull({Pick("'[a-z]+'", "'.*'", "'[0-9.]+'", "'K.*i'")})",
        5 => $"coalesce({Items(1)}, {Items(0)}, 'x')",
        6 => $"(3 | {Number(0)} | 2).sort({Pick("", "$this", "$this desc")})",
        7 => $"('b' | {Text(0)} | 'A').sort({Pick("", "$this", "$this desc")})",
        8 => $"{Path()}.defineVariable('v').select(%v.count())",
        9 => $"{Path()}.first().defineVariable('v', 5).select(%v + 1)",
        10 => $"({Pick("1.587", "-1.587", "12.5", "3", "0.25")}).{Pick("lowBoundary", "highBoundary")}({Pick("", "2", "1", "6")})",
        11 => $"({Date(0)}).{Pick("yearOf", "monthOf", "dayOf")}()",
        12 => $"({Pick(moments)}).{Pick("yearOf", "monthOf", "minuteOf", "dayOf", "hourOf")}()",
        13 => $"({Number(0)} | {Number(0)} | 1000).{Pick("sum", "min", "max", "avg")}()",
        14 => $"('<a href=\"x\">' & {Text(0)}.lower()).escape('{Pick("json", "html")}')",
        _ => $"'&lt;b&gt; &amp; &quot;'.unescape('html') & {Text(0)}",
    };

    private string Compare() => Pick("<", "<=", ">", ">=", "=", "!=");

    private string Path() => random.Next(8) == 0 ? "children()" : Pick(paths);

    private string Pick(params List<string> choices) => choices[random.Next(choices.Count)];
}
