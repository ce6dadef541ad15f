using System.Globalization;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Search;
using Fhir.Kernel.Ucum;

namespace Fhir.Tiltak.Hjemmeoppfolging.News2;

/// <summary>Reads what an Observation, or a component of it, says of the seven items.</summary>
public static class FindingReader
{
    private const string OxygenFlow = "3151-8";
    private const string FlowUnit = "L/min";

    /// <summary>More than air holds, with room for how it is rounded.</summary>
    private const decimal MostOfAir = 21m;

    /// <summary>Nothing for an Observation that was entered in error, or was never made.</summary>
    public static IEnumerable<Finding> Of(Element observation)
    {
        if (observation.ValueOf("status") is "entered-in-error" or "cancelled" || TimeOf(observation) is not { } time) yield break;
        foreach (var part in (IEnumerable<Element>)[observation, .. observation.ChildrenNamed("component")])
            foreach (var measure in News2Measure.All)
                if (CodeOf(part, measure) is { } code && part.Child("value").Exists) yield return Read(part, code, measure) with { Source = observation, Time = time };
    }

    /// <summary>When it was measured, or when that began; null when it does not say.</summary>
    private static long? TimeOf(Element observation)
    {
        var effective = observation.Child("effective");
        if (!effective.Exists) return null;
        return TimeRange.Parse(effective.IsPrimitive ? effective.Utf8Value : effective.Child("start").Utf8Value)?.Low;
    }

    private static string? CodeOf(Element part, News2Measure measure)
    {
        foreach (var coding in part.Child("code").ChildrenNamed("coding"))
            if (measure.Codes.Contains($"{coding.ValueOf("system")}|{coding.ValueOf("code")}")) return coding.ValueOf("code");
        return null;
    }

    private static Finding Read(Element part, string code, News2Measure measure)
    {
        var (found, value) = (new Finding(measure.Item, default, 0), part.Child("value"));
        return measure.Item switch
        {
            News2Item.Consciousness => LevelOf(value) is { } level ? found with { Level = level } : found with { Lack = News2Lack.LevelUnknown },
            News2Item.Oxygen when code == OxygenFlow => Amount(found, value, FlowUnit, measure) is { Amount: { } flow } read ? read with { IsOnOxygen = flow > 0 } : Amount(found, value, FlowUnit, measure),
            News2Item.Oxygen => Amount(found, value, "%", measure) is { Amount: { } share } read ? read with { IsOnOxygen = share > MostOfAir } : Amount(found, value, "%", measure),
            _ => Amount(found, value, measure.Unit, measure),
        };
    }

    /// <summary>The amount in the wanted unit, whatever unit of its kind it was sent in.</summary>
    private static Finding Amount(Finding found, Element quantity, string wanted, News2Measure measure)
    {
        var unit = quantity.ValueOf("code") ?? "";
        if (quantity.ValueOf("system") != HomeCodes.Ucum || quantity.Child("comparator").Exists
            || !decimal.TryParse(quantity.ValueOf("value"), NumberStyles.Float, CultureInfo.InvariantCulture, out var sent)
            || UcumUnit.Convert(sent, unit, wanted) is not { } amount) return found with { Lack = News2Lack.Unit(unit.Length > 0 ? unit : quantity.ValueOf("unit") ?? "-", wanted) };
        return amount >= measure.Least && amount <= measure.Most ? found with { Amount = amount } : found with { Lack = News2Lack.Implausible(amount, wanted) };
    }

    private static Acvpu? LevelOf(Element concept)
    {
        foreach (var coding in concept.ChildrenNamed("coding"))
            if (LevelOf(coding.ValueOf("system"), coding.ValueOf("code")) is { } level) return level;
        return null;
    }

    private static Acvpu? LevelOf(string? system, string? code) => (system, code) switch
    {
        (HomeCodes.Snomed, "248234008") => Acvpu.A,
        (HomeCodes.Snomed, "130987000") => Acvpu.C,
        (HomeCodes.Snomed, "300202002") => Acvpu.V,
        (HomeCodes.Snomed, "450847001") => Acvpu.P,
        (HomeCodes.Snomed, "422768004") => Acvpu.U,
        _ => system == HomeCodes.CodeSystem("hjemme-acvpu") ? AcvpuLetters.Parse(code) : null,
    };
}
