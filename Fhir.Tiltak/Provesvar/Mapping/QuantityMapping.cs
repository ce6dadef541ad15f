using System.Text.Json.Nodes;
using Fhir.Tiltak.Provesvar.Kith;
using Fhir.Tiltak.Provesvar.Source;

namespace Fhir.Tiltak.Provesvar.Mapping;

/// <summary>Numbers with units (data type PQ) to Quantity in UCUM.</summary>
internal sealed class QuantityMapping(MappingContext context)
{
    /// <summary>Null when the value is no number; it is then not taken.</summary>
    public JsonObject? Of(SourceNode node)
    {
        if (node.Peek() is not { } written || KithNumber.Parse(written) is not { } number) return null;
        node.Take();
        var plain = number.Comparator + number.Digits;
        if (plain != written) context.Warn(SvarrapportRules.NumberRewritten, node, written, plain);
        return Of(number, node.Take("U"), node);
    }

    /// <param name="at">Where the unit stands, for a warning.</param>
    public JsonObject Of(KithNumber number, string? unit, SourceNode at)
    {
        var code = KithUnit.Ucum(unit ?? "");
        if (code is null) context.Warn(SvarrapportRules.UnitUnknown, at, unit!);
        // https://hl7.eu/fhir/laboratory: a unit that UCUM does not have is code 1, and its name is the unit.
        return new JsonObject { ["value"] = JsonNode.Parse(number.Digits) }.Set("comparator", number.Comparator)
            .Set("unit", unit is null or "0" or "1" ? null : unit).Set("system", ProvesvarNames.Ucum).Set("code", code ?? "1");
    }
}
