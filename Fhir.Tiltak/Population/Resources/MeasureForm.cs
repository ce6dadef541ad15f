using System.Collections.Immutable;
using Fhir.Tiltak.Population.Illness;

namespace Fhir.Tiltak.Population.Resources;

/// <summary>What each kind of measurement is coded with: LOINC as the core profiles want, SNOMED CT as Norway uses.</summary>
/// <param name="Text">As a reader knows it.</param>
/// <param name="Device">In IEEE 11073; null for what is counted by a person.</param>
internal sealed record MeasureForm(string Id, string Text, ImmutableArray<Code> Codes, Unit Unit, int Decimals, Code Category, Code? Device, string? DeviceName)
{
    private static readonly Code Vital = new(Systems.Hl7 + "observation-category", "vital-signs", "Vital Signs");
    private static readonly Code Oximeter = Ieee("528388", "MDC_DEV_SPEC_PROFILE_PULS_OXIM");

    public static MeasureForm Of(MeasureKind kind) => kind switch
    {
        MeasureKind.Pressure => Pressure,
        MeasureKind.Weight => Weight,
        MeasureKind.Saturation => Saturation,
        MeasureKind.Pulse => Pulse,
        MeasureKind.Temperature => Temperature,
        MeasureKind.Respiration => Respiration,
        _ => Glucose,
    };

    public static MeasureForm Pressure { get; } = new("blodtrykk", "Blodtrykk",
        [Loinc("85354-9", "Blood pressure panel with all children optional"), Snomed("75367002", "Blood pressure")],
        new("mmHg", "mm[Hg]"), 0, Vital, Ieee("528391", "MDC_DEV_SPEC_PROFILE_BP"), "Blodtrykksmåler");

    public static MeasureForm Weight { get; } = new("vekt", "Kroppsvekt",
        [Loinc("29463-7", "Body weight"), Snomed("27113001", "Body weight")],
        Unit.Same("kg"), 1, Vital, Ieee("528399", "MDC_DEV_SPEC_PROFILE_SCALE"), "Badevekt");

    public static MeasureForm Saturation { get; } = new("oksygenmetning", "Oksygenmetning",
        [Loinc("2708-6", "Oxygen saturation in Arterial blood"), Snomed("431314004", "Peripheral oxygen saturation")],
        Unit.Same("%"), 0, Vital, Oximeter, "Pulsoksymeter");

    public static MeasureForm Pulse { get; } = new("puls", "Puls",
        [Loinc("8867-4", "Heart rate"), Snomed("364075005", "Heart rate")],
        new("slag/min", "/min"), 0, Vital, Oximeter, "Pulsoksymeter");

    public static MeasureForm Temperature { get; } = new("temperatur", "Kroppstemperatur",
        [Loinc("8310-5", "Body temperature"), Snomed("276885007", "Core body temperature")],
        new("°C", "Cel"), 1, Vital, Ieee("528392", "MDC_DEV_SPEC_PROFILE_TEMP"), "Termometer");

    public static MeasureForm Respiration { get; } = new("respirasjon", "Respirasjonsfrekvens",
        [Loinc("9279-1", "Respiratory rate"), Snomed("86290005", "Respiratory rate")],
        new("åndedrag/min", "/min"), 0, Vital, null, null);

    public static MeasureForm Glucose { get; } = new("glukose", "B-Glukose",
        [new(Systems.Laboratory, "NPU02187", "B-Glukose"), Loinc("15074-8", "Glucose [Moles/volume] in Blood")],
        Unit.Same("mmol/L"), 1, ResultResources.Laboratory, Ieee("528401", "MDC_DEV_SPEC_PROFILE_GLUCOSE"), "Blodsukkermåler");

    private static Code Loinc(string code, string display) => new(Systems.Loinc, code, display);

    private static Code Snomed(string code, string display) => new(Systems.Snomed, code, display);

    private static Code Ieee(string code, string display) => new(Systems.Ieee, code, display);
}
