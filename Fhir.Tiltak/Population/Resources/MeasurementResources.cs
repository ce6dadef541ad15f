using Fhir.Tiltak.Population.Files;
using Fhir.Tiltak.Population.Illness;

namespace Fhir.Tiltak.Population.Resources;

/// <summary>A series of measurements: it wanders round a value of its own, and for some it drifts towards the limit in the last days.</summary>
internal static class MeasurementResources
{
    private const int DriftPermille = 180;
    private const int DriftDays = 5;
    private const int Morning = 7 * 60;
    private const int Evening = 21 * 60;

    private static readonly Code Systolic = new(Systems.Loinc, "8480-6", "Systolic blood pressure");
    private static readonly Code Diastolic = new(Systems.Loinc, "8462-4", "Diastolic blood pressure");
    private static readonly Code Target = new(Systems.Hl7 + "referencerange-meaning", "treatment", "Treatment Range");

    public static void WriteSeries(Story story, string key, Measure measure, DateOnly first, int days)
    {
        var form = MeasureForm.Of(measure.Kind);
        var device = form.Device is null ? null : story.Id("maaler", $"{key}-{form.Id}");
        if (device is not null) WriteDevice(story, device, form);
        var (spread, level) = (Spread(measure), story.Dice.Around(measure.From, measure.To));
        var high = measure.Kind == MeasureKind.Weight ? decimal.Round(level, 1) + 2 : measure.TargetHigh;
        var drift = story.Dice.Hits(DriftPermille) ? Drift(measure, spread) : 0;
        for (var day = 0; day < days; day++)
        {
            var away = drift * Math.Max(0, day - (days - DriftDays));
            Write(0, Morning);
            if (measure.Kind == MeasureKind.Glucose) Write(1, Evening);

            void Write(int time, int minutes)
            {
                var value = decimal.Round(Within(measure, level + away + story.Dice.Around(-spread, spread)), form.Decimals);
                var when = NorwegianTime.At(first.AddDays(day), minutes + story.Dice.Below(90));
                WriteReading(story, new(story.Id("maaling", $"{key}-{form.Id}-{(day * 2) + time + 1}"), form, value, measure.TargetLow, high, when, device));
            }
        }
    }

    // A weight moves by tenths from day to day; what else is measured moves by a part of its whole range.
    private static decimal Spread(Measure measure) => measure.Kind == MeasureKind.Weight ? 0.6m : (measure.To - measure.From) / 6;

    private static decimal Drift(Measure measure, decimal spread) => measure.Kind == MeasureKind.Saturation ? -spread / 2 : spread / 2;

    private static decimal Within(Measure measure, decimal value) => measure.Kind == MeasureKind.Saturation ? Math.Min(99, value) : value;

    private static void WriteDevice(Story story, string id, MeasureForm form) =>
        story.Folder.Add("Device", id, Profile.Home("device"), json =>
        {
            json.Identifiers(Systems.Own + "utstyr", id);
            json.Text("status", "active");
            json.Text("manufacturer", "Oppdiktet utstyr AS");
            json.Text("serialNumber", $"FR-{story.Person.Ordinal}-{story.Dice.Between(1000, 9999)}");
            using (json.Array("deviceName"))
            using (json.Object())
            {
                    json.Text("name", form.DeviceName!);
                json.Text("type", "user-friendly-name");
            }
            json.Concept("type", form.Device!);
            json.Reference("patient", story.Person.Reference);
            json.Reference("owner", story.Care.HomeCare.Organisation.Reference);
        });

    private static void WriteReading(Story story, Reading reading) =>
        story.Folder.Add("Observation", reading.Id, Profile.Home($"observation-{reading.Form.Id}"), json =>
        {
            json.Identifiers(Systems.Own + "maaling", reading.Id);
            json.Text("status", "final");
            json.Concepts("category", reading.Form.Category);
            json.Concept("code", reading.Form.Codes.AsSpan(), reading.Form.Text);
            HomeResources.WriteSubject(json, story.Person);
            json.Text("effectiveDateTime", reading.When);
            WritePerformers(json, story, story.Person.Reference);
            if (reading.Form != MeasureForm.Pressure) json.Quantity("valueQuantity", reading.Value, reading.Form.Unit);
            json.Concepts("interpretation", reading.Interpretation);
            if (reading.DeviceId is { } device) json.Reference("device", $"Device/{device}");
            WriteTarget(json, reading);
            if (reading.Form == MeasureForm.Pressure) WriteComponents(json, reading);
        });

    /// <summary>The organisation that is responsible for the data, by number, and who measured.</summary>
    public static void WritePerformers(ResourceWriter json, Story story, string who)
    {
        var organisation = story.Care.HomeCare.Organisation;
        using var _ = json.Array("performer");
        using (json.Object())
        {
            json.Text("reference", organisation.Reference);
            json.Text("type", "Organization");
            using (json.Object("identifier")) json.Identifier(organisation.Number.System, organisation.Number.Value);
            json.Text("display", organisation.Name);
        }
        using var measured = json.Object();
        json.Text("reference", who);
        json.Text("type", who[..who.IndexOf('/')]);
    }

    private static void WriteTarget(ResourceWriter json, Reading reading)
    {
        if (reading is { Low: null, High: null } || reading.Form == MeasureForm.Pressure) return;
        using var _ = json.Array("referenceRange");
        using var one = json.Object();
        if (reading.Low is { } low) json.Quantity("low", low, reading.Form.Unit);
        if (reading.High is { } high) json.Quantity("high", high, reading.Form.Unit);
        json.Concept("type", Target);
    }

    private static void WriteComponents(ResourceWriter json, Reading reading)
    {
        using var _ = json.Array("component");
        WriteComponent(json, Systolic, new(Systems.Snomed, "271649006", "Systolic blood pressure"), reading.Value);
        WriteComponent(json, Diastolic, new(Systems.Snomed, "271650006", "Diastolic blood pressure"), decimal.Round(reading.Value * 0.45m) + 22);
    }

    private static void WriteComponent(ResourceWriter json, Code loinc, Code snomed, decimal value)
    {
        using var _ = json.Object();
        json.Concept("code", [loinc, snomed], null);
        json.Quantity("valueQuantity", value, MeasureForm.Pressure.Unit);
    }
}
