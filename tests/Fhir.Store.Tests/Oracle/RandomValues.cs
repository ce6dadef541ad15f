using System.Text.Json.Nodes;

namespace Fhir.Store.Tests.Oracle;

/// <summary>Few values, so that searches meet them, and awkward ones.</summary>
internal sealed class RandomValues(Random random, IReadOnlyList<string> references)
{
    private static readonly string[] Texts = ["Hansen", "hans", "Åse", "Aase", "Bjørn", "Björn", "Hans  Hansen", "a,b", "x|y", "p$q", @"back\slash", "50% _", "'; --", "É",
        "A\u030Ase", "Bjo\u0308rn", "Bj\u00F8rn A\u030A", "SÆther", "e\u0301", "\U0001F600 hansen", "\uFF21se"];
    private static readonly string[] Codes = ["final", "a", "A", "b", "718-7", "c|d", "true"];
    private static readonly string[] Uris = ["http://a.example/x", "http://a.example/x/y", "http://a.example/xy", "urn:oid:1.2.3", "https://b.example/z", "http://a.example/x/y/", "http://a.example/x,y", "http://a.example/x$y"];
    private static readonly string[] Dates = ["2019", "2020", "2020-02", "2020-02-29", "2020-03-01", "2019-12-31", "2020-07", "2021", "1899-12-31", "9999"];
    private static readonly string[] Times = ["2020-02-29T23:30:00Z", "2020-02-29T23:30:00+01:00", "2020-03-29T02:30:00.5Z", "2019-12-31T23:59:59.999+01:00", "2020-03-01T05:00:00+05:30", "2020-02-29T20:00:00-10:00", "2020-07-01T00:00:00+02:00", "2020-10-25T02:30:00+02:00"];

    /// <summary>Of searches alone: minutes, no zone, which is Norwegian time, and more digits than a second needs.</summary>
    private static readonly string[] AskedTimes = ["2020-02-29T23:30Z", "2020-03-01T00:30", "2020-03-29T03:30:00", "2020-02-29T23:30:00.0000Z", "2020-10-25T02:30"];
    private static readonly string[] Numbers = ["0", "0.8", "0.80", "5.4", "5.40", "5", "-3", "100", "1e2", "-0.5", "140", "99.5", "100.5", "0.0054", "5400", "0.005", "1.0e2", "5.400", "1E-2", "0.00"];
    private static readonly string[] Units = ["mg", "g", "ug", "mmol/L", "umol/L", "Cel", "[degF]", "[pH]", "%", "1", "/min", "{score}", "no unit"];

    public bool Chance(double probability) => random.NextDouble() < probability;

    public int Next(int most) => random.Next(most);

    public T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    public string Text => Pick(Texts);

    public string Code => Pick(Codes);

    public string Uri => Pick(Uris);

    /// <summary>Around the poles and the date line, too; few enough to meet again.</summary>
    public string Degrees => Pick(["59.9", "60", "60.4", "5.3", "10.7", "-33", "89.9", "-90", "0", "179.9", "-179.9"]);

    /// <summary>With markup and entities between the words.</summary>
    public string Narrative => $"<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>{Word}<b>{Word}</b> {Word}</p><!-- {Word} --><ul><li class=\"hansen\">&#229;se &amp; {Word}</li></ul></div>";

    public string Word => Pick(["hansen", "Bjørn", "ÅSE", "x", "p", "slash", "50", "lege", "hans", "é"]);

    /// <summary>Of definitions, which canonicals may name.</summary>
    public string Version => Pick(["1", "2"]);

    public string Unit => Pick(Units);

    public string Number => Pick(Numbers);

    public string Date => Pick(Chance(0.5) ? Dates : Times);

    /// <summary>A date as a search may write it.</summary>
    public string AskedDate => Chance(0.15) ? Pick(AskedTimes) : Date;

    /// <summary>Mostly to one of the types, where there are some.</summary>
    public string ReferenceTo(IReadOnlySet<string> types)
    {
        var fit = Chance(0.8) ? references.Where(reference => types.Contains(reference.Split('/')[0])).ToList() : [];
        return fit.Count == 0 ? Reference : Next(6) switch { 0 => Pick(fit) + "/_history/1", 1 => "http://own.example/fhir/" + Pick(fit), _ => Pick(fit) };
    }

    /// <summary>Also to a version, below the server's own base, and to what is elsewhere.</summary>
    public string Reference => Next(10) switch
    {
        < 7 => Pick(references),
        7 => Pick(references) + "/_history/1",
        8 => "http://own.example/fhir/" + Pick(references),
        _ => Pick(["https://b.example/fhir/Patient/p1", "urn:uuid:6e7f0f5c-6f0b-4b43-9d4c-111111111111", "http://own.example/fhir/Patient/p1", "https://b.example/fhir/Patient/x1"]),
    };

    /// <summary>A value for a primitive of a type; null for those that are never searched.</summary>
    public JsonNode? Primitive(string type) => type switch
    {
        "boolean" => JsonValue.Create(Chance(0.5)),
        "integer" or "positiveInt" or "unsignedInt" => JsonNode.Parse(Next(6).ToString(System.Globalization.CultureInfo.InvariantCulture)),
        "decimal" => JsonNode.Parse(Number),
        "code" or "id" => Code.Replace("|", "", StringComparison.Ordinal),
        "string" or "markdown" => Text,
        "uri" or "url" or "oid" or "uuid" => Uri,
        "canonical" => Chance(0.5) ? Uri : $"{Uri}|{Version}",
        "date" => Pick(Dates),
        "dateTime" => Date,
        "instant" => Pick(Times),
        _ => null,
    };
}
