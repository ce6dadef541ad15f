using System.Collections.Immutable;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>A row of a document that was sent.</summary>
/// <param name="FullUrl">How the document refers to it.</param>
internal sealed record SentRow(string FullUrl, Row Row)
{
    public Element Statement => Row.Statement;

    public string Place => Statement.Path;

    public string? Id => Statement.ValueOf("id");

    public string? VersionId => Statement.Child("meta").ValueOf("versionId");
}

/// <summary>What <c>$sendMedication</c> was sent. Of the messages about the list only the M25.1 is read; dispenses, CAVE and the stored list are the server's own.</summary>
internal sealed class SentDocument
{
    private readonly Dictionary<string, Element> byUrl = [];

    private SentDocument(Document document)
    {
        Document = document;
        foreach (var entry in document.Root.All("entry"))
            if (entry.ValueOf("fullUrl") is { } url && entry.Child("resource") is { Exists: true } resource) byUrl.TryAdd(url, resource);
        Composition = document.Root.Child("entry").Child("resource");
        Patient = Subject is { } subject && byUrl.TryGetValue(subject, out var patient) && patient.Type.Name == "Patient" ? patient : default;
        Rows = [.. byUrl.Where(pair => pair.Value.Type.Name == "MedicationStatement").Select(pair => new SentRow(pair.Key, new Row(pair.Value)))];
        Information = byUrl.Values.FirstOrDefault(resource => resource.Type.Name == "Basic" && resource.Child("code").CodeIn(Pll.Messages) == "M25.1");
    }

    public Document Document { get; }

    public Element Composition { get; }

    public Element Patient { get; }

    /// <summary>The document's address of its patient.</summary>
    public string? Subject => Composition.ReferenceTo("subject");

    public ImmutableArray<SentRow> Rows { get; }

    /// <summary>The M25.1; missing when no list is to be sent.</summary>
    public Element Information { get; }

    /// <summary>Identifier of the document it is based on.</summary>
    public string? BasedOn => Composition.All("relatesTo").Select(link => link.Child("target").ValueOf("value")).OfType<string>().FirstOrDefault();

    /// <summary>Whether a new version of the list is to be made; null when the document does not say.</summary>
    public bool? SendsList
    {
        get
        {
            if (Information.Exists) return Information.Extension(Pll.Information).Part("createPll") is { Exists: true } asked ? asked.IsTrue() : null;
            var section = Composition.All("section").FirstOrDefault(section => section.Child("code").CodeIn(Pll.Sections) == "sectionPLLinfo");
            return section.Exists && !section.Child("entry").Exists && section.Child("emptyReason").CodeIn(Pll.EmptyReason) == "nilknown" ? false : null;
        }
    }

    public static Result<SentDocument> Of(Document bundle)
    {
        var sent = new SentDocument(bundle);
        var isOne = bundle.Root.ValueOf("type") == "document" && sent.Composition is { Exists: true, Type.Name: "Composition" } && sent.Patient.Exists;
        return isOne ? sent : new Refusal(422, [SendRules.NoDocument.At("Bundle")]);
    }

    /// <summary>The resource a reference leads to; missing when it is not in the document.</summary>
    public Element Find(string? reference) => reference is not null && byUrl.TryGetValue(reference, out var resource) ? resource : default;

    /// <summary>The resources of a type, by the address the document gives them.</summary>
    public IEnumerable<KeyValuePair<string, Element>> OfTypes(params string[] types) => byUrl.Where(pair => types.Contains(pair.Value.Type.Name));
}
