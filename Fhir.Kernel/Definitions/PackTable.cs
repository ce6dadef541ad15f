using System.Collections.Immutable;
using System.Text;

namespace Fhir.Kernel.Definitions;

/// <summary>Reads one table section of a pack from its start; see <see cref="PackFormat"/>.</summary>
internal ref struct PackTable
{
    private readonly string[] strings;
    private ReadOnlySpan<byte> rest;

    public PackTable(ReadOnlySpan<byte> section)
    {
        rest = section;
        strings = new string[Number()];
        for (var at = 0; at < strings.Length; at++)
        {
            var length = Number();
            strings[at] = Encoding.UTF8.GetString(rest[..length]);
            rest = rest[length..];
        }
    }

    public int Number()
    {
        var (number, shift) = (0, 0);
        while (true)
        {
            var part = rest[0];
            rest = rest[1..];
            number |= (part & 0x7F) << shift;
            if (part < 0x80) return number;
            shift += 7;
        }
    }

    public string? OptionalText() => Number() is var at and > 0 ? strings[at - 1] : null;

    public string Text() => OptionalText() ?? throw new InvalidDataException("The definitions pack lacks a text that must be there.");

    public ImmutableArray<string> Texts()
    {
        var count = Number();
        if (count == 0) return [];
        var texts = ImmutableArray.CreateBuilder<string>(count);
        while (texts.Count < count) texts.Add(Text());
        return texts.MoveToImmutable();
    }

    /// <summary>Null when the definition does not say.</summary>
    public bool? Flag() => Number() switch { 1 => false, 2 => true, _ => null };
}
