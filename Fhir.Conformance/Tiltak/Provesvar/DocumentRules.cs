using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Tiltak.Provesvar;

/// <summary>What a document must say to be a laboratory report by HL7 Europe. Each gives the failure, or null.</summary>
internal static class DocumentRules
{
    private const string Loinc = "http://loinc.org";
    private const string Annotation = "48767-8";

    /// <summary>https://hl7.org/fhir/R4/documents.html, one-comp and one-dr.</summary>
    public static Judgement? IsDocument(Node bundle) =>
        Expect.That(bundle.Text("type") == "document", $"Bundle.type er '{bundle.Text("type")}'; ventet document.", $"Bundle.type is '{bundle.Text("type")}'; expected document.")
        ?? Expect.That(bundle.Text("identifier.value").Length > 0 && bundle.Text("timestamp").Length > 0, "Bundle mangler identifier eller timestamp.", "The Bundle lacks identifier or timestamp.")
        ?? Expect.That(Front(bundle).ResourceType == "Composition" && Count(bundle, "Composition") == 1,
            $"Første innslag er {Front(bundle).ResourceType}, og dokumentet har {Compositions(bundle)} Composition; ventet én, først.", $"The first entry is {Front(bundle).ResourceType}, and the document has {Compositions(bundle)} Composition; expected one, first.")
        ?? Expect.That(Count(bundle, "DiagnosticReport") == 1, "Dokumentet har ikke én DiagnosticReport.", "The document has not one DiagnosticReport.")
        ?? Expect.That(bundle.At("entry").All(entry => entry.Text("fullUrl").Length > 0), "Et innslag har ingen fullUrl.", "An entry has no fullUrl.");

    /// <summary>dr-comp-identifier, -type, -category and -subj.</summary>
    public static Judgement? Agrees(Node bundle)
    {
        var (front, report) = (Front(bundle), Report(bundle));
        return Same("identifikator", "identifier", [Identifier(front.First("identifier"))], report.At("identifier").Select(Identifier), front.Has("identifier") || report.Has("identifier"))
            ?? Same("type", "type", front.At("type.coding").Select(Coding), report.At("code.coding").Select(Coding), true)
            ?? Same("kategori", "category", front.At("category.coding").Select(Coding), report.At("category.coding").Select(Coding), front.Has("category") || report.Has("category"))
            ?? Same("pasient", "subject", [Literal.TypeAndId(front.Text("subject.reference"))], [Literal.TypeAndId(report.Text("subject.reference"))], front.Has("subject") || report.Has("subject"));
    }

    /// <summary>The front page names the report and the report names the front page, by the extensions of HL7.</summary>
    public static Judgement? Refers(Node bundle)
    {
        var urls = bundle.At("entry").DistinctBy(entry => entry.Text("fullUrl")).ToDictionary(entry => entry.Text("fullUrl"), entry => entry.First("resource").ResourceType);
        return Points(Front(bundle), "composition-diagnosticReportReference", "DiagnosticReport", urls)
            ?? Points(Report(bundle), "extension-DiagnosticReport.composition", "Composition", urls);
    }

    /// <summary>Every section has a title and a code, and results, or it is a remark.</summary>
    public static Judgement? SaysWhatIsInSections(Node bundle) =>
        Expect.That(Front(bundle).Has("section"), "Forsiden har ingen seksjon.", "The front page has no section.")
        ?? Front(bundle).At("section").Select(section =>
            Expect.That(section.Text("title").Length > 0 && section.Has("code.coding.code"), "En seksjon mangler tittel eller kode.", "A section lacks title or code.")
            ?? Expect.That(section.Has("entry") || section.Has("section") || (section.At("code.coding").Any(coding => Coding(coding) == $"{Loinc}|{Annotation}") && section.Text("text.div").Length > 0),
                $"Seksjonen «{section.Text("title")}» har verken resultater eller er en merknad.", $"The section '{section.Text("title")}' has neither results nor is a remark.")).FirstOrDefault(problem => problem is not null);

    /// <summary>https://hl7.org/fhir/R4/bundle.html#references</summary>
    public static Judgement? Resolves(Node bundle)
    {
        var (urls, front) = (bundle.At("entry").Select(entry => entry.Text("fullUrl")).ToHashSet(), bundle.First("entry").Text("fullUrl"));
        var lost = Front(bundle).At("section.entry.reference").Append(Front(bundle).First("subject.reference")).Select(reference => reference.Value)
            .FirstOrDefault(reference => reference.Length > 0 && !Literal.IsAmong(urls, front, reference));
        return Expect.That(lost is null, $"Forsiden viser til {lost}, som ikke er i dokumentet.", $"The front page refers to {lost}, which is not in the document.");
    }

    /// <summary>R4's Composition has four statuses for the ten of a report.</summary>
    public static Judgement? FollowsStatus(Node bundle, Node report)
    {
        var wanted = report.Text("status") switch
        {
            "final" => "final",
            "amended" or "corrected" or "appended" => "amended",
            "cancelled" or "entered-in-error" => "entered-in-error",
            _ => "preliminary",
        };
        var found = Front(bundle).Text("status");
        return Expect.That(found == wanted, $"Rapporten er {report.Text("status")}, og forsiden er {found}; ventet {wanted}.", $"The report is {report.Text("status")}, and the front page is {found}; expected {wanted}.");
    }

    private static Judgement? Same(string nb, string en, IEnumerable<string> front, IEnumerable<string> report, bool isStated) =>
        Expect.That(!isStated || front.Intersect(report).Any(), $"Forsiden og rapporten har ikke samme {nb}.", $"The front page and the report have not the same {en}.");

    private static Judgement? Points(Node from, string extension, string type, Dictionary<string, string> urls)
    {
        var reference = from.At("extension").Where(found => found.Text("url").EndsWith(extension, StringComparison.Ordinal)).Select(found => found.Text("valueReference.reference")).FirstOrDefault() ?? "";
        return Expect.That(urls.Any(pair => pair.Value == type && IsSame(pair.Key, reference)), $"{from.ResourceType} viser ikke til dokumentets {type}.", $"{from.ResourceType} does not refer to the {type} of the document.");
    }

    private static bool IsSame(string url, string reference) => url == reference || (reference.Length > 0 && url.EndsWith("/" + reference, StringComparison.Ordinal));

    private static int Compositions(Node bundle) => bundle.At("entry.resource").Count(resource => resource.ResourceType == "Composition");

    private static Node Front(Node bundle) => bundle.First("entry.resource");

    private static Node Report(Node bundle) => bundle.At("entry.resource").FirstOrDefault(resource => resource.ResourceType == "DiagnosticReport");

    private static int Count(Node bundle, string type) => bundle.At("entry.resource").Count(resource => resource.ResourceType == type);

    private static string Identifier(Node identifier) => $"{identifier.Text("system")}|{identifier.Text("value")}";

    private static string Coding(Node coding) => $"{coding.Text("system")}|{coding.Text("code")}";
}
