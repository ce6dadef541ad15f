using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Hjemmeoppfolging.News2;

/// <summary>What is wrong with a question for a NEWS2 score.</summary>
public static class News2Rules
{
    private const string Link = "https://fhirref.example/no/hjemmeoppfolging/OperationDefinition/hjemme-news2";

    public static readonly Rule OfWhom = new("news2-of-whom", Severity.Error, IssueCode.Required,
        "Si hvem skåren gjelder («patient»), eller send målingene («observation»)", "Say whom the score is for ('patient'), or send the measurements ('observation')", Link);

    /// <summary>Arguments: the reference.</summary>
    public static readonly Rule PatientUnknown = new("news2-patient-unknown", Severity.Error, IssueCode.NotFound,
        "{0} finnes ikke her", "{0} is not known here", Link);

    /// <summary>Arguments: the patients.</summary>
    public static readonly Rule SeveralPatients = new("news2-several-patients", Severity.Error, IssueCode.Invalid,
        "Målingene gjelder flere pasienter: {0}", "The measurements are of several patients: {0}", Link);

    /// <summary>Arguments: how many, how many at most.</summary>
    public static readonly Rule TooMany = new("news2-too-many", Severity.Error, IssueCode.TooLong,
        "{0} målinger er sendt; høyst {1} tas imot", "{0} measurements were sent; at most {1} are taken", Link);

    public static readonly ImmutableArray<Rule> All = [OfWhom, PatientUnknown, SeveralPatients, TooMany];
}
