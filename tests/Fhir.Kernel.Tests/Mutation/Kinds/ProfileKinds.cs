using System.Text.Json;
using System.Text.Json.Nodes;
using Fhir.Kernel.Definitions;

namespace Fhir.Kernel.Tests.Mutation.Kinds;

/// <summary>What a profile asks beyond the type. https://hl7.org/fhir/R4/profiling.html</summary>
internal static class ProfileKinds
{
    public static IReadOnlyList<MutationKind> All { get; } =
    [
        MutationKind.ByProfile("profile: required element removed", (row, spot) => row.Min > 0 && !spot.Element.IsRoot && spot.Property.Min == 0 && spot.IsAlone, (_, spot) =>
        {
            spot.Remove();
            return new("cardinality-min", spot.ParentPlace);
        }),
        MutationKind.ByProfile("profile: more than allowed", (row, spot) => Limit(row) > 0 && spot is { Index: 0, Node: not null }, (row, spot) =>
        {
            var list = spot.Parent![spot.Name]!.AsArray();
            while (list.Count <= Limit(row)) list.Add(spot.Node!.DeepClone());
            return new("cardinality-max", $"{spot.ParentPlace}.{spot.Property.Name}");
        }),
        new("profile: forbidden element", Forbidden),
        MutationKind.ByProfile("profile: other than the fixed value", (row, spot) => row.Fixed.Exists && spot is { IsPrimitive: true, Node: not null }, (_, spot) =>
        {
            spot.Put(Other(spot.Node!));
            return new("fixed-value", spot.Place);
        }),
        MutationKind.ByProfile("profile: primitive other than the pattern", (row, spot) => row.Pattern.Exists && spot is { IsPrimitive: true, Node: not null }, (_, spot) =>
        {
            spot.Put(Other(spot.Node!));
            return new("pattern-value", spot.Place);
        }),
        MutationKind.ByProfile("profile: code other than the pattern", IsCodingPattern, (_, spot) =>
        {
            foreach (var coding in spot.Object["coding"]!.AsArray()) coding!["code"] = "finnes-ikke";
            return new("pattern-value", spot.Place);
        }),
        MutationKind.ByProfile("profile: half of the pattern", IsCodingPattern, (_, spot) =>
        {
            foreach (var coding in spot.Object["coding"]!.AsArray()) coding!.AsObject().Remove("system");
            return new("pattern-value", spot.Place);
        }),
        MutationKind.ByProfile("profile: type not allowed", (row, spot) => OtherType(row, spot) is not null, (row, spot) =>
        {
            var type = OtherType(row, spot)!;
            spot.Put(Values.Of(type.Type));
            spot.Rename(type.JsonName);
            return new("type-not-allowed", spot.Place);
        }),
        MutationKind.ByProfile("profile: longer than allowed", (row, spot) => row.MaxLength is not null && spot.Node is not null, (row, spot) =>
        {
            spot.Put(new string('æ', row.MaxLength!.Value + 1));
            return new("max-length", spot.Place);
        }),
        MutationKind.ByProfile("profile: number below the least", (row, spot) => row.MinValue.Exists && IsNumber(spot), (_, spot) => Put(spot, 0, "min-value")),
        MutationKind.ByProfile("profile: number above the greatest", (row, spot) => row.MaxValue.Exists && IsNumber(spot), (_, spot) => Put(spot, 99, "max-value")),
        MutationKind.ByProfile("profile: date before the first", (row, spot) => row.MinValue.Exists && spot.Type == "date", (_, spot) => Put(spot, "1814-05-17", "min-value")),
        MutationKind.ByProfile("profile: date after the last", (row, spot) => row.MaxValue.Exists && spot.Type == "date", (_, spot) => Put(spot, "2214-05-17", "max-value")),
        MutationKind.ByProfile("profile: moment before the first", (row, spot) => row.MinValue.Exists && spot.Type == "dateTime", (_, spot) => Put(spot, "1999-12-31T23:59:59Z", "min-value")),
        MutationKind.AtRoot("profile that nobody knows", root => root.Type != "Binary", root => Claim(root, "https://fhirref.example/no/StructureDefinition/finnes-ikke", "profile-unresolved",
            at => $"{root.Place}.meta.profile[{at}]")),
        MutationKind.AtRoot("profile of another type", root => root.Type is not ("Observation" or "Binary"), root => Claim(root, "http://hl7.org/fhir/StructureDefinition/bodyweight", "profile-type",
            _ => root.Place)),
    ];

    private static int? Limit(ElementDefinition row) => int.TryParse(row.Max, out var limit) ? limit : null;

    private static bool IsNumber(Spot spot) => spot.Type is "integer" or "decimal" or "positiveInt" or "unsignedInt";

    private static bool IsCodingPattern(ElementDefinition row, Spot spot) =>
        row.Pattern.Exists && row.Pattern.Child("coding").Child("system").Exists && row.Pattern.Child("coding").Child("code").Exists && spot.Type == "CodeableConcept" && spot.Has("coding");

    private static JsonNode Other(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.True => false,
        JsonValueKind.False => true,
        JsonValueKind.Number => 4711,
        _ => "noe-annet",
    };

    private static Expected Put(Spot spot, JsonNode value, string rule)
    {
        spot.Put(value);
        return new(rule, spot.Place);
    }

    /// <summary>A type that the base allows there and the profile does not.</summary>
    private static PropertyInfo? OtherType(ElementDefinition row, Spot spot) =>
        spot.Element.IsRoot || !spot.Property.IsChoice || spot.Node is null ? null : spot.Property.Owner.Properties.FirstOrDefault(
            property => property.NameId == spot.Property.NameId && Values.Of(property.Type) is not null && !row.Types.Any(type => type.Code == property.Type.Name));

    private static Mutant? Forbidden(Draft draft)
    {
        var places = from row in draft.Subject.Rows
                     where row.Max == "0" && row.Base?.Max != "0" && !row.Id!.Contains(':')
                     join parent in draft.Spots on row.Path[..row.Path.LastIndexOf('.')] equals parent.PlainPath
                     let property = parent.Element.Type.Properties.FirstOrDefault(property => property.Name == row.Name.Replace("[x]", "") && Values.Of(property.Type) is not null)
                     where property is not null && parent.Node is JsonObject && !parent.Has(property.Name)
                     select Tuple.Create(parent, property);
        if (draft.Pick(places) is not { } place) return null;
        var value = Values.Of(place.Item2.Type)!;
        place.Item1.Object[place.Item2.JsonName] = place.Item2.IsList ? new JsonArray(value) : value;
        return draft.Mutant(new("cardinality-max", $"{place.Item1.Place}.{place.Item2.Name}"));
    }

    private static Expected Claim(Spot root, string canonical, string rule, Func<int, string> place)
    {
        if (root.Object["meta"] is not JsonObject meta) root.Object["meta"] = meta = [];
        if (meta["profile"] is not JsonArray claims) meta["profile"] = claims = [];
        claims.Add(canonical);
        return new(rule, place(claims.Count - 1));
    }
}
