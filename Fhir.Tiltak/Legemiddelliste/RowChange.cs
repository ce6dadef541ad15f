using System.Collections.Immutable;
using Fhir.Kernel.Elements;

namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>A row that was sent beside the one that was looked up.</summary>
/// <param name="Before">Null when the row is new.</param>
/// <param name="Drug">In the document.</param>
/// <param name="DrugBefore">In the store.</param>
/// <param name="ReferencesDiffer">It refers to others than before.</param>
internal sealed record RowChange(SentRow Sent, HeldRow? Before, Element Drug, Element DrugBefore, bool ReferencesDiffer)
{
    public Row Row => Sent.Row;

    public bool IsNew => Before is null;

    /// <summary>The clinical elements that say something else than before; none for a new row.</summary>
    public ImmutableArray<string> Differences { get; } = Before is null ? [] : [.. RowContent.Differences(Before.Row.Statement, DrugBefore, Sent.Statement, Drug)];

    /// <summary>Something else than the clinical content has changed.</summary>
    public bool RestDiffers { get; } = Before is not null && RowContent.Rest(Before.Row.Statement) != RowContent.Rest(Sent.Statement);

    public bool IsChanged => Differences.Length > 0 || RestDiffers || ReferencesDiffer || Row.CreatesPrescription;

    /// <summary>The row itself says something else. A sender may have given those it refers to other ids, which says nothing of the row.</summary>
    public bool SaysOtherwise => Differences.Length > 0 || RestDiffers;

    public bool IsWritten => IsNew || IsChanged;

    /// <summary>The time of last change means another moment than before.</summary>
    public bool LastChangedMoved => Before is not null && !FhirDay.AreSame(Before.Row.LastChanged, Row.LastChanged);

    /// <summary>The e-prescription behind the row goes with it: it was stopped, or deleted as a mistake.</summary>
    public bool Withdraws => Row is { PrescriptionType: "E", PrescriptionId: not null } && (Row.IsStopped || Row.IsMistake) && Before is { Row: { IsStopped: false, IsRecalled: false } };

    /// <summary>A row is followed by its row id; a prescription that was not in the list by its own. The resource's id settles which, where several could be meant.</summary>
    public static HeldRow? Find(SentRow sent, IEnumerable<HeldRow> shown)
    {
        var same = shown.Where(row => row.Row.IsSameAs(sent.Row)).ToList();
        return same.Find(row => row.Held.Stored.Id == sent.Id) ?? same.FirstOrDefault();
    }
}
