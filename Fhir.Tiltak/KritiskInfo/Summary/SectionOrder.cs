using System.Collections.Immutable;
using Fhir.Kernel.Elements;
using Fhir.Tiltak.KritiskInfo.Documents;

namespace Fhir.Tiltak.KritiskInfo.Summary;

/// <summary>The order of a section's entries, the same whenever they are the same: what is most dangerous first, then the newest, then by address.</summary>
internal static class SectionOrder
{
    public static ImmutableArray<DocumentEntry> Of(IEnumerable<DocumentEntry> entries) =>
    [
        .. entries.OrderBy(entry => Rank(entry.Resource)).ThenByDescending(entry => When(entry.Resource), StringComparer.Ordinal).ThenBy(entry => entry.FullUrl, StringComparer.Ordinal),
    ];

    /// <summary>The date that says when; empty when there is none.</summary>
    public static string When(Element resource)
    {
        foreach (var name in (ReadOnlySpan<string>)["onset", "performed", "timing", "effective", "occurrence", "period", "dateTime", "authoredOn", "recordedDate", "recordedOn"])
        {
            var time = resource.Child(name);
            if (time.HasValue) return time.Value!;
            if (time.ValueOf("start") is { } start) return start;
        }
        return "";
    }

    private static int Rank(Element resource) => resource.ValueOf("criticality") switch
    {
        "high" => 0,
        "unable-to-assess" => 2,
        "low" => 3,
        _ => 1,
    };
}
