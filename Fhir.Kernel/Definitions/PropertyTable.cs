using System.Collections.Immutable;

namespace Fhir.Kernel.Definitions;

/// <summary>Finds a property by its JSON name in UTF-8: open addressing, a power of two at least twice the number of properties.</summary>
internal sealed class PropertyTable
{
    public static readonly PropertyTable Empty = new([]);

    private readonly PropertyInfo?[] slots;
    private readonly int mask;

    public PropertyTable(ImmutableArray<PropertyInfo> properties)
    {
        var size = 4;
        while (size < properties.Length * 2) size *= 2;
        (slots, mask) = (new PropertyInfo?[size], size - 1);
        foreach (var property in properties) Add(property);
    }

    public PropertyInfo? Find(ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty) return null;
        for (var at = Hash(name) & mask; slots[at] is { } property; at = (at + 1) & mask)
            if (name.SequenceEqual(property.Utf8JsonName)) return property;
        return null;
    }

    private void Add(PropertyInfo property)
    {
        var at = Hash(property.Utf8JsonName) & mask;
        while (slots[at] is not null) at = (at + 1) & mask;
        slots[at] = property;
    }

    // The names are the definitions' own, so the table cannot be flooded: a stranger's name is only looked up, never added.
    private static int Hash(ReadOnlySpan<byte> name)
    {
        var middle = name[name.Length / 2];
        return name.Length * 31 + name[0] * 7 + name[^1] * 131 + middle * 17 + name[name.Length / 4] * 61;
    }
}
