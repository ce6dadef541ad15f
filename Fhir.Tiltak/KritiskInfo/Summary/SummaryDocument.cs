using System.Collections.Immutable;
using Fhir.Tiltak.KritiskInfo.Documents;

namespace Fhir.Tiltak.KritiskInfo.Summary;

/// <summary>A summary that is ready to be written.</summary>
/// <param name="Sections">All that were read; those without entries say why.</param>
/// <param name="Graph">Every resource of the document but the Composition; the patient first.</param>
internal sealed record SummaryDocument(IpsVersion Version, DocumentEntry Patient, DocumentEntry Author, ImmutableArray<SectionContent> Sections, DocumentGraph Graph)
{
    /// <summary>The sections that are written. IPS 1.1 has none without entries; 2.0 tells of each that is required, recommended or withheld.</summary>
    public IEnumerable<SectionContent> Written => Sections.Where(content => !content.Entries.IsEmpty
        || !Version.StatesAbsenceByEntry && (content.Section.Need != SectionNeed.Optional || content.Reason == EmptyReason.Withheld));
}
