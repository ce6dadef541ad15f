namespace Fhir.Tiltak.Population.Illness;

/// <summary>One row of somebody's medication list.</summary>
/// <param name="Reason">Null for what nobody prescribed.</param>
/// <param name="Prescribed">When its clinical content was last changed.</param>
/// <param name="Ended">When it was stopped or replaced; null while it is used.</param>
/// <param name="ReplacedBy">The number in the list of the row that came instead.</param>
internal sealed record MedicineRow(int Number, Treatment Treatment, Code? Reason, DateOnly Started, DateOnly Prescribed, DateOnly? Ended = null, int? ReplacedBy = null)
{
    /// <summary>An e-prescription, else without prescription (7491).</summary>
    public bool IsPrescribed { get; init; }

    public string PllId { get; init; } = "";

    public string PrescriptionId { get; init; } = "";

    /// <summary>https://hl7.org/fhir/R4/valueset-medication-statement-status.html</summary>
    public string Status => (Ended, ReplacedBy) switch
    {
        (null, _) => "active",
        (_, null) => "stopped",
        _ => "completed",
    };

    /// <summary>Used every day, so that it can be packed.</summary>
    public bool IsPackable => Status == "active" && Treatment.Rhythm is not (Rhythm.AsNeeded or Rhythm.Course) && Treatment.Drug.Form == DrugForm.Tablet;
}
