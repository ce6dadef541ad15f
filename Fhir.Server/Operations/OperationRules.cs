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

    private const string LastN = "https://hl7.org/fhir/R4/observation-operation-lastn.html";

    public static readonly Rule LastNSubject = new("lastn-subject", Severity.Error, IssueCode.Required,
        "$lastn trenger «patient» eller «subject»", "$lastn needs 'patient' or 'subject'", LastN);

    public static readonly Rule LastNCode = new("lastn-code", Severity.Error, IssueCode.Required,
        "$lastn trenger «category» eller en parameter med en kode, som «code»", "$lastn needs 'category' or a parameter with a code, such as 'code'", LastN);

    public static readonly Rule LastNMax = new("lastn-max", Severity.Error, IssueCode.Value,
        "«max» er ett helt tall fra 1", "'max' is one whole number from 1", LastN);

    public static readonly Rule LastNIgnores = new("lastn-ignores", Severity.Warning, IssueCode.NotSupported,
        "«{0}» har ingen betydning i $lastn: svaret har sin egen orden og er én side", "'{0}' has no meaning in $lastn: the answer has its own order and is one page", LastN);

    public static readonly ImmutableArray<Rule> All = [SnapshotOfWhat, DefinitionUnknown, LastNSubject, LastNCode, LastNMax, LastNIgnores];
}
