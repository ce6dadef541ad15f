using System.Collections.Immutable;
using Fhir.Tiltak.Population.Files;
using Fhir.Tiltak.Population.Illness;

namespace Fhir.Tiltak.Population.Resources;

/// <summary>The medication list of a person: its rows, the list itself, and what the pharmacy has handed out.</summary>
internal static class MedicineResources
{
    private static readonly Code ItemGroup = new(Systems.Kodeverk + "7402", "L", "Legemiddel");
    private static readonly Code Prescribed = new(Systems.Kodeverk + "7491", "E", "Eresept");
    private static readonly Code WithoutPrescription = new(Systems.Kodeverk + "7491", "U", "Uten resept");
    private static readonly Code Finished = new(Systems.Kodeverk + "7494", "A", "Avsluttet behandling");
    private static readonly Code OtherReason = new(Systems.Kodeverk + "7494", "X", "Annen årsak");
    private static readonly Code PrescribedBy = new("http://ehelse.no/fhir/CodeSystem/sfm-performer-roles", "1", "Forskrevet av");
    private static readonly Code StoppedBy = new("http://ehelse.no/fhir/CodeSystem/sfm-performer-roles", "3", "Seponert av");
    private static readonly Code MedicationUse = new(Systems.Loinc, "10160-0", "History of Medication use Narrative");
    private static readonly Code NilKnown = new(Systems.Hl7 + "list-empty-reason", "nilknown", "Nil Known");
    private static readonly Unit Countable = new("tablett", "1");

    public static void Write(Story story, ImmutableArray<MedicineRow> rows)
    {
        foreach (var row in rows) WriteRow(story, row);
        // Most who take nothing have no list; some have been asked, and that is written down.
        if (rows.IsEmpty && (story.Person.Age < 18 || !story.Dice.Hits(180))) return;
        WriteList(story, rows);
        foreach (var row in rows.Where(row => row.IsPrescribed && row.Status == "active" && story.Dice.Hits(350))) WriteDispense(story, row);
    }

    public static string RowId(Story story, MedicineRow row) => story.Id("rad", $"{row.Number}");

    private static void WriteRow(Story story, MedicineRow row) =>
        story.Folder.Add("MedicationStatement", RowId(story, row), Profile.Medicine("medicationstatement"), json =>
        {
            WriteExtensions(json, story, row);
            WriteIdentifiers(json, row);
            if (row.ReplacedBy is { } next) json.References("partOf", $"MedicationStatement/{story.Id("rad", $"{next}")}");
            json.Text("status", row.Status);
            if (row.Status == "stopped") json.Concepts("statusReason", row.Treatment.Days > 0 || story.Person.Died is not null ? Finished : OtherReason);
            json.Reference("medicationReference", row.Treatment.Drug.Reference);
            json.Reference("subject", story.Person.Reference);
            WritePeriod(json, row);
            json.Text("dateAsserted", NorwegianTime.Day(row.Prescribed));
            json.Reference("informationSource", row.IsPrescribed ? story.Doctor.Practitioner : story.Person.Reference);
            if (row.Reason is { } reason) json.Concepts("reasonCode", reason);
            WriteDosage(json, row.Treatment);
        });

    private static void WriteExtensions(ResourceWriter json, Story story, MedicineRow row)
    {
        using var _ = json.Array("extension");
        WritePrescription(json, row);
        if (row.IsPrescribed) WriteRegistration(json, PrescribedBy, story, NorwegianTime.At(row.Started, 600));
        if (row.Status == "stopped") WriteRegistration(json, StoppedBy, story, NorwegianTime.At(row.Ended!.Value, 660));
    }

    private static void WritePrescription(ResourceWriter json, MedicineRow row)
    {
        using var _ = json.Object();
        json.Text("url", Profile.Medicine("prescription"));
        using var parts = json.Array("extension");
        json.Extension("itemGroup", ItemGroup);
        json.Extension("prescriptionType", row.IsPrescribed ? Prescribed : WithoutPrescription);
        json.Extension("lastChanged", "valueDateTime", NorwegianTime.At(row.Prescribed, 660));
        if (!row.IsPrescribed) return;
        json.Extension("prescriptionDate", "valueDate", NorwegianTime.Day(row.Prescribed));
        if (row.Status == "active") json.Extension("expirationDate", "valueDate", NorwegianTime.Day(row.Prescribed.AddYears(1)));
    }

    private static void WriteRegistration(ResourceWriter json, Code type, Story story, string when)
    {
        using var _ = json.Object();
        json.Text("url", Profile.Medicine("registration"));
        using var parts = json.Array("extension");
        json.Extension("type", type);
        json.ReferenceExtension("provider", story.Doctor.Practitioner);
        json.Extension("timestamp", "valueDateTime", when);
    }

