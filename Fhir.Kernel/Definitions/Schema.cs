using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Fhir.Kernel.Definitions;

/// <param name="Base">Index of the base type's row; -1 for none.</param>
public readonly record struct TypeRow(string Name, TypeKind Kind, int Base, bool IsAbstract);

/// <param name="Owner">Index of the type's row.</param>
/// <param name="Type">Index of the property's type's row.</param>
public readonly record struct PropertyRow(int Owner, string Name, string JsonName, int Type, int Min, PropertyTraits Traits);

/// <summary>
/// The types of FHIR R4 with their properties, compiled from the StructureDefinitions' snapshots: what the parsers need to give every element
/// its type while they read. Immutable; one per process is enough.
/// </summary>
public sealed class Schema
{
    private readonly FrozenDictionary<string, TypeInfo> typesByName;
    private readonly FrozenDictionary<string, TypeInfo>.AlternateLookup<ReadOnlySpan<char>> typesBySpan;
    private readonly FrozenDictionary<string, ushort> nameIds;

    private Schema(ImmutableArray<TypeInfo> types, ImmutableArray<PropertyInfo> properties, FrozenDictionary<string, ushort> nameIds)
    {
        (Types, Properties, this.nameIds) = (types, properties, nameIds);
        typesByName = types.ToFrozenDictionary(type => type.Name);
        typesBySpan = typesByName.GetAlternateLookup<ReadOnlySpan<char>>();
        PropertyNameIds = [.. properties.Select(property => property?.NameId ?? 0)];
    }

    public ImmutableArray<TypeInfo> Types { get; }

    /// <summary>Every property of every type by <see cref="PropertyInfo.Id"/>; the first is null, so that 0 can mean "none".</summary>
    public ImmutableArray<PropertyInfo> Properties { get; }

    /// <summary><see cref="PropertyInfo.NameId"/> by <see cref="PropertyInfo.Id"/>: the table that finding children by name runs over.</summary>
    internal ushort[] PropertyNameIds { get; }

    public TypeInfo? FindType(string name) => typesByName.GetValueOrDefault(name);

    public TypeInfo? FindType(ReadOnlySpan<char> name) => typesBySpan.TryGetValue(name, out var type) ? type : null;

    /// <summary>The number that stands for an element's name; 0 when no type has an element of that name.</summary>
    public ushort NameId(string elementName) => nameIds.GetValueOrDefault(elementName);

    public static Schema Create(IReadOnlyList<TypeRow> typeRows, IReadOnlyList<PropertyRow> propertyRows)
    {
        var types = typeRows.Select((row, at) => new TypeInfo((ushort)at, row.Name, row.Kind, row.IsAbstract)).ToImmutableArray();
        for (var at = 0; at < types.Length; at++)
            types[at].Base = typeRows[at].Base < 0 ? null : types[typeRows[at].Base];

        var names = propertyRows.Select(row => row.Name).Distinct().Order(StringComparer.Ordinal)
            .Select((name, at) => (name, id: (ushort)(at + 1))).ToFrozenDictionary(pair => pair.name, pair => pair.id);
        var properties = ImmutableArray.CreateBuilder<PropertyInfo>(propertyRows.Count + 1);
        properties.Add(null!);
        foreach (var group in propertyRows.GroupBy(row => row.Owner))
            AddProperties(properties, types, group, names);
        return new Schema(types, properties.ToImmutable(), names);
    }

    private static void AddProperties(ImmutableArray<PropertyInfo>.Builder all, ImmutableArray<TypeInfo> types, IGrouping<int, PropertyRow> rows,
        FrozenDictionary<string, ushort> names)
    {
        var (first, order, previous) = (all.Count, -1, "");
        foreach (var row in rows)
        {
            if (row.Name != previous) (order, previous) = (order + 1, row.Name);
            all.Add(new PropertyInfo(checked((ushort)all.Count), row, types[row.Owner], types[row.Type], names[row.Name], order));
        }
        types[rows.Key].SetProperties([.. all.Skip(first)]);
    }
}
