namespace Fhir.Kernel.Definitions;

/// <summary>What a type is. A backbone is the nameless type of a nested element, called by its path (<c>Observation.component</c>).</summary>
public enum TypeKind : byte
{
    Primitive,
    Complex,
    Backbone,
    Resource,
}

[Flags]
public enum PropertyTraits : byte
{
    None = 0,
    List = 1,
    Choice = 2,
    XmlAttribute = 4,
    Summary = 8,
    Modifier = 16,
}

/// <param name="Base">Index of the base type's row; -1 for none.</param>
public readonly record struct TypeRow(string Name, TypeKind Kind, int Base, bool IsAbstract);

/// <param name="Owner">Index of the type's row.</param>
/// <param name="Type">Index of the property's type's row.</param>
public readonly record struct PropertyRow(int Owner, string Name, string JsonName, int Type, int Min, PropertyTraits Traits);
