using System.Collections.Immutable;

namespace Fhir.Tiltak.Hjemmeoppfolging.News2;

/// <summary>How an item is recognised and in what unit it is scored.</summary>
/// <param name="Codes">LOINC and SNOMED CT, as <c>system|code</c>. Both of the Norwegian guides' codes are taken.</param>
/// <param name="Unit">UCUM; empty for what is no amount.</param>
/// <param name="Least">Below this it is no possible amount.</param>
/// <param name="ScoreCode">SNOMED CT (UK extension) for the item's score.</param>
public sealed record News2Measure(News2Item Item, ImmutableArray<string> Codes, string Unit, decimal Least, decimal Most, string ScoreCode, string Nb, string En)
{
    private static ImmutableArray<string> Coded(string loinc, string snomed) =>
        [.. loinc.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(code => $"{HomeCodes.Loinc}|{code}"), .. snomed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(code => $"{HomeCodes.Snomed}|{code}")];

    public static readonly ImmutableArray<News2Measure> All =
    [
        new(News2Item.Respiration, Coded("9279-1", "86290005 271625008"), "/min", 0, 100, "1104301000000104", "Respirasjonsfrekvens", "Respiration rate"),
        new(News2Item.Saturation, Coded("2708-6 59408-5", "431314004"), "%", 0, 100, "1104311000000102", "Oksygenmetning", "Oxygen saturation"),
        // Flow or concentration: beside the saturation as its component, or by itself.
        new(News2Item.Oxygen, Coded("3151-8 3150-6", ""), "", 0, 100, "1104331000000105", "Luft eller oksygen", "Air or oxygen"),
        new(News2Item.Systolic, Coded("8480-6", "271649006 4471000202106"), "mm[Hg]", 0, 350, "1104341000000101", "Systolisk blodtrykk", "Systolic blood pressure"),
        new(News2Item.Pulse, Coded("8867-4", "364075005 78564009"), "/min", 0, 350, "1104351000000103", "Puls", "Pulse"),
        new(News2Item.Consciousness, Coded("", "1104441000000107"), "", 0, 0, "1104361000000100", "Bevissthet", "Consciousness"),
        new(News2Item.Temperature, Coded("8310-5", "276885007"), "Cel", 20, 46, "1104371000000107", "Temperatur", "Temperature"),
    ];

    /// <summary>The score of saturation by scale 2 has a code of its own.</summary>
    public const string SaturationScale2Code = "1104321000000108";

    public static News2Measure Of(News2Item item) => All[(int)item];
}
