using System.Globalization;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Ucum;
using Fhir.Tiltak.Hjemmeoppfolging;

namespace Fhir.Tiltak.Plan;

/// <summary>A zone of a plan as it was written.</summary>
/// <param name="Colour">green, yellow or red; null when it says none that is known.</param>
/// <param name="Thresholds">Empty when the zone is described in words alone.</param>
public sealed record Zone(string PlanId, string? Colour, string? Condition, string? Action, IReadOnlyList<Threshold> Thresholds)
{
    /// <summary>The worse, the higher.</summary>
    public int Gravity => Colour switch { "red" => 3, "yellow" => 2, "green" => 1, _ => 0 };

    /// <param name="condition">The Condition it is addressed to; missing when it is not here.</param>
    public static Zone Of(string id, Element plan, Element condition)
    {
        var colour = condition.Child("severity").All("coding").Find(coding => coding.ValueOf("system") == PlanCodes.Zone).ValueOf("code");
        var thresholds = condition.All("extension").Where(extension => extension.ValueOf("url") == PlanCodes.Threshold).Select(Threshold.Of).OfType<Threshold>().ToList();
        var action = plan.All("activity").Select(activity => activity.Child("detail").ValueOf("description")).FirstOrDefault();
        return new Zone(id, colour is "green" or "yellow" or "red" ? colour : null, condition.Child("code").ValueOf("text"), action, thresholds);
    }
}

/// <summary>The range a measurement lies in when a zone applies.</summary>
/// <param name="Codes">As <c>system|code</c>.</param>
/// <param name="Low">In the range; null for no limit.</param>
/// <param name="High">No longer in the range; null for no limit.</param>
/// <param name="Unit">UCUM.</param>
public sealed record Threshold(IReadOnlyList<string> Codes, decimal? Low, decimal? High, string Unit)
{
    public static Threshold? Of(Element extension)
    {
        var parts = extension.All("extension");
        var measure = parts.Find(part => part.ValueOf("url") == "measure").Child("value");
        var range = parts.Find(part => part.ValueOf("url") == "range").Child("value");
        var codes = measure.All("coding").Where(coding => coding.ValueOf("code") is not null).Select(coding => $"{coding.ValueOf("system")}|{coding.ValueOf("code")}").ToList();
        var (low, high) = (Number(range.Child("low")), Number(range.Child("high")));
        var unit = (range.Child("low") is { Exists: true } limit ? limit : range.Child("high")).ValueOf("code");
        return codes.Count > 0 && unit is not null && (low ?? high) is not null ? new Threshold(codes, low, high, unit) : null;
    }

    /// <summary>Null when the amount is of another kind.</summary>
    public bool? Holds(decimal amount, string unit) => UcumUnit.Convert(amount, unit, Unit) is { } same ? (Low is null || same >= Low) && (High is null || same < High) : null;

    private static decimal? Number(Element quantity) => decimal.TryParse(quantity.ValueOf("value"), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
