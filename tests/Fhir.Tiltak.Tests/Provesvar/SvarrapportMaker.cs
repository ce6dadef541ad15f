using System.Xml.Linq;

namespace Fhir.Tiltak.Tests.Provesvar;

/// <summary>Messages that the standard allows, and that nobody wrote: every element comes up, in every combination, with values that its data type allows.</summary>
internal sealed class SvarrapportMaker(Random random, XNamespace space)
{
    private const int MaxDepth = 14;

    private static readonly string[] Texts =
    [
        "Kvistad, Ragnhild", "1", "P/1", "FUNN", "Normalt\u00a0funn «uten» merknad", "a|b,c$d\\e", "Første linje\nandre linje", "5", "90001", "310000000", "08857949871", "Ikke påvist < 5 & > 1", "application/pdf", "  x  ", "",
        "x\u2028y", "æøå 🙂",
    ];

    private static readonly string[] Codes = ["N", "M", "C", "H", "A", "F", "P", "S", "1", "2", "3", "4", "8", "14", "15", "99", "CLIN", "MBIO", "PAT", "RAD", "CT", "LAB", "ENH", "HER", "FNR", "FHN", "HPR", "LOK", "LT", "NE", "RSB", "NORM", "true", ""];
    private static readonly string[] Systems = ["2.16.578.1.12.4.1.1.7280", "2.16.578.1.12.4.1.1.8212", "2.16.578.1.12.4.1.1.7270", "2.16.578.1.12.4.1.1.8271", "2.16.578.1.12.4.1.1.7010", "8202", "http://loinc.org", "2.16.840.1.113883.6.96", "ukjent"];
    private static readonly string[] Coded = ["NPU03230", "NOR05863", "T 67000", "R", "S", "1", "KALIUM", "SAA0AG", "2345-7", "271649006", "npu03230", "a b", ""];
    private static readonly string[] Moments = ["2026-10-05T08:40:00", "2026-10-05", "2026-10", "2026", "2026-10-05T08:40:00Z", "2026-10-05+02:00", "2026-03-29T02:30:00", "08:40:00", "2030-01-01", "1066-10-14", ""];
    private static readonly string[] Numbers = ["5.3", "0", "-1", "1E3", "1e-20", "INF", "NaN", "5,3", "123456789012345678.5", "<5", "", "٣"];
    private static readonly string[] Units = ["mmol/L", "10^9/L", "µmol/L", "%", "0", "", "kopier/mL", "mL/min/1,73m2"];

    public XDocument Message() => new(Make("Message", 0));

    private XElement Make(string name, int depth)
    {
        var element = new XElement(space + (name == "RequestComment" ? "Comment" : name));
        foreach (var choice in SvarrapportStructure.Of(name)) Add(element, choice[random.Next(choice.Length)], depth);
        return element;
    }

    private void Add(XElement parent, SvarrapportStructure.Particle particle, int depth)
    {
        for (var times = Occurrences(particle, depth); times > 0; times--)
            parent.Add(particle.Type is { } type ? Value(space + particle.Name, type) : Make(particle.Element, depth + 1));
    }

    // Deep down only what must be there is, or a message would have no end.
    private int Occurrences(SvarrapportStructure.Particle particle, int depth)
    {
        var least = particle.IsOptional ? 0 : 1;
        if (depth >= MaxDepth) return least;
        var spread = particle.Element is "ResultItem" or "AnalysedSubject" or "Patient" && depth > 4 ? 4 : 2;
        return random.Next(spread) > 0 ? least : least + random.Next(particle.Repeats ? 3 : 2 - least);
    }

    private XElement Value(XName name, string type) => type switch
    {
        "ST" => new XElement(name, Any(Texts)),
        "INT" => new XElement(name, random.Next(5) == 0 ? "mange" : random.Next(9).ToString(System.Globalization.CultureInfo.InvariantCulture)),
        "ANY" => Text(name),
        "CS" => With(name, ("V", Any(Codes)), ("DN", random.Next(2) == 0 ? Any(Texts) : null)),
        "CV" => With(name, ("V", random.Next(5) == 0 ? null : Any(Coded)), ("S", random.Next(4) == 0 ? null : Any(Systems)), ("DN", random.Next(2) == 0 ? Any(Texts) : null), ("OT", random.Next(3) == 0 ? Any(Texts) : null)),
        "TS" => With(name, ("V", Any(Moments))),
        "PQ" => With(name, ("V", Any(Numbers)), ("U", random.Next(4) == 0 ? null : Any(Units))),
        "BL" => With(name, ("V", random.Next(2) == 0 ? "true" : "false")),
        _ => With(name, ("V", Any(["tel:55500000", "mailto:a@b.example", "55500000", "http://a.example", ""]))),
    };

    private XElement Text(XName name)
    {
        XNamespace xhtml = "http://www.w3.org/1999/xhtml";
        return random.Next(3) > 0
            ? new XElement(name, Any(Texts))
            : new XElement(name, "før ", new XElement(xhtml + "div", new XAttribute("class", "a"), new XElement(xhtml + "p", Any(Texts)), new XElement(xhtml + "br"), " etter"), " bak");
    }

    private static XElement With(XName name, params (string Name, string? Value)[] attributes) =>
        new(name, attributes.Where(attribute => attribute.Value is not null).Select(attribute => new XAttribute(attribute.Name, attribute.Value!)));

    private string Any(string[] of) => of[random.Next(of.Length)];
}
