using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Hjemmeoppfolging.Locating;

/// <summary>What is wrong with a question for who holds data.</summary>
public static class LocateRules
{
    private const string Link = "https://fhirref.example/no/hjemmeoppfolging/OperationDefinition/hjemme-locate";

    public static readonly Rule OfWhom = new("locate-of-whom", Severity.Error, IssueCode.Required,
        "Si hvem det gjelder: «identifier» som Identifier eller som system|verdi, sendt med POST", "Say who is meant: 'identifier' as an Identifier or as system|value, sent by POST", Link);

    /// <summary>Arguments: the system.</summary>
    public static readonly Rule IdentifierSystem = new("locate-identifier-system", Severity.Error, IssueCode.Value,
        "«{0}» er ingen serie for fødselsnummer, D-nummer eller felles hjelpenummer", "'{0}' is no series of national, D- or help numbers", Link);

    /// <summary>Arguments: the reference.</summary>
    public static readonly Rule PatientUnknown = new("locate-patient-unknown", Severity.Error, IssueCode.NotFound,
        "{0} finnes ikke her", "{0} is not known here", Link);

    public static readonly ImmutableArray<Rule> All = [OfWhom, IdentifierSystem, PatientUnknown];
}
