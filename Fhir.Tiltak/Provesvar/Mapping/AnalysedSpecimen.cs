using System.Text.Json.Nodes;
using Fhir.Tiltak.Provesvar.Kith;

namespace Fhir.Tiltak.Provesvar.Mapping;

/// <summary>What results refer to by the laboratory's number: a specimen, or an imaging study.</summary>
/// <param name="Id">IdByServProvider; null when it has none.</param>
/// <param name="Time">When it was taken or made.</param>
internal sealed record AnalysedSpecimen(string? Id, JsonObject Reference, KithTime? Time)
{
    /// <summary>An imaging study is what a result is derived from, a specimen is what it was measured on.</summary>
    public bool IsImaging { get; init; }
}
