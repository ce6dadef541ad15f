using System.Collections.Frozen;
using System.Numerics;

namespace Fhir.Kernel.Ucum;

/// <summary>Multiples before metric units. https://ucum.org/ucum#section-Prefixes and https://ucum.org/ucum#section-Prefixes-and-Units-Used-in-Information-Technology</summary>
internal static class Prefixes
{
    public static readonly FrozenDictionary<string, Prefix> All = new Prefix[]
    {
        Decimal("Y", "yotta", 24), Decimal("Z", "zetta", 21), Decimal("E", "exa", 18), Decimal("P", "peta", 15), Decimal("T", "tera", 12), Decimal("G", "giga", 9),
        Decimal("M", "mega", 6), Decimal("k", "kilo", 3), Decimal("h", "hecto", 2), Decimal("da", "deka", 1), Decimal("d", "deci", -1), Decimal("c", "centi", -2),
        Decimal("m", "milli", -3), Decimal("u", "micro", -6), Decimal("n", "nano", -9), Decimal("p", "pico", -12), Decimal("f", "femto", -15),
        Decimal("a", "atto", -18), Decimal("z", "zepto", -21), Decimal("y", "yocto", -24),
        new("Ki", "kibi", Ratio.Of(1L << 10)), new("Mi", "mebi", Ratio.Of(1L << 20)), new("Gi", "gibi", Ratio.Of(1L << 30)), new("Ti", "tebi", Ratio.Of(1L << 40)),
    }.ToFrozenDictionary(prefix => prefix.Code);

    private static readonly FrozenDictionary<string, Prefix>.AlternateLookup<ReadOnlySpan<char>> Lookup = All.GetAlternateLookup<ReadOnlySpan<char>>();

    public static Prefix? Find(ReadOnlySpan<char> code) => Lookup.TryGetValue(code, out var prefix) ? prefix : null;

    private static Prefix Decimal(string code, string name, int power) =>
        new(code, name, power > 0 ? Ratio.Of(BigInteger.Pow(10, power)) : Ratio.Of(1, BigInteger.Pow(10, -power)));
}

internal sealed record Prefix(string Code, string Name, Ratio Factor);
