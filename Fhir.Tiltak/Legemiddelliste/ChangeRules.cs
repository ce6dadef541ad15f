using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>What <c>List/$medication-changes</c> refuses.</summary>
public static class ChangeRules
{
    private const string Changes = "https://fhirref.example/no/legemiddelliste/OperationDefinition/list-medication-changes";

    public static readonly Rule ListMalformed = new("medication-changes-list", Severity.Error, IssueCode.Value,
        "{0} er «{1}»; skriv et versjonsnummer av listen i adressen, List/id eller List/id/_history/nummer", "{0} is '{1}'; write a version number of the list in the address, List/id or List/id/_history/number", Changes);

    public static readonly Rule ListUnknown = new("medication-changes-unknown", Severity.Error, IssueCode.NotFound,
        "Listen {0} finnes ikke", "There is no list {0}", Changes);

    public static readonly Rule NoMedicationList = new("medication-changes-code", Severity.Error, IssueCode.NotSupported,
        "{0} er ingen legemiddelliste", "{0} is no medication list", Changes);

    public static readonly Rule OtherPatient = new("medication-changes-patient", Severity.Error, IssueCode.BusinessRule,
        "Listene gjelder ikke samme pasient", "The lists are not about the same patient", Changes);

    public static readonly ImmutableArray<Rule> All = [ListMalformed, ListUnknown, NoMedicationList, OtherPatient];
}
