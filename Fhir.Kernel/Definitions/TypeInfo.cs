using System.Collections.Immutable;
using Fhir.Kernel.FhirPath;

namespace Fhir.Kernel.Definitions;

/// <summary>How a primitive is spelt in JSON. https://hl7.org/fhir/R4/json.html#primitive</summary>
public enum JsonSpelling : byte
{
    None,
    String,
    Number,
    Boolean,
}

/// <summary>A FHIR type as the parser, FHIRPath and the validator see it: its name, its kind and its properties.</summary>
public sealed class TypeInfo
{
    private PropertyTable table = PropertyTable.Empty;

    internal TypeInfo(ushort id, string name, TypeKind kind, bool isAbstract)
    {
        (Id, Name, Kind, IsAbstract) = (id, name, kind, isAbstract);
        Spelling = kind != TypeKind.Primitive ? JsonSpelling.None : name switch
        {
            "boolean" => JsonSpelling.Boolean,
            "integer" or "positiveInt" or "unsignedInt" or "decimal" => JsonSpelling.Number,
            _ => JsonSpelling.String,
        };
        SystemKind = FhirPathKinds.Of(name, kind == TypeKind.Primitive);
    }

    /// <summary>Index into <see cref="Schema.Types"/>.</summary>
    public ushort Id { get; }

    /// <summary><c>Observation</c>, <c>Quantity</c>, <c>dateTime</c>, or the path of a backbone.</summary>
    public string Name { get; }

    public TypeKind Kind { get; }

    public bool IsAbstract { get; }

    public JsonSpelling Spelling { get; }

    /// <summary>What FHIRPath's operators see when they take a value of this type.</summary>
    internal FhirPathKind SystemKind { get; }

    /// <summary>Null only for Element and Resource.</summary>
    public TypeInfo? Base { get; internal set; }

    /// <summary>Every property, inherited ones included, in the order of the definition; a choice element has one per concrete type.</summary>
    public ImmutableArray<PropertyInfo> Properties { get; private set; } = [];

    public bool IsPrimitive => Kind == TypeKind.Primitive;

    public bool IsResource => Kind == TypeKind.Resource;

    /// <summary>True for the type itself and everything it specializes.</summary>
    public bool IsA(TypeInfo other)
    {
        for (var type = this; type is not null; type = type.Base)
            if (ReferenceEquals(type, other)) return true;
        return false;
    }

    public bool IsA(string name)
    {
        for (var type = this; type is not null; type = type.Base)
            if (type.Name == name) return true;
        return false;
    }

    /// <summary>The property with this name in JSON (<c>valueQuantity</c>, without a leading underscore); null when the type has none.</summary>
    public PropertyInfo? Find(ReadOnlySpan<byte> jsonName) => table.Find(jsonName);

    public override string ToString() => Name;

    internal void SetProperties(ImmutableArray<PropertyInfo> properties) =>
        (Properties, table) = (properties, new PropertyTable(properties));
}
