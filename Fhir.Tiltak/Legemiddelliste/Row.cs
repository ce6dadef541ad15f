using Fhir.Kernel.Elements;

namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>A row of the list, or a prescription that is not in it: one MedicationStatement.</summary>
internal sealed class Row(Element statement)
{
    /// <summary>A stopped row stays in the list for so many days after the day it was stopped.</summary>
    public const int DaysAfterStop = 90;

    public Element Statement => statement;

    /// <summary>Null for a prescription that is not taken into the list.</summary>
    public string? RowId { get; } = statement.IdentifierIn(Pll.RowSystem);

    public string? PrescriptionId { get; } = statement.IdentifierIn(Pll.PrescriptionSystem);

    public string Name => RowId ?? PrescriptionId ?? statement.ValueOf("id") ?? "?";

    public string Status => statement.ValueOf("status") ?? "";

    public bool IsActive => Status == "active";

    public bool IsStopped => Status == "stopped";

    /// <summary>False for what another row has superseded.</summary>
    public bool IsHead => Status != "completed";

    public bool IsMistake => Status == "entered-in-error";

    /// <summary>The extension that says what the row and its prescription are.</summary>
    public Element Prescription { get; } = statement.Extension(Pll.Prescription);

    public string? PrescriptionType => Prescription.Part("prescriptionType").CodeIn(Pll.PrescriptionType);

    public string? ItemGroup => Prescription.Part("itemGroup").CodeIn(Pll.ItemGroup);

    public string? LastChanged => Prescription.Part("lastChanged").Value;

    public string? ReferenceNumber => Prescription.Part("referenceNumber").Value;

    public bool IsLocked => Prescription.Part("locked").IsTrue();

    public bool CreatesPrescription => Prescription.Part("createPrescription").IsTrue();

    public bool IsInDoctorsName => Prescription.Part("inDoctorsName").IsTrue();

    public bool IsRecalled => Prescription.Extension("rfStatus").Part("recalled").IsTrue();

    public Element Recall => Prescription.Extension("recall");

    /// <summary>Prescriptions that go with this row when it is withdrawn.</summary>
    public IEnumerable<string> AlsoRecalled => Recall.Extensions("prescription").Select(part => part.Child("value").ValueOf("value")).OfType<string>();

    public IEnumerable<string> Uses => statement.All("dosage").Select(dosage => dosage.Extension(Pll.Use).Child("value").CodeIn(Pll.TypeOfUse)).OfType<string>();

    public string? MedicationReference => statement.Child("medication").ValueOf("reference");

    /// <summary>The day the row was stopped; null when it does not say.</summary>
    public DateOnly? StoppedOn => IsStopped ? FhirDay.Last(statement.Child("effective").ValueOf("end")) : null;

    /// <summary>True when the row was stopped so long ago that it has left the list.</summary>
    public bool HasLeft(DateOnly today) => StoppedOn is { } stopped && today.DayNumber - stopped.DayNumber > DaysAfterStop;

    /// <summary>Whether this is the row <paramref name="sent"/> is a later state of. A prescription that is not in the list may be given a row id.</summary>
    public bool IsSameAs(Row sent) => RowId is { } id ? sent.RowId == id : PrescriptionId is not null && sent.PrescriptionId == PrescriptionId;
}
