using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Server.Transport;

namespace Fhir.Server.Response;

/// <summary>
/// <c>_summary</c> and <c>_elements</c>: which elements of a resource are returned. Mandatory elements always are, so that the answer stays valid
/// against the base definition; it carries the SUBSETTED tag. https://hl7.org/fhir/R4/search.html#summary and #elements
/// </summary>
public sealed class Subset
{
    private static readonly Rule SummaryUnknown = new("search-summary-value", Severity.Error, IssueCode.Value,
        "_summary er «{0}»; gyldig: true, text, data, count, false", "_summary is '{0}'; allowed: true, text, data, count, false", "https://hl7.org/fhir/R4/search.html#summary");

    private readonly JsonEdit? edit;

    private Subset(Func<Element, bool>? include) => edit = include is null ? null : new JsonEdit { Include = include, IsSubset = true };

    /// <summary>Everything.</summary>
    public static Subset Whole { get; } = new(null);

    /// <summary><c>_summary=count</c>: a search answers with the number only.</summary>
    public bool IsCount { get; private init; }

    /// <summary>What of an included resource is returned: "the list of elements does not apply to included resources".</summary>
    public Subset OfIncluded { get => field ?? this; private init; }

    public bool IsWhole => edit is null;

    public static Result<Subset> Of(FhirRequest request)
    {
        if (request.Parameter("_elements") is { Length: > 0 } elements) return Named(elements.Split(',', StringSplitOptions.TrimEntries));
        return request.Parameter("_summary") switch
        {
            null or "false" => Whole,
            "true" => new Subset(element => element.Property is { } property && (property.IsSummary || property.Min > 0 || property.IsXmlAttribute)),
            "text" => new Subset(element => !element.Parent.IsRoot || element.Name is "id" or "meta" or "text" || element.Property!.Min > 0),
            "data" => new Subset(element => !(element.Name == "text" && element.Parent.IsResource)),
            "count" => new Subset(null) { IsCount = true },
            var other => Refusal.BadRequest(SummaryUnknown.At("_summary", other)),
        };
    }

    public ReadOnlyMemory<byte> Apply(ReadOnlyMemory<byte> json, Kernel.Definitions.Schema schema) =>
        edit is null || JsonParser.Parse(json, schema).Document is not { } document ? json : JsonWriter.ToBytes(document.Root, edit);

    /// <summary>The named top-level elements and what must be there; everything when none is named.</summary>
    public static Subset OfElements(string[] names) => names.Length == 0 ? Whole : Named(names);

    private static Subset Named(string[] names) =>
        new(element => !element.Parent.IsRoot || element.Name is "id" or "meta" || element.Property!.Min > 0 || names.Contains(element.Name)) { OfIncluded = Whole };
}
