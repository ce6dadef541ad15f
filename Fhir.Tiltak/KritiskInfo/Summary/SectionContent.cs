using System.Collections.Immutable;
using Fhir.Tiltak.KritiskInfo.Documents;

namespace Fhir.Tiltak.KritiskInfo.Summary;

/// <summary>Why a section has no entries. https://terminology.hl7.org/CodeSystem-list-empty-reason.html</summary>
public enum EmptyReason
{
    /// <summary>Nothing is recorded; that is no assertion that there is nothing.</summary>
    Unavailable,

    /// <summary>Somebody has asserted that there is nothing.</summary>
    NilKnown,

    /// <summary>The caller may not see it.</summary>
    Withheld,
}

/// <summary>What a section holds.</summary>
/// <param name="Entries">In the order they are shown.</param>
/// <param name="LeftOut">How many were passed over as refuted, run out or ended.</param>
/// <param name="WithheldTypes">Types of the section that the permit does not cover.</param>
internal sealed record SectionContent(Section Section, ImmutableArray<DocumentEntry> Entries, int LeftOut, ImmutableArray<string> WithheldTypes)
{
    /// <summary>Null when there are entries.</summary>
    public EmptyReason? Reason { get; init; }
}
