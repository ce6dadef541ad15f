using System.Text.Json.Nodes;
using Fhir.Tiltak.Provesvar.Kith;
using Fhir.Tiltak.Provesvar.Source;

namespace Fhir.Tiltak.Provesvar.Mapping;

/// <summary>NumResult, Interval, DateResult and TextResult of a result to its values, in this order.</summary>
internal sealed class ValueMapping(MappingContext context, CodeMapping codes, QuantityMapping quantities)
{
    private const string Susceptibility = "RSB";

    public IReadOnlyList<ResultValue> Of(SourceNode item) =>
    [
        .. item.ChildrenNamed("NumResult").Select(Number).OfType<ResultValue>(),
        .. item.ChildrenNamed("Interval").Select(Interval).OfType<ResultValue>(),
        .. item.ChildrenNamed("DateResult").Select(Date).OfType<ResultValue>(),
        .. item.ChildrenNamed("TextResult").Select(Text).OfType<ResultValue>(),
    ];

    private ResultValue? Number(SourceNode node)
    {
        if (node.Child("NumResultValue") is not { } number) return null;
        if (quantities.Of(number) is not { } quantity) return Titre(number, node.Child("ArithmeticComp")) ?? Unreadable(number);
        var (comparator, note) = Comparison(node.Child("ArithmeticComp"));
        if (comparator is null) return new ResultValue("valueQuantity", quantity) { Note = note };
        var compared = new JsonObject().Set("value", quantity["value"]).Set("comparator", comparator);
        foreach (var name in (string[])["unit", "system", "code"]) compared.Set(name, quantity[name]);
        return new ResultValue("valueQuantity", compared) { Note = note };
    }

    // With a unit it is a number of something else.
    private static ResultValue? Titre(SourceNode number, SourceNode? comparison)
    {
        if (number.Peek() is not { } text || number.Peek("U") is not (null or "0" or "1") || KithTitre.Parse(text) is not { } titre) return null;
        number.Take();
        number.Take("U");
        var (comparator, note) = Comparison(comparison);
        return new ResultValue("valueRatio", QuantityMapping.Of(titre with { Comparator = comparator ?? titre.Comparator })) { Note = note, Written = comparator + text };
    }

    // Kodeverk 8239. FHIR has no "much greater" and no "not equal"; a reader is told.
    private static (string? Comparator, string? Note) Comparison(SourceNode? node)
    {
        var comparator = node?.Peek() switch { "LT" or "ML" => "<", "LE" => "<=", "GT" or "MG" => ">", "GE" => ">=", _ => null };
        if (node?.Peek() is null or "LT" or "LE" or "GT" or "GE" or "EQ")
        {
            node?.Take();
            return (comparator, null);
        }
        var code = KithCode.Take(node)!;
        return (comparator, $"Sammenligning: {code.Name ?? code.Code} ({code.Code})");
    }

    private ResultValue? Unreadable(SourceNode number)
    {
        if (number.Take() is not { } text)
        {
            // A unit, or a comparison, of nothing.
            number.Parent!.Leave(LossRules.NoPlace);
            return null;
        }
        context.Warn(SvarrapportRules.NumberUnreadable, number, text);
        var compared = KithCode.TakeTold(number.Parent!.Child("ArithmeticComp"));
        return ResultValue.OfText(string.Join(' ', new[] { compared, text, number.Take("U") }.OfType<string>()));
    }

    private ResultValue? Interval(SourceNode node)
    {
        var (low, high) = (node.Child("Low"), node.Child("High"));
        var range = new JsonObject().Set("low", Limit(low)).Set("high", Limit(high));
        var said = Said(low, high);
        if (range.Count == 0 && said == "-") return null;
        if (range.Count < new[] { low, high }.Count(limit => limit?.Peek() is not null)) return Told(low, high, said);
        if (!IsReversed(range)) return new ResultValue("valueRange", range);
        context.Warn(SvarrapportRules.RangeReversed, node, low!.Peek()!, high!.Peek()!);
        return ResultValue.OfText(said);
    }

    // Each limit with its unit, and the unit once when it is the same.
    private static string Said(SourceNode? low, SourceNode? high)
    {
        var (lowUnit, highUnit) = (low?.Peek("U"), high?.Peek("U"));
        var isOne = lowUnit is null || highUnit is null || lowUnit == highUnit;
        return isOne ? $"{low?.Peek()} - {high?.Peek()} {lowUnit ?? highUnit}".Trim() : $"{low?.Peek()} {lowUnit} - {high?.Peek()} {highUnit}";
    }

