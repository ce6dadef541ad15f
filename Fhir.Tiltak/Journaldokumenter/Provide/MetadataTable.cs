using System.Collections.Immutable;
using static Fhir.Tiltak.Journaldokumenter.Provide.EntryKind;
using static Fhir.Tiltak.Journaldokumenter.Provide.MetadataLevel;

namespace Fhir.Tiltak.Journaldokumenter.Provide;

/// <summary>
/// What MHD 4.2.4 asks of metadata at each level, without what only 4.2.4 asks (Identifier.type): a submission by 4.2.2 is taken too, with a warning.
/// https://profiles.ihe.net/ITI/MHD/metadata_maps.html
/// </summary>
public static class MetadataTable
{
    private const string SourceId = "https://profiles.ihe.net/ITI/MHD/StructureDefinition/ihe-sourceId";
    private const string EntryUuid = "identifier.where(type.coding.where(code = 'entryUUID').exists())";
    private const string DesignationType = "https://profiles.ihe.net/ITI/MHD/StructureDefinition/ihe-designationType";

    public static ImmutableArray<MetadataRequirement> All { get; } =
    [
        new(DocumentReference, Minimal, "modifierExtension.empty()"),
        new(DocumentReference, Minimal, "masterIdentifier.where(system.exists() and value.exists()).exists()"),
        new(DocumentReference, Minimal, $"{EntryUuid}.all(system = 'urn:ietf:rfc:3986' and value.startsWith('urn:uuid:'))"),
        new(DocumentReference, Minimal, $"{EntryUuid}.count() <= 1"),
        new(DocumentReference, Minimal, "(masterIdentifier | identifier.where(type.coding.where(code = 'uniqueId').exists())).value.distinct().count() <= 1"),
        new(DocumentReference, Minimal, "subject.reference.all(startsWith('urn:') or contains('Patient/'))"),
        new(DocumentReference, Minimal, "relatesTo.all(target.reference.exists())"),
        new(DocumentReference, Minimal, "status = 'current' or status = 'superseded'"),
        new(DocumentReference, Minimal, "docStatus.empty()"),
        new(DocumentReference, Minimal, "category.count() <= 1"),
        new(DocumentReference, Minimal, "content.count() = 1"),
        new(DocumentReference, Minimal, "content.attachment.contentType.exists()"),
        new(DocumentReference, Minimal, "content.attachment.url.exists()"),
        new(DocumentReference, Minimal, "content.attachment.data.empty()"),
        new(DocumentReference, UnContained, "type.exists()"),
        new(DocumentReference, UnContained, "category.exists()"),
        new(DocumentReference, UnContained, "subject.where(reference.exists() or identifier.exists()).exists()"),
        new(DocumentReference, UnContained, "securityLabel.exists()"),
        new(DocumentReference, UnContained, "content.attachment.language.exists()"),
        new(DocumentReference, UnContained, "content.attachment.creation.exists()"),
        new(DocumentReference, UnContained, "content.format.exists()"),
        new(DocumentReference, UnContained, "context.facilityType.exists()"),
        new(DocumentReference, UnContained, "context.practiceSetting.exists()"),
        new(DocumentReference, UnContained, "context.sourcePatientInfo.exists()"),
        new(DocumentReference, Comprehensive, "author.all(reference.startsWith('#'))"),
        new(DocumentReference, Comprehensive, "authenticator.all(reference.startsWith('#'))"),
        new(DocumentReference, Comprehensive, "context.sourcePatientInfo.all(reference.startsWith('#'))"),
        .. OfLists(SubmissionSet),
        new(SubmissionSet, Minimal, "identifier.where(value.startsWith('urn:oid:')).exists()"),
        new(SubmissionSet, Minimal, "date.exists()"),
        new(SubmissionSet, Minimal, "note.count() <= 1"),
        new(SubmissionSet, Minimal, $"extension('{SourceId}').value.where($this is Identifier and value.exists()).count() = 1"),
        new(SubmissionSet, UnContained, $"extension('{DesignationType}').value.ofType(CodeableConcept).count() = 1"),
        new(SubmissionSet, Comprehensive, "source.all(reference.startsWith('#'))"),
        .. OfLists(Folder),
        new(Folder, Minimal, "source.empty()"),
        new(Folder, UnContained, "title.exists()"),
        new(Folder, UnContained, $"extension('{DesignationType}').value.ofType(CodeableConcept).exists()"),
    ];

    private static IEnumerable<MetadataRequirement> OfLists(EntryKind kind) =>
    [
        new(kind, Minimal, "status = 'current'"),
        new(kind, Minimal, "mode = 'working'"),
        new(kind, Minimal, "encounter.empty()"),
        new(kind, Minimal, "orderedBy.empty()"),
        new(kind, Minimal, "emptyReason.empty()"),
        new(kind, Minimal, "entry.item.reference.isDistinct()"),
        new(kind, Minimal, "subject.reference.all(startsWith('urn:') or contains('Patient/'))"),
        new(kind, Minimal, "entry.all(flag.empty() and deleted.empty() and date.empty())"),
        new(kind, UnContained, "subject.where(reference.exists() or identifier.exists()).exists()"),
    ];
}
