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

    /// <summary>
    /// A titre as Ratio. The comparator is that of the numerator, where HL7 puts it too when it leads what laboratories send in version 2 to FHIR:
    /// https://build.fhir.org/ig/HL7/v2-to-fhir/ConceptMap-datatype-sn-to-ratio.html
    /// </summary>
    public static JsonObject Of(KithTitre titre) => new() { ["numerator"] = Plain(1, titre.Comparator), ["denominator"] = Plain(titre.Parts, null) };

    private static JsonObject Plain(int number, string? comparator) => new JsonObject { ["value"] = number }.Set("comparator", comparator).Set("system", ProvesvarNames.Ucum).Set("code", "1");
}
