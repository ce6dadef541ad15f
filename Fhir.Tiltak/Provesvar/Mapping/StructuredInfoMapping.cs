using System.Globalization;
using System.Text.Json.Nodes;
using Fhir.Tiltak.Provesvar.Kith;
using Fhir.Tiltak.Provesvar.Source;

namespace Fhir.Tiltak.Provesvar.Mapping;

/// <summary>StructuredInfo: a question and an answer beside the result, as a component of it.</summary>
internal sealed class StructuredInfoMapping(MappingContext context, CodeMapping codes, QuantityMapping quantities)
{
    /// <summary>The question and its answers; an answer that cannot be read is told as text.</summary>
    public IEnumerable<(JsonObject Question, ResultValue Answer)> Of(SourceNode item)
    {
        foreach (var node in item.ChildrenNamed("StructuredInfo"))
        {
            var answers = node.Children.Where(child => child.Name != "Type").Select(Answer).OfType<ResultValue>().ToList();
            // A question without an answer is no component.
            if (answers.Count == 0) node.Child("Type")?.Leave(LossRules.NoPlace);
            if (answers.Count == 0) continue;
            var question = codes.Concept(KithCode.Take(node.Child("Type")), context.Series("kode")) ?? FhirJson.Concept(null, "Strukturert opplysning");
            foreach (var answer in answers) yield return (question, answer);
        }
    }

    // The names end in Info in one version and stand alone in the other.
    private ResultValue? Answer(SourceNode node) => node.Name switch
    {
        "PhysicalInfo" or "QuantityInfo" or "Quantity" or "PQInfo" => Quantity(node),
        "IntegerInfo" or "Integer" or "INTInfo" => Integer(node),
        "CodedInfo" or "Code" => codes.Concept(KithCode.Take(node.Child("Code") ?? node), context.Series("kode")) is { } concept ? new ResultValue("valueCodeableConcept", concept) : null,
        "BooleanInfo" or "FlagInfo" or "Flag" or "BLInfo" => Flag(node),
        "TextInfo" or "Text" or "STInfo" => Text(node),
        _ => null,
    };

    private ResultValue? Quantity(SourceNode node)
    {
        var value = node.Children.FirstOrDefault() ?? node;
        if (quantities.Of(value) is { } quantity) return new ResultValue("valueQuantity", quantity);
        if (value.Peek() is null) return Text(node);
        return new ResultValue("valueString", value.Take("U") is { } unit ? $"{value.Take()} {unit}" : value.Take()!);
    }

    private static ResultValue? Integer(SourceNode node)
    {
        var value = node.Children.FirstOrDefault() ?? node;
        if (!int.TryParse(value.Peek(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return Text(node);
        value.Take();
        return new ResultValue("valueInteger", number);
    }

    private static ResultValue? Flag(SourceNode node)
    {
        var value = node.Children.FirstOrDefault() ?? node;
        if (value.Peek()?.ToLowerInvariant() is not ("true" or "false" or "1" or "0")) return Text(node);
        return new ResultValue("valueBoolean", value.Take()!.ToLowerInvariant() is "true" or "1");
    }

    private static ResultValue? Text(SourceNode node) => SourceText.Take(node) is { } text ? new ResultValue("valueString", text) : null;
}
