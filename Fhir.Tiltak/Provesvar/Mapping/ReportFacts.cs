using System.Text.Json.Nodes;
using Fhir.Tiltak.Provesvar.Kith;

namespace Fhir.Tiltak.Provesvar.Mapping;

/// <summary>What all results of a report share with it.</summary>
/// <param name="Kind">ServType of the report (7309); null when it is missing.</param>
/// <param name="Type">Code of kodeverk 8202; null when it is missing or unknown.</param>
internal sealed record ReportFacts(string Key, string FullUrl, string? Kind, string? Type, bool IsImaging)
{
    public required JsonObject Subject { get; init; }

    public required IReadOnlyList<JsonObject> BasedOn { get; init; }

    /// <summary>Who performed what does not say otherwise; never empty.</summary>
    public required IReadOnlyList<JsonObject> Performers { get; init; }

    public required IReadOnlyList<AnalysedSpecimen> Specimens { get; init; }

    /// <summary>When the message was made.</summary>
    public KithTime? Generated { get; init; }

    /// <summary>When the report was first published.</summary>
    public KithTime? Published { get; init; }
}
