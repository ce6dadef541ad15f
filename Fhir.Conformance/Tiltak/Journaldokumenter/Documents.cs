using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Tiltak.Journaldokumenter;

/// <summary>Document references of the journal; their two-level document types are in code system 9602, their labels in 9603.</summary>
internal static class Documents
{
    public const int DocumentType = 9602;
    public const int Confidentiality = 9603;

    public static readonly DataKind All = new(new Words("dokumentreferanser", "document references"), "DocumentReference", ["", "status=current"], _ => true);

    public static readonly DataKind Hashed = All.Where(new Words("dokumentreferanser med kontrollsum", "document references with a hash"),
        document => document.Has("content.attachment.hash"));

    public static readonly DataKind Sized = All.Where(new Words("dokumentreferanser med størrelse", "document references with a size"),
        document => document.Has("content.attachment.size"));

    public static Node Attachment(Node document) => document.First("content.attachment");

    /// <summary>Codes of the level that ends in <c>-1</c> (groups) or <c>-2</c> (types).</summary>
    public static IEnumerable<string> Codes(Node document, string path, string level) =>
        document.Codes(path, DocumentType).Where(code => code.EndsWith(level, StringComparison.Ordinal));
}
