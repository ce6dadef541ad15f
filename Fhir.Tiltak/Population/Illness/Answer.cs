namespace Fhir.Tiltak.Population.Illness;

/// <summary>An analysis with its value.</summary>
/// <param name="Value">Null when the specimen could not be used.</param>
internal sealed record Answer(Analysis Analysis, decimal? Value, decimal? Low, decimal? High)
{
    /// <summary>https://terminology.hl7.org/CodeSystem-v3-ObservationInterpretation.html</summary>
    public Code? Interpretation => Value switch
    {
        null => null,
        { } value when value > High => new(Systems.Interpretation, "H", "High"),
        { } value when value < Low => new(Systems.Interpretation, "L", "Low"),
        _ => new(Systems.Interpretation, "N", "Normal"),
    };

    public bool IsAbnormal => Interpretation is { Value: not "N" };

    public string InWords => $"{Analysis.Name} {(Interpretation?.Value == "H" ? "høy" : "lav")}";

    public static Answer Of(Finding finding, People.Sex sex, Dice dice)
    {
        var analysis = finding.Analysis;
        var (low, high) = sex == People.Sex.Female ? analysis.ForWomen : (analysis.Low, analysis.High);
        var value = decimal.Round(dice.Around(finding.From, finding.To), analysis.Decimals);
        var isSpoiled = analysis == Analyses.Kalium && dice.Hits(15);
        return new(analysis, isSpoiled ? null : value, low, high);
    }
}
