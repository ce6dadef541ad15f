using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Server.Operations;

/// <summary>What operations ask of their parameters.</summary>
public static class OperationRules
{
    private const string Snapshot = "https://hl7.org/fhir/R4/structuredefinition-operation-snapshot.html";

    public static readonly Rule SnapshotOfWhat = new("snapshot-of-what", Severity.Error, IssueCode.Required,
        "Verken «definition» eller «url» er gitt; en av dem må si hvilken definisjon det gjelder",
        "Neither 'definition' nor 'url' is given; one of them must say which definition is meant", Snapshot);

    /// <summary>Arguments: canonical.</summary>
    public static readonly Rule DefinitionUnknown = new("snapshot-definition-unknown", Severity.Error, IssueCode.NotFound,
        "Definisjonen «{0}» finnes ikke her", "The definition '{0}' is not known here", Snapshot);

    public static readonly ImmutableArray<Rule> All = [SnapshotOfWhat, DefinitionUnknown];
}
