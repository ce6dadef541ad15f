using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Hjemmeoppfolging.Upload;

/// <summary>What is wrong with an upload of measurements, or with one of its entries.</summary>
public static class UploadRules
{
    private const string Link = "https://fhirref.example/no/hjemmeoppfolging/OperationDefinition/hjemme-submit";

    public static readonly Rule BundleMissing = new("submit-bundle-missing", Severity.Error, IssueCode.Required,
        "Send målingene som en Bundle", "Send the measurements as a Bundle", Link);

    /// <summary>Arguments: the type.</summary>
    public static readonly Rule BundleType = new("submit-bundle-type", Severity.Error, IssueCode.Value,
        "Samlingen er av typen «{0}»; ventet batch (eller collection, som i eldre grensesnitt)", "The Bundle is of type '{0}'; expected batch (or collection, as in older interfaces)", Link);

    /// <summary>Arguments: how many, how many at most.</summary>
    public static readonly Rule TooMany = new("submit-too-many", Severity.Error, IssueCode.TooLong,
        "Samlingen har {0} deler; høyst {1} tas imot om gangen", "The Bundle has {0} entries; at most {1} are taken at a time", Link);

    public static readonly Rule FullUrlMissing = new("submit-full-url-missing", Severity.Error, IssueCode.Required,
        "Delen mangler fullUrl, som svaret skal kobles til", "The entry lacks the fullUrl that its answer is matched by", Link);

    /// <summary>Arguments: the fullUrl.</summary>
    public static readonly Rule FullUrlTwice = new("submit-full-url-twice", Severity.Error, IssueCode.Duplicate,
        "fullUrl «{0}» er brukt av en tidligere del", "fullUrl '{0}' is used by an earlier entry", Link);

    /// <summary>Arguments: the type.</summary>
    public static readonly Rule NotMeasurement = new("submit-not-measurement", Severity.Error, IssueCode.NotSupported,
        "Delen er {0}; bare Observation tas imot", "The entry is {0}; only Observation is taken", Link);

    /// <summary>Arguments: the type.</summary>
    public static readonly Rule Ignored = new("submit-ignored", Severity.Information, IssueCode.Informational,
        "{0} i samlingen er ikke lest: pasienter registreres ikke med målingene", "{0} in the Bundle was not read: patients are not registered with the measurements", Link);

    public static readonly Rule IdentifierMissing = new("submit-identifier-missing", Severity.Error, IssueCode.Required,
        "Målingen mangler kildens identifikator (system og verdi); uten den kan den ikke kjennes igjen", "The measurement lacks its source's identifier (system and value); without it, it cannot be recognised", Link);

    public static readonly Rule SubjectMissing = new("submit-subject-missing", Severity.Error, IssueCode.Required,
        "Målingen sier ikke hvem den gjelder (subject.identifier eller subject.reference)", "The measurement does not say whom it is of (subject.identifier or subject.reference)", Link);

    /// <summary>Arguments: the method.</summary>
    public static readonly Rule Method = new("submit-method", Severity.Error, IssueCode.NotSupported,
        "Metoden «{0}» brukes ikke her; ventet POST (ny) eller PUT (rettelse)", "The method '{0}' is not used here; expected POST (new) or PUT (correction)", Link);

    public static readonly ImmutableArray<Rule> All =
        [BundleMissing, BundleType, TooMany, FullUrlMissing, FullUrlTwice, NotMeasurement, Ignored, IdentifierMissing, SubjectMissing, Method];
}