    private static void WriteIdentifiers(ResourceWriter json, MedicineRow row)
    {
        using var _ = json.Array("identifier");
        WriteIdentifier(json, "PLL", "pll-id", row.PllId);
        if (row.IsPrescribed) WriteIdentifier(json, "ReseptId", "resept-id", row.PrescriptionId);
    }

    private static void WriteIdentifier(ResourceWriter json, string type, string series, string value)
    {
        using var _ = json.Object();
        json.Words("type", type);
        json.Identifier(NamingSystem(series), value);
    }

    private static void WritePeriod(ResourceWriter json, MedicineRow row)
    {
        using var _ = json.Object("effectivePeriod");
        json.Text("start", NorwegianTime.Day(row.Started));
        if (row.Ended is { } ended) json.Text("end", NorwegianTime.Day(ended));
    }

    private static void WriteDosage(ResourceWriter json, Treatment treatment)
    {
        using var _ = json.Array("dosage");
        using var one = json.Object();
        using (json.Array("extension"))
        {
            json.Extension(Profile.Medicine("use"), treatment.Use);
            json.Extension(Profile.Medicine("application-area"), "valueString", treatment.For);
            if (treatment.Short is { } code) json.Extension(Profile.Medicine("short-dosage"), code);
        }
        json.Number("sequence", 1);
        json.Text("text", treatment.Text);
        if (treatment.TimesADay == 0) return;
        WriteTiming(json, treatment);
        using var doses = json.Array("doseAndRate");
        using var dose = json.Object();
        json.Quantity("doseQuantity", treatment.Amount, Countable with { Name = treatment.Drug.Form.One });
    }

    private static void WriteTiming(ResourceWriter json, Treatment treatment)
    {
        using var _ = json.Object("timing");
        using var repeat = json.Object("repeat");
        json.Number("frequency", treatment.TimesADay);
        json.Number("period", 1);
        json.Text("periodUnit", "d");
        if (treatment.When is not { } when) return;
        using var times = json.Array("when");
        json.Value(when);
    }

    private static void WriteList(Story story, ImmutableArray<MedicineRow> rows) =>
        story.Folder.Add("List", story.Id("liste", "1"), Profile.Medicine("list"), json =>
        {
            json.Identifiers(NamingSystem("liste-id"), story.Dice.Uuid());
            json.Text("status", story.Person.Died is null ? "current" : "retired");
            json.Text("mode", "working");
            json.Text("title", $"Legemiddelliste for {story.Person.Name}");
            json.Concept("code", MedicationUse);
            json.Reference("subject", story.Person.Reference);
            json.Text("date", NorwegianTime.At(rows.IsEmpty ? story.End.AddDays(-story.Dice.Between(1, 300)) : rows.Max(row => row.Prescribed), 690));
            json.Reference("source", story.Doctor.Role);
            if (rows.IsEmpty) json.Concept("emptyReason", NilKnown);
            else WriteEntries(json, story, rows);
        });

    private static void WriteEntries(ResourceWriter json, Story story, ImmutableArray<MedicineRow> rows)
    {
        using var _ = json.Array("entry");
        foreach (var row in rows)
        {
            using var entry = json.Object();
            json.Reference("item", $"MedicationStatement/{RowId(story, row)}");
        }
    }

    private static void WriteDispense(Story story, MedicineRow row) =>
        story.Folder.Add("MedicationDispense", story.Id("utlevering", $"{row.Number}"), Profile.Medicine("dispense"), json =>
        {
            json.Identifiers(NamingSystem("m10-id"), story.Dice.Uuid());
            json.Text("status", "completed");
            json.Reference("medicationReference", row.Treatment.Drug.Reference);
            json.Reference("subject", story.Person.Reference);
            WritePharmacy(json, story);
            WriteAuthorization(json, row);
            json.Quantity("quantity", Math.Max(1, row.Treatment.TimesADay) * row.Treatment.Amount * 28, Countable with { Name = row.Treatment.Drug.Form.One });
            json.Text("whenHandedOver", NorwegianTime.Day(row.Prescribed));
            using var doses = json.Array("dosageInstruction");
            using var dose = json.Object();
            json.Text("text", row.Treatment.Text);
        });

    private static void WritePharmacy(ResourceWriter json, Story story)
    {
        using var _ = json.Array("performer");
        using var one = json.Object();
        json.Reference("actor", story.Care.Pharmacy.Organisation.Reference);
    }

    private static void WriteAuthorization(ResourceWriter json, MedicineRow row)
    {
        using var _ = json.Array("authorizingPrescription");
        using var one = json.Object();
        using var identifier = json.Object("identifier");
        json.Identifier(NamingSystem("resept-id"), row.PrescriptionId);
    }

    private static string NamingSystem(string series) => $"{Profile.Base}legemiddelliste/NamingSystem/{series}";
}
