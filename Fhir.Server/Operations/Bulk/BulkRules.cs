using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Server.Operations.Bulk;

/// <summary>What is refused of an export. https://hl7.org/fhir/uv/bulkdata/STU2/export.html</summary>
public static class BulkRules
{
    private const string Export = "https://hl7.org/fhir/uv/bulkdata/STU2/export.html";

    public static readonly Rule AsyncOnly = new("bulk-async-only", Severity.Error, IssueCode.NotSupported,
        "Masseuttrekk gis bare asynkront: send «Prefer: respond-async»", "Bulk data are given asynchronously only: send 'Prefer: respond-async'", $"{Export}#headers");

    public static readonly Rule FormatUnknown = new("bulk-output-format", Severity.Error, IssueCode.NotSupported,
        "_outputFormat «{0}» er ikke støttet; gyldig: application/fhir+ndjson, application/ndjson, ndjson",
        "_outputFormat '{0}' is not supported; valid: application/fhir+ndjson, application/ndjson, ndjson", $"{Export}#query-parameters");

    public static readonly Rule TypeUnknown = new("bulk-type-unknown", Severity.Error, IssueCode.NotSupported,
        "{0} nevner «{1}», som ikke er en ressurstype i FHIR R4", "{0} names '{1}', which is no resource type of FHIR R4", $"{Export}#query-parameters");

    public static readonly Rule TypeOutside = new("bulk-type-outside", Severity.Error, IssueCode.NotSupported,
        "{0} hører ikke til en pasient og kan bare hentes med $export for hele systemet",
        "{0} does not belong to patients and is had only by $export on the system", "https://hl7.org/fhir/R4/compartmentdefinition-patient.html");

    public static readonly Rule FilterInvalid = new("bulk-type-filter", Severity.Error, IssueCode.Value,
        "_typeFilter «{0}» er ikke på formen Type?søk på en type som hentes", "_typeFilter '{0}' does not have the form Type?search on a type that is exported",
        $"{Export}#_typefilter-query-parameter");

    public static readonly Rule FilterOfAnswer = new("bulk-type-filter-answer", Severity.Error, IssueCode.NotSupported,
        "_typeFilter kan bare velge ressurser; _sort, _include, _elements, _count og andre parametre for svaret er ikke mulig i «{0}»",
        "_typeFilter can only choose resources; _sort, _include, _elements, _count and other parameters of the answer are not possible in '{0}'", $"{Export}#_typefilter-query-parameter");

    public static readonly Rule ElementUnknown = new("bulk-element-unknown", Severity.Error, IssueCode.Value,
        "_elements nevner «{0}», som ikke finnes øverst i ressursen", "_elements names '{0}', which is not at the top of the resource", $"{Export}#query-parameters");

    public static readonly Rule AssociatedUnsupported = new("bulk-associated-data", Severity.Error, IssueCode.NotSupported,
        "includeAssociatedData er ikke støttet; utelat den, eller send «Prefer: handling=lenient» for å se bort fra den",
        "includeAssociatedData is not supported; leave it out, or send 'Prefer: handling=lenient' to have it ignored", $"{Export}#query-parameters");

    public static readonly Rule PatientsByPost = new("bulk-patient-post", Severity.Error, IssueCode.Invalid,
        "Parameteren patient kan bare sendes med POST, som referanser til pasienter («Patient/id»), ved uttrekk av pasienter eller en gruppe",
        "The parameter patient can be sent by POST only, as references to patients ('Patient/id'), when patients or a group are exported", $"{Export}#query-parameters");

    public static readonly Rule PatientUnknown = new("bulk-patient-unknown", Severity.Error, IssueCode.NotFound,
        "Pasienten {0} finnes ikke her, eller er ikke med i gruppen", "The patient {0} is not here, or not a member of the group", $"{Export}#query-parameters");

    public static readonly Rule TooManyMembers = new("bulk-too-many-members", Severity.Error, IssueCode.TooCostly,
        "Gruppen har flere enn {0} medlemmer; hent alle pasienter i stedet", "The group has more than {0} members; export all patients instead", $"{Export}#endpoint---group-of-patients");

    public static readonly ImmutableArray<Rule> All =
    [
        AsyncOnly, FormatUnknown, TypeUnknown, TypeOutside, FilterInvalid, FilterOfAnswer, ElementUnknown, AssociatedUnsupported, PatientsByPost, PatientUnknown, TooManyMembers,
    ];
}
