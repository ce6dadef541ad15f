using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;

namespace Fhir.Server.Patching;

/// <summary>A value that fits an element: the property it goes into (a choice element has one for each type) and its JSON.</summary>
public readonly record struct FittingValue(PropertyInfo Property, PatchItem Item);

/// <summary>
/// Makes JSON of the <c>value</c> of a FHIRPath Patch. Data types and resources are given as such; what has no type of its own, such as Patient.contact, as parts
/// named by its elements. "Servers SHALL return an error if the type is wrong." https://hl7.org/fhir/R4/fhirpatch.html
/// </summary>
public static class PatchValue
{
    /// <param name="holder">A parameter or part with value[x], resource or part.</param>
    public static Result<FittingValue> For(TypeInfo owner, string name, Element holder, FhirPathPatchOperation operation)
    {
        ImmutableArray<PropertyInfo> candidates = [.. owner.Properties.Where(property => property.Name == name)];
        if (candidates.IsEmpty) return new Refusal(422, [PatchRules.NameUnknown.At(holder.Path, operation.At, owner.Name, name)]);
        var given = Given(holder);
        if (!given.Exists) return FromParts(candidates, holder, operation);

        var property = candidates.FirstOrDefault(property => property.Type == given.Type) ?? candidates.FirstOrDefault(property => Fits(given.Type, property.Type));
        return property is null ? Mismatch(candidates, holder, given.Type.Name, operation) : new FittingValue(property, Item(holder, given));
    }

    private static Element Given(Element holder) => holder.Child("value") is { Exists: true } value ? value : holder.Child("resource");

    // xhtml is no type that a value[x] can have; a string stands in for it.
    private static bool Fits(TypeInfo given, TypeInfo wanted) => given.IsA(wanted) || (wanted.Name == "xhtml" && given.Name == "string");

    /// <summary>As the holder's own JSON spells it.</summary>
    private static PatchItem Item(Element holder, Element given)
    {
        var json = PatchedJson.Read(JsonWriter.ToBytes(holder));
        return new PatchItem(json[given.Property!.JsonName]?.DeepClone(), json["_" + given.Property.JsonName]?.DeepClone());
    }

    private static Result<FittingValue> FromParts(ImmutableArray<PropertyInfo> candidates, Element holder, FhirPathPatchOperation operation)
    {
        if (candidates is not [{ Type: { IsPrimitive: false, IsResource: false } } property]) return Mismatch(candidates, holder, "part", operation);
        var built = new JsonObject();
        foreach (var part in holder.ChildrenNamed("part"))
        {
            var value = For(property.Type, part.ValueOf("name") ?? "", part, operation);
            if (value.Refusal is { } refusal) return refusal;
            var items = PatchItem.Of(built, value.Value.Property);
            if (items.Count > 0 && !value.Value.Property.IsList) return new Refusal(422, [PatchRules.NameTaken.At(part.Path, operation.At, value.Value.Property.Path)]);
            PatchItem.Put(built, value.Value.Property, [.. items, value.Value.Item]);
        }
        return new FittingValue(property, new PatchItem(built, null));
    }

    private static Refusal Mismatch(ImmutableArray<PropertyInfo> candidates, Element holder, string given, FhirPathPatchOperation operation) => new(422,
        [PatchRules.ValueType.At(holder.Path, operation.At, given, candidates[0].Path, string.Join(", ", candidates.Select(property => property.Type.Name)))]);
}
