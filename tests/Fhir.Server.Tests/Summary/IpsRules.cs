using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Fhir.Server.Tests.Summary;

/// <summary>
/// What IPS and R4's documents demand and no profile can say: order, references, reachability, what an empty section says, narratives. Reads the JSON as it came,
/// and knows nothing of whoever wrote it. https://hl7.org/fhir/R4/documents.html and https://hl7.org/fhir/uv/ips/
/// </summary>
internal static class IpsRules
{
    private const string AbsentUnknown = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips";

    private static readonly Dictionary<string, string> AbsencesOfSection = new() { ["48765-2"] = "allerg", ["11450-4"] = "problem", ["10160-0"] = "medication" };

    private static readonly string[] EmptyReasons = ["nilknown", "notasked", "withheld", "unavailable", "notstarted", "closed"];

    /// <summary>The rules a document breaks, by name; empty when it breaks none.</summary>
    public static IReadOnlyList<string> Broken(JsonNode bundle, string version)
    {
        var (broken, entries) = (new List<string>(), bundle["entry"]!.AsArray().Select(entry => entry!).ToList());
        var composition = entries[0]["resource"]!;
        if (Type(composition) != "Composition") return ["composition-first"];
        Order(entries, composition, broken);
        References(entries, broken);
        foreach (var section in composition["section"]!.AsArray()) Section(section!, entries, version, broken);
        Truth(entries, broken);
        if (version == "2.0" && bundle.ToJsonString().Contains(AbsentUnknown, StringComparison.Ordinal)) broken.Add("absent-codes-are-gone-in-2.0");
        return [.. broken.Distinct()];
    }

    /// <summary>The rules of references alone, for documents that are no summaries.</summary>
    public static IReadOnlyList<string> BrokenReferences(JsonNode bundle)
    {
        var broken = new List<string>();
        References([.. bundle["entry"]!.AsArray().Select(entry => entry!)], broken);
        return broken;
    }

    private static void Order(List<JsonNode> entries, JsonNode composition, List<string> broken)
    {
        if (entries.Count(entry => Type(entry["resource"]!) == "Composition") != 1) broken.Add("one-composition");
        if (entries.Where(entry => Type(entry["resource"]!) == "Patient").ToList() is not [var patient]) broken.Add("one-patient");
        else if (composition["subject"]!["reference"]!.GetValue<string>() != Url(patient)) broken.Add("patient-is-subject");
        if (entries.Select(Url).Distinct().Count() != entries.Count) broken.Add("full-urls-unique");
        if (entries.Any(entry => !Uri.TryCreate(Url(entry), UriKind.Absolute, out _))) broken.Add("full-urls-absolute");
        if (composition["author"]!.AsArray().Count == 0) broken.Add("author");
        var codes = composition["section"]!.AsArray().Select(section => Code(section!["code"]!)).ToList();
        if (codes.Distinct().Count() != codes.Count) broken.Add("sections-once");
    }

    /// <summary>Every reference leads to an entry, and every entry is led to, forwards or backwards.</summary>
    private static void References(List<JsonNode> entries, List<string> broken)
    {
        var links = entries.SelectMany(entry => Texts(entry["resource"]!).Select(text => (From: Url(entry), To: Resolved(Url(entry), text)))).Where(link => link.To is not null).ToList();
        var urls = entries.Select(Url).ToHashSet();
        if (links.Any(link => !urls.Contains(link.To!))) broken.Add("references-resolve");
        var (reached, open) = (new HashSet<string> { Url(entries[0]) }, new Stack<string>([Url(entries[0])]));
        while (open.TryPop(out var at))
            foreach (var next in links.Where(link => link.From == at).Select(link => link.To!).Concat(links.Where(link => link.To == at).Select(link => link.From)))
                if (reached.Add(next)) open.Push(next);
        if (!urls.IsSubsetOf(reached)) broken.Add("entries-reachable");
    }

    /// <summary>https://hl7.org/fhir/R4/bundle.html#references: relative to the entry's own base, which an urn has not. Null for a contained resource.</summary>
    private static string? Resolved(string from, string text)
    {
        if (text.StartsWith('#')) return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out _)) return text;
        return from.StartsWith("urn:", StringComparison.Ordinal) ? $"nowhere/{text}" : $"{string.Join('/', from.Split('/')[..^2])}/{text}";
    }

    private static void Section(JsonNode section, List<JsonNode> entries, string version, List<string> broken)
    {
        var (code, references) = (Code(section["code"]!), section["entry"]?.AsArray().Select(entry => entry!["reference"]!.GetValue<string>()).ToList() ?? []);
        var reason = section["emptyReason"] is { } empty ? Code(empty) : null;
        if (references.Count > 0 && reason is not null) broken.Add("entries-or-reason");
        if (references.Count == 0 && (reason is null || !EmptyReasons.Contains(reason))) broken.Add("empty-says-why");
        if (version == "1.1" && references.Count == 0) broken.Add("entry-in-every-section-of-1.1");
        Narrative(section["text"]!["div"]!.GetValue<string>(), references.Count, broken);
        var absences = references.Select(url => entries.FirstOrDefault(entry => Url(entry) == url)?["resource"]).OfType<JsonNode>().SelectMany(Absences).ToList();
        if (absences.Count == 0) return;
        if (references.Count != 1) broken.Add("absence-stands-alone");
        if (!AbsencesOfSection.TryGetValue(code, out var word) || !absences.All(absence => absence.Contains(word, StringComparison.Ordinal))) broken.Add("absence-of-its-section");
    }

    private static void Narrative(string div, int entries, List<string> broken)
    {
        var html = XElement.Parse(div);
        if (html.Name != XName.Get("div", "http://www.w3.org/1999/xhtml") || string.IsNullOrWhiteSpace(html.Value)) broken.Add("narrative");
        if (html.Descendants(XName.Get("tr", "http://www.w3.org/1999/xhtml")).Count() is var rows && entries > 0 && rows != entries + 1) broken.Add("narrative-tells-of-every-entry");
    }

    private static void Truth(List<JsonNode> entries, List<string> broken)
    {
        foreach (var resource in entries.Select(entry => entry["resource"]!))
        {
            var status = resource["status"] is JsonValue value ? value.GetValue<string>() : null;
            var certainty = resource["verificationStatus"] is { } concept ? Code(concept) : null;
            if (status == "entered-in-error" || certainty == "entered-in-error") broken.Add("never-entered-in-error");
            if (certainty == "refuted") broken.Add("never-refuted");
            if (Type(resource) == "Flag" && status != "active") broken.Add("alerts-are-active");
        }
    }

    private static IEnumerable<string> Absences(JsonNode resource) => from concept in (JsonNode?[])[resource["code"], resource["medicationCodeableConcept"]]
        from coding in concept?["coding"]?.AsArray() ?? []
        where coding!["system"]?.GetValue<string>() == AbsentUnknown
        select coding["code"]!.GetValue<string>();

    private static IEnumerable<string> Texts(JsonNode node) => node switch
    {
        JsonObject item => item.SelectMany(pair => pair is { Key: "reference", Value: JsonValue value } ? [value.GetValue<string>()] : pair.Value is null ? [] : Texts(pair.Value)),
        JsonArray list => list.OfType<JsonNode>().SelectMany(Texts),
        _ => [],
    };

    private static string Type(JsonNode resource) => resource["resourceType"]!.GetValue<string>();

    private static string Url(JsonNode entry) => entry["fullUrl"]!.GetValue<string>();

    private static string Code(JsonNode concept) => concept["coding"]![0]!["code"]!.GetValue<string>();
}
