using System.Collections.Immutable;

using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Tiltak.KritiskInfo;

/// <summary>What a summary must say to be one by International Patient Summary, whichever version. Each gives the failure, or null.</summary>
internal static class SummaryRules
{
    private static readonly ImmutableArray<string> Required = ["48765-2", "11450-4", "10160-0"];

    /// <summary>https://hl7.org/fhir/R4/documents.html</summary>
    public static Judgement? IsDocument(Node bundle) =>
        Expect.That(bundle.Text("type") == "document", $"Bundle.type er '{bundle.Text("type")}'; ventet document.", $"Bundle.type is '{bundle.Text("type")}'; expected document.")
        ?? Expect.That(bundle.Text("identifier.value").Length > 0 && bundle.Text("timestamp").Length > 0, "Bundle mangler identifier eller timestamp.", "The Bundle lacks identifier or timestamp.")
        ?? Expect.That(Front(bundle).ResourceType == "Composition" && bundle.At("entry.resource").Count(resource => resource.ResourceType == "Composition") == 1,
            $"Første innslag er {Front(bundle).ResourceType}, og dokumentet har {Compositions(bundle)} Composition; ventet én, først.", $"The first entry is {Front(bundle).ResourceType}, and the document has {Compositions(bundle)} Composition; expected one, first.")
        ?? Expect.That(Front(bundle).At("type.coding").Any(coding => coding.Text("system") == "http://loinc.org" && coding.Text("code") == "60591-5"),
            "Composition.type er ikke LOINC 60591-5.", "Composition.type is not LOINC 60591-5.")
        ?? Expect.That(bundle.At("entry").All(entry => entry.Text("fullUrl").Length > 0), "Et innslag har ingen fullUrl.", "An entry has no fullUrl.");

    public static Judgement? HasRequiredSections(Node bundle) => Required
        .Select(code => (Code: code, Times: Front(bundle).At("section").Count(section => Is(section, code))))
        .Select(section => Expect.That(section.Times == 1, $"Oppsummeringen har seksjonen {section.Code} {section.Times} ganger; ventet én.",
            $"The summary has the section {section.Code} {section.Times} times; expected once."))
        .FirstOrDefault(problem => problem is not null);

    /// <summary>Every section has a title and a narrative, and entries or a reason for having none.</summary>
    public static Judgement? SaysWhatIsInSections(Node bundle) => Front(bundle).At("section").Select(section =>
        Expect.That(section.Text("title").Length > 0 && section.Text("text.div").Length > 0, $"Seksjonen {Code(section)} mangler tittel eller tekst.", $"The section {Code(section)} lacks title or text.")
        ?? Expect.That(section.Has("entry.reference") != section.Has("emptyReason.coding.code"), $"Seksjonen {Code(section)} har ikke enten oppføringer eller en grunn.",
            $"The section {Code(section)} has not either entries or a reason.")).FirstOrDefault(problem => problem is not null);

    /// <summary>What the sections show is in the document. https://hl7.org/fhir/R4/bundle.html#references</summary>
    public static Judgement? Resolves(Node bundle)
    {
        var urls = bundle.At("entry").Select(entry => entry.Text("fullUrl")).ToHashSet();
        var origin = bundle.First("entry").Text("fullUrl");
        var lost = Front(bundle).At("section.entry.reference").Append(Front(bundle).First("subject.reference")).Select(reference => reference.Value)
            .FirstOrDefault(reference => !Literal.IsAmong(urls, origin, reference));
        return Expect.That(lost is null, $"Forsiden viser til {lost}, som ikke er i dokumentet.", $"The front page refers to {lost}, which is not in the document.");
    }

    public static Judgement? TellsWhatIsTrue(Node bundle)
    {
        var untrue = bundle.At("entry.resource").FirstOrDefault(resource => resource.Text("status") == "entered-in-error"
            || resource.At("verificationStatus.coding.code").Any(code => code.Value is "entered-in-error" or "refuted") || (resource.ResourceType == "Flag" && resource.Text("status") != "active"));
        return Expect.That(!untrue.Exists, $"{untrue.Reference} er slettet, avkreftet eller et inaktivt varsel.", $"{untrue.Reference} is deleted, refuted or an inactive alert.");
    }

    /// <summary>IPS 1.1: a required section always has an entry.</summary>
    public static Judgement? StatesAbsenceByEntries(Node bundle) => Front(bundle).At("section").Where(section => Required.Any(code => Is(section, code)))
        .Select(section => Expect.That(section.Has("entry.reference"), $"Seksjonen {Code(section)} har ingen oppføring, som IPS 1.1 krever.",
            $"The section {Code(section)} has no entry, which IPS 1.1 demands.")).FirstOrDefault(problem => problem is not null);

    private static int Compositions(Node bundle) => bundle.At("entry.resource").Count(resource => resource.ResourceType == "Composition");

    private static Node Front(Node bundle) => bundle.First("entry.resource");

    private static bool Is(Node section, string code) => section.HasCode("code.coding", Kodeverk.Loinc, code);

    /// <summary>What a section is called in a message.</summary>
    private static string Code(Node section) =>
        section.At("code.coding").FirstOrDefault(coding => coding.Text("system") == Kodeverk.Loinc) is { Exists: true } loinc ? loinc.Text("code") : section.Text("title");
}
