using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Terminology.Operations;

/// <summary>What <c>$translate</c> is asked. https://hl7.org/fhir/R4/conceptmap-operation-translate.html</summary>
public sealed record TranslationRequest(ImmutableArray<SentCode> Codes)
{
    /// <summary>Value set that the code was chosen from; null when not said.</summary>
    public string? Source { get; init; }

    /// <summary>Value set that the translation is wanted in.</summary>
    public string? Target { get; init; }

    /// <summary>Code system that the translation is wanted in.</summary>
    public string? TargetSystem { get; init; }

    /// <summary>What is known of other elements.</summary>
    public ImmutableArray<MapLink> Dependencies { get; init; } = [];

    /// <summary>All codes that may be mapped to this one are wanted.</summary>
    public bool IsReverse { get; init; }
}

/// <param name="Code">Null when the map says that there is no translation.</param>
/// <param name="Map">Canonical of the concept map.</param>
public sealed record TranslationMatch(string Equivalence, string? System, string? Code, string? Display, ImmutableArray<MapLink> Products, string Map)
{
    /// <summary>https://hl7.org/fhir/R4/valueset-concept-map-equivalence.html</summary>
    public bool IsTranslation => Code is not null && Equivalence is not ("unmatched" or "disjoint");
}

/// <param name="Remarks">What would make the answer better, or why there is none.</param>
public sealed record Translation(ImmutableArray<TranslationMatch> Matches, ImmutableArray<Issue> Remarks)
{
    public bool IsTranslated => Matches.Any(match => match.IsTranslation);

    /// <returns>Parameters as FHIR JSON.</returns>
    public byte[] ToBytes(Language language)
    {
        using var writer = new ParametersWriter();
        writer.Boolean("result", IsTranslated);
        if (!Remarks.IsEmpty) writer.Text("message", "String", string.Join("; ", Remarks.Select(remark => remark.Text(language))));
        foreach (var match in Matches) writer.Parts("match", parts => Write(parts, match));
        return writer.Finish();
    }

    private static void Write(ParametersWriter parts, TranslationMatch match)
    {
        parts.Text("equivalence", "Code", match.Equivalence);
        if (match.Code is { } code) parts.Coding("concept", match.System, code, match.Display);
        foreach (var product in match.Products) parts.Parts("product", inner =>
        {
            inner.Text("element", "Uri", product.Property);
            inner.Coding("concept", product.System, product.Value, product.Display);
        });
        parts.Text("source", "Uri", match.Map);
    }
}