    private JsonObject? Limit(SourceNode? node)
    {
        // A limit that is compared is no limit: the interval is told as it stands.
        return node is null || quantities.Of(node) is not { } quantity || quantity["comparator"] is not null ? null : quantity;
    }

    private static bool IsReversed(JsonObject range) =>
        range["low"]?["value"] is { } low && range["high"]?["value"] is { } high && low.GetValue<decimal>() > high.GetValue<decimal>();

    private ResultValue Told(SourceNode? low, SourceNode? high, string said)
    {
        foreach (var limit in new[] { low, high }.OfType<SourceNode>())
        {
            limit.Take();
            limit.Take("U");
        }
        context.Warn(SvarrapportRules.NumberUnreadable, low ?? high, said);
        return ResultValue.OfText(said);
    }

    private ResultValue? Date(SourceNode node)
    {
        if (node.Child("DateResultValue") is not { } value || value.Peek() is not { } text) return null;
        if (KithTime.Parse(text) is { } time)
        {
            value.Take();
            return new ResultValue("valueDateTime", time.Text);
        }
        context.Warn(SvarrapportRules.TimeUnreadable, value, text);
        return ResultValue.OfText(value.Take()!);
    }

    private ResultValue? Text(SourceNode node)
    {
        var heading = KithCode.Take(node.Child("Heading"));
        var coded = node.ChildrenNamed("TextCode").Select(KithCode.Take).OfType<KithCode>().ToList();
        var system = heading?.Code == Susceptibility ? "8271" : context.Series("kode");
        var codings = Codings(coded, system);
        var text = SourceText.Take(node.Child("TextResultValue")) ?? (node.Children.Count == 0 ? SourceText.Take(node) : null);
        var concept = codes.Concept(heading, "8243");
        // Some write the letter of the susceptibility as a text.
        if (codings.Count == 0 && heading?.Code == Susceptibility && text is "S" or "I" or "R") return new ResultValue("valueCodeableConcept", new JsonObject().SetAll("coding", [CodeMapping.Whole("8271", text)]).Set("text", text)) { Heading = concept };
        if (codings.Count == 0 && text is not null && node.Child("Unit")?.Peek() is null && KithTitre.Parse(text) is { } titre) return new ResultValue("valueRatio", QuantityMapping.Of(titre)) { Heading = concept, Written = text };
        if (codings.Count == 0 && text is not null && Measured(text, node.Child("Unit")) is { } quantity) return new ResultValue("valueQuantity", quantity) { Heading = concept };
        if (text is null) node.Child("Unit")?.Leave(LossRules.NoPlace);
        else if (node.Child("Unit")?.Take() is { } unit) text = $"{text} {unit}";
        var beside = string.Join(", ", codings.Select(pair => CodeMapping.TextBeside(pair.Code, pair.Coding)).OfType<string>().Distinct());
        if (beside.Length > 0) text = text is null ? beside : $"{beside}: {text}";
        var value = new JsonObject().SetAll("coding", codings.Select(pair => pair.Coding)).Set("text", text);
        if (value.Count > 0) return new ResultValue("valueCodeableConcept", value) { Heading = concept };
        return concept is null ? null : new ResultValue("valueCodeableConcept", new JsonObject()) { Heading = concept };
    }

    // A result is susceptible in one way; what else is said of it stands as text.
    private List<(KithCode Code, JsonObject? Coding)> Codings(List<KithCode> coded, string system)
    {
        var codings = new List<(KithCode Code, JsonObject? Coding)>();
        foreach (var code in coded)
        {
            var coding = codes.Coding(code, system);
            codings.Add((code, IsSusceptibility(coding) && codings.Exists(before => IsSusceptibility(before.Coding)) ? null : coding));
        }
        return codings;
    }

    private static bool IsSusceptibility(JsonObject? coding) => (string?)coding?["system"] == ProvesvarNames.Kodeverk("8271");

    // A text that is nothing but a number, with a unit that is known, was meant as a number.
    private JsonObject? Measured(string text, SourceNode? unit)
    {
        if (unit?.Peek() is not { } written || KithNumber.Parse(text) is not { } number || KithUnit.Ucum(written) is null) return null;
        unit.Take();
        return quantities.Of(number, written, unit);
    }
}
