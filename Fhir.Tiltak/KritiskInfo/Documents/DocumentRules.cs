using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.KritiskInfo.Documents;

/// <summary>Why there is no document of a Composition. https://hl7.org/fhir/R4/composition-operation-document.html</summary>
public static class DocumentRules
{
    private const string Document = "https://hl7.org/fhir/R4/composition-operation-document.html";

    /// <summary>Arguments: what was asked for.</summary>
    public static readonly Rule Unknown = new("document-composition-unknown", Severity.Error, IssueCode.NotFound, "Det finnes ingen {0}", "There is no {0}", Document);

    /// <summary>Arguments: id.</summary>
    public static readonly Rule Deleted = new("document-composition-deleted", Severity.Error, IssueCode.Deleted, "Composition/{0} er slettet", "Composition/{0} has been deleted", Document);

    /// <summary>A document without what its front page tells of is none. Arguments: the reference.</summary>
    public static readonly Rule Incomplete = new("document-reference-missing", Severity.Error, IssueCode.NotFound,
        "Forsiden viser til {0}, som ikke finnes på denne tjeneren", "The front page refers to {0}, which is not on this server", Document);

    /// <summary>Arguments: the reference, its type.</summary>
    public static readonly Rule Denied = new("document-reference-denied", Severity.Error, IssueCode.Forbidden,
        "Forsiden viser til {0}, og tilgangen omfatter ikke {1}", "The front page refers to {0}, and the permission does not cover {1}", Document);

    public static readonly Rule PersistByGet = new("document-persist-by-get", Severity.Error, IssueCode.NotSupported,
        "GET lagrer ingenting; send persist med POST", "GET stores nothing; send persist by POST", Document);

    /// <summary>Arguments: the limit.</summary>
    public static readonly Rule TooLarge = new("document-too-large", Severity.Error, IssueCode.TooCostly,
        "Dokumentet ville få flere enn {0} ressurser", "The document would have more than {0} resources", Document);

    public static readonly ImmutableArray<Rule> All = [Unknown, Deleted, Incomplete, Denied, PersistByGet, TooLarge];
}
