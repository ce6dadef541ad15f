using System.Text.RegularExpressions;

using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

using Group = Fhir.Conformance.Engine.Group;

namespace Fhir.Conformance.Tiltak.Journaldokumenter;

/// <summary>What a document reference says. IHE MHD 4.2.4, comprehensive metadata, with the Norwegian code systems.</summary>
internal static partial class ReferenceContentChecks
{
    public static readonly Group Group = new("DOK-REF", "journaldokumenter", new Words("Dokumentreferanser", "Document references"),
    [
        ContentCheck.Each("DOK-REF-001", Documents.All, document => document.Text("masterIdentifier.system").Length > 0
            && document.Text("masterIdentifier.value").Length > 0
            ? null : new Words("mangler masterIdentifier med system og verdi", "lacks masterIdentifier with system and value")),
        ContentCheck.Each("DOK-REF-002", Documents.All, document => document.Text("status") is "current" or "superseded"
            ? null : new Words($"har status '{document.Text("status")}'", $"has status '{document.Text("status")}'")),
        ContentCheck.Each("DOK-REF-003", Documents.All, document => Documents.Codes(document, "type.coding", "-2").Any()
            ? null : new Words("har ingen type på andre nivå i 9602", "has no type of the second level of 9602")),
        ContentCheck.Each("DOK-REF-004", Documents.All, document => Documents.Codes(document, "category.coding", "-1").Any()
            ? null : new Words("har ingen gruppe på første nivå i 9602", "has no group of the first level of 9602")),
        ContentCheck.Each("DOK-REF-005", Documents.All, SameLetter),
        SubjectCheck.Of("DOK-REF-006", Documents.All, "subject"),
        ContentCheck.Has("DOK-REF-007", Documents.All, "securityLabel.coding.code"),
        ContentCheck.Each("DOK-REF-008", Documents.All, NormalOrNot),
        ContentCheck.Each("DOK-REF-009", Documents.All, document => document.At("content").Count() == 1
            ? null : new Words("har ikke nøyaktig ett innhold", "does not have exactly one content")),
        ContentCheck.Has("DOK-REF-010", Documents.All, "content.attachment.contentType"),
        ContentCheck.Each("DOK-REF-011", Documents.All, document => document.Has("content.attachment.url") && !document.Has("content.attachment.data")
            ? null : new Words("har ikke innholdet bak en adresse", "does not have its content behind an address")),
        ContentCheck.Each("DOK-REF-012", Documents.All, document => EmbeddedNumber().IsMatch(document.Text("content.attachment.url"))
            ? new Words("har et ellevesifret nummer i adressen", "has an eleven-digit number in its address") : null),
        ContentCheck.Has("DOK-REF-013", Documents.All, "content.attachment.creation"),
        ContentCheck.Has("DOK-REF-014", Documents.All, "content.attachment.language"),
        ContentCheck.Each("DOK-REF-015", Documents.Hashed, document => Sha1().IsMatch(document.Text("content.attachment.hash"))
            ? null : new Words("har en kontrollsum som ikke er 20 byte i base64", "has a hash that is not 20 bytes in base64")),
        ContentCheck.Each("DOK-REF-016", Documents.All, document => document.Has("docStatus") || document.Has("modifierExtension")
            ? new Words("har docStatus eller modifierExtension, som dokumentdeling ikke tillater",
                "has docStatus or modifierExtension, which document sharing does not allow") : null),
        ContentCheck.Has("DOK-REF-017", Documents.All, "context.facilityType"),
        ContentCheck.Has("DOK-REF-018", Documents.All, "context.practiceSetting"),
    ]);

    private static Words? SameLetter(Node document)
    {
        var type = Documents.Codes(document, "type.coding", "-2").FirstOrDefault();
        var group = Documents.Codes(document, "category.coding", "-1").FirstOrDefault();
        return type is null || group is null || type[0] == group[0] ? null
            : new Words($"har type {type} i gruppe {group}", $"has type {type} in group {group}");
    }

    private static Words? NormalOrNot(Node document)
    {
        var labels = document.Codes("securityLabel.coding", Documents.Confidentiality).ToList();
        return labels.Contains("N") && labels.Any(label => label.StartsWith("NOR", StringComparison.Ordinal))
            ? new Words("er merket både normal og sperret, nektet eller utsatt", "is labelled both normal and blocked, denied or delayed") : null;
    }

    // SHA-1 has 20 bytes; the hexadecimal text encoded as bytes would have 40. https://hl7.org/fhir/R4/datatypes-definitions.html#Attachment.hash
    [GeneratedRegex("^[A-Za-z0-9+/]{27}=$")]
    private static partial Regex Sha1();

    [GeneratedRegex(@"(?<!\d)\d{11}(?!\d)")]
    private static partial Regex EmbeddedNumber();
}
