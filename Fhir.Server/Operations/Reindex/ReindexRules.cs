using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Server.Operations.Reindex;

/// <summary>What is refused of a $reindex.</summary>
public static class ReindexRules
{
    public static readonly Rule AsyncOnly = new("reindex-async-only", Severity.Error, IssueCode.NotSupported,
        "Indeksen bygges bare opp igjen asynkront: send «Prefer: respond-async»", "The index is made anew asynchronously only: send 'Prefer: respond-async'",
        "https://hl7.org/fhir/R4/async.html");

    public static readonly Rule TypeUnknown = new("reindex-type-unknown", Severity.Error, IssueCode.NotSupported,
        "type nevner «{0}», som ikke er en ressurstype i FHIR R4", "type names '{0}', which is no resource type of FHIR R4", "https://hl7.org/fhir/R4/resourcelist.html");

    public static readonly ImmutableArray<Rule> All = [AsyncOnly, TypeUnknown];
}
