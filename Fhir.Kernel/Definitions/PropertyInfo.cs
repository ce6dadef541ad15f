using System.Text;

namespace Fhir.Kernel.Definitions;

/// <summary>One property of one type, with one concrete type: <c>Observation.value[x]</c> gives eleven of them.</summary>
public sealed class PropertyInfo
{
    internal PropertyInfo(ushort id, PropertyRow row, TypeInfo owner, TypeInfo type, ushort nameId, int order)
    {
        (Id, Owner, Type, NameId, Order) = (id, owner, type, nameId, order);
        (Name, JsonName, Min, Traits) = (row.Name, row.JsonName, row.Min, row.Traits);
        Utf8JsonName = Encoding.UTF8.GetBytes(row.JsonName);
    }

    /// <summary>Index into <see cref="Schema.Properties"/>; 0 is the root of a document and no property.</summary>
    public ushort Id { get; }

    /// <summary>The element's name as FHIRPath says it: <c>value</c>.</summary>
    public string Name { get; }

    /// <summary>The same number for the same <see cref="Name"/> wherever it occurs; see <see cref="Schema.NameId"/>.</summary>
    public ushort NameId { get; }

    /// <summary>The name in JSON and XML: <c>valueQuantity</c>.</summary>
    public string JsonName { get; }

    internal byte[] Utf8JsonName { get; }

    public TypeInfo Owner { get; }

    /// <summary>The abstract <c>Resource</c> where any resource may stand.</summary>
    public TypeInfo Type { get; }

    public int Min { get; }

    public PropertyTraits Traits { get; }

    /// <summary>Position in the definition; the properties of one choice element share it. XML demands this order.</summary>
    public int Order { get; }

    public bool IsList => (Traits & PropertyTraits.List) != 0;

    public bool IsChoice => (Traits & PropertyTraits.Choice) != 0;

    /// <summary>Written as an attribute in XML: Element.id and Extension.url.</summary>
    public bool IsXmlAttribute => (Traits & PropertyTraits.XmlAttribute) != 0;

    public bool IsSummary => (Traits & PropertyTraits.Summary) != 0;

    public bool IsModifier => (Traits & PropertyTraits.Modifier) != 0;

    /// <summary>The element's path in the base definition: <c>Observation.value[x]</c>.</summary>
    public string Path => $"{Owner.Name}.{Name}{(IsChoice ? "[x]" : "")}";

    public override string ToString() => $"{Owner.Name}.{JsonName}: {Type.Name}";
}
