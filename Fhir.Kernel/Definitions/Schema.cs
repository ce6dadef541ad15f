using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Fhir.Kernel.Definitions;

/// <summary>
/// The types of FHIR R4 with their properties, compiled from the StructureDefinitions' snapshots: what the parsers need to give every element
/// its type while they read. Immutable; one per process is enough.
/// </summary>
public sealed class Schema
{
    private readonly FrozenDictionary<string, TypeInfo> typesByName;
    private readonly FrozenDictionary<string, TypeInfo>.AlternateLookup<ReadOnlySpan<char>> typesBySpan;
    private readonly Dictionary<string, int> nameIds;

    private Schema(TypeInfo[] types, PropertyInfo[] properties, Dictionary<string, int> nameIds)
    {
        (Types, Properties, this.nameIds) = (ImmutableCollectionsMarshal.AsImmutableArray(types), ImmutableCollectionsMarshal.AsImmutableArray(properties), nameIds);
        typesByName = types.ToFrozenDictionary(type => type.Name);
        typesBySpan = typesByName.GetAlternateLookup<ReadOnlySpan<char>>();
        PropertyNameIds = new ushort[properties.Length];
        MayScatter = new bool[nameIds.Count + 1];
        for (var at = 1; at < properties.Length; at++)
        {
            PropertyNameIds[at] = properties[at].NameId;
            MayScatter[properties[at].NameId] |= properties[at].IsChoice;
        }
    }

    public ImmutableArray<TypeInfo> Types { get; }

    /// <summary>Every property of every type by <see cref="PropertyInfo.Id"/>; the first is null, so that 0 can mean "none".</summary>
    public ImmutableArray<PropertyInfo> Properties { get; }

    /// <summary><see cref="PropertyInfo.NameId"/> by <see cref="PropertyInfo.Id"/>: the table that finding children by name runs over.</summary>
    internal ushort[] PropertyNameIds { get; }

    /// <summary>
    /// By <see cref="PropertyInfo.NameId"/>: whether children of that name may stand apart, as valueString and valueQuantity may by mistake. All others are
    /// next to each other, so that a search ends with the first child after them.
    /// </summary>
    internal bool[] MayScatter { get; }

    public TypeInfo? FindType(string name) => typesByName.GetValueOrDefault(name);

    public TypeInfo? FindType(ReadOnlySpan<char> name) => typesBySpan.TryGetValue(name, out var type) ? type : null;

    /// <summary>The number that stands for an element's name; 0 when no type has an element of that name.</summary>
    public ushort NameId(string elementName) => nameIds.TryGetValue(elementName, out var id) ? (ushort)id : (ushort)0;

    /// <remarks>Every process runs this at its start, so it is written with what the framework has compiled beforehand: no LINQ over the rows.</remarks>
    /// <param name="propertyRows">Those of one type stand together, in the order of the definition.</param>
    public static Schema Create(TypeRow[] typeRows, PropertyRow[] propertyRows)
    {
        var types = CreateTypes(typeRows);
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        var properties = new PropertyInfo[checked((ushort)(propertyRows.Length + 1))];
        for (var from = 0; from < propertyRows.Length;)
        {
            var to = from;
            while (to < propertyRows.Length && propertyRows[to].Owner == propertyRows[from].Owner) to++;
            AddProperties(properties, types, propertyRows.AsSpan(from..to), from + 1, names);
            types[propertyRows[from].Owner].SetProperties([.. properties.AsSpan((from + 1)..(to + 1))]);
            from = to;
        }
        return new Schema(types, properties, names);
    }

    private static TypeInfo[] CreateTypes(TypeRow[] rows)
    {
        var types = new TypeInfo[rows.Length];
        for (var at = 0; at < rows.Length; at++) types[at] = new TypeInfo((ushort)at, rows[at].Name, rows[at].Kind, rows[at].IsAbstract);
        for (var at = 0; at < rows.Length; at++) types[at].Base = rows[at].Base < 0 ? null : types[rows[at].Base];
        return types;
    }

    private static void AddProperties(PropertyInfo[] all, TypeInfo[] types, ReadOnlySpan<PropertyRow> rows, int firstId, Dictionary<string, int> names)
    {
        var (order, previous) = (-1, "");
        for (var at = 0; at < rows.Length; at++)
        {
            ref readonly var row = ref rows[at];
            if (row.Name != previous) (order, previous) = (order + 1, row.Name);
            if (!names.TryGetValue(row.Name, out var nameId)) names.Add(row.Name, nameId = names.Count + 1);
            all[firstId + at] = new PropertyInfo((ushort)(firstId + at), row, types[row.Owner], types[row.Type], (ushort)nameId, order);
        }
    }
}
