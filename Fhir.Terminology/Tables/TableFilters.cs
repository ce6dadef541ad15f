using System.Collections;
using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Fhir.Kernel.Terminology;

namespace Fhir.Terminology.Tables;

/// <summary>A filter of a value set, understood for one code table.</summary>
internal interface ITableFilter
{
    bool Contains(int place);

    /// <summary>All that pass; the caller may change it.</summary>
    BitArray Places();
}

/// <summary>
/// The filters of R4 over a code table, with those of SNOMED CT (<c>concept in [reference set]</c>) and LOINC (<c>ancestor = </c>, <c>parent = </c>,
/// <c>LIST = </c>). https://hl7.org/fhir/R4/snomedct.html and https://hl7.org/fhir/R4/loinc.html
/// </summary>
internal sealed class TableFilters(CodeTable table)
{
    private const int LongestPattern = 2000;
    private const int MostKept = 1000;

    private readonly ConcurrentDictionary<ConceptFilter, ITableFilter?> known = new();

    /// <summary>Null when it is not understood.</summary>
    public ITableFilter? Find(ConceptFilter filter)
    {
        if (known.TryGetValue(filter, out var found)) return found;
        // Value sets of strangers come and go; what they asked for need not be kept.
        if (known.Count >= MostKept) known.Clear();
        return known.GetOrAdd(filter, Make);
    }

    private ITableFilter? Make(ConceptFilter filter) => filter.Property switch
    {
        "concept" or "code" => ByCode(filter),
        "parent" when filter.Operator == "=" => Listed(Relatives(filter.Value, static (table, at) => table.Children(at))),
        "child" when filter.Operator == "=" => Listed(Relatives(filter.Value, static (table, at) => table.Parents(at))),
        "ancestor" when filter.Operator == "=" => Hierarchy(filter.Value, isSelfIn: false),
        "display" => Tested(filter, place => table.DisplayAt(place) is { } display ? [display] : []),
        "inactive" => Tested(filter, place => [table.IsInactive(place) ? "true" : "false"]),
        "notSelectable" or "abstract" => Tested(filter, place => [table.IsAbstract(place) ? "true" : "false"]),
        _ => ByProperty(filter),
    };

    private ITableFilter? ByCode(ConceptFilter filter) => filter.Operator switch
    {
        "is-a" => Hierarchy(filter.Value, isSelfIn: true),
        "descendent-of" => Hierarchy(filter.Value, isSelfIn: false),
        "is-not-a" => Hierarchy(filter.Value, isSelfIn: true) is { } inside ? new Complement(inside, table.Count) : null,
        "generalizes" => Above(filter.Value),
        "in" when table.SetNumber(filter.Value) is { } set => Listed(table.Members(set)),
        _ => Tested(filter, place => [table.CodeAt(place)]),
    };

    private Test? ByProperty(ConceptFilter filter)
    {
        var property = table.Description.Properties.ToList().IndexOf(filter.Property);
        return property < 0 ? null : Tested(filter, place => table.PropertyValues(place, property));
    }

    private Descendants? Hierarchy(string code, bool isSelfIn) => table.Description.IsSubsumption ? new Descendants(table, table.PlaceOf(code), isSelfIn) : null;

    private Listing? Above(string code)
    {
        if (!table.Description.IsSubsumption) return null;
        var places = new BitArray(table.Count);
        if (table.PlaceOf(code) is var place and >= 0) Graph.Reach(places, place, at => table.Parents(at));
        return new Listing(places);
    }

    private ReadOnlySpan<int> Relatives(string code, Func<CodeTable, int, ReadOnlySpan<int>> relatives) => table.PlaceOf(code) is var place and >= 0 ? relatives(table, place) : [];

    private Listing Listed(ReadOnlySpan<int> members)
    {
        var places = new BitArray(table.Count);
        foreach (var place in members) places[place] = true;
        return new Listing(places);
    }

    private Test? Tested(ConceptFilter filter, Func<int, IEnumerable<string>> valuesOf)
    {
        var value = filter.Value;
        var list = value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        return filter.Operator switch
        {
            "=" => new Test(table.Count, place => valuesOf(place).Contains(value)),
            "in" => new Test(table.Count, place => valuesOf(place).Any(list.Contains)),
            "not-in" => new Test(table.Count, place => !valuesOf(place).Any(list.Contains)),
            "exists" when value is "true" or "false" => new Test(table.Count, place => valuesOf(place).Any() == (value == "true")),
            "regex" when Pattern(value) is { } pattern => new Test(table.Count, place => valuesOf(place).Any(pattern.IsMatch)),
            _ => null,
        };
    }

    // The whole value must match. Without backtracking the time is linear, whoever wrote the pattern.
    private static Regex? Pattern(string value)
    {
        if (value.Length > LongestPattern) return null;
        try
        {
            return new Regex($@"^(?:{value})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception trouble) when (trouble is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <param name="root">-1 for a code that is not there: nothing stands below it.</param>
    private sealed class Descendants(CodeTable table, int root, bool isSelfIn) : ITableFilter
    {
        public bool Contains(int place) => root >= 0 && (place == root ? isSelfIn : table.IsAbove(root, place));

        public BitArray Places()
        {
            var places = new BitArray(table.Count);
            if (root < 0) return places;
            Graph.Reach(places, root, at => table.Children(at));
            places[root] = isSelfIn;
            return places;
        }
    }

    private sealed class Complement(ITableFilter inside, int count) : ITableFilter
    {
        public bool Contains(int place) => !inside.Contains(place);

        public BitArray Places() => new BitArray(count, true).Xor(inside.Places());
    }

    private sealed class Listing(BitArray places) : ITableFilter
    {
        public bool Contains(int place) => places[place];

        public BitArray Places() => new(places);
    }

    private sealed class Test(int count, Func<int, bool> passes) : ITableFilter
    {
        public bool Contains(int place) => passes(place);

        public BitArray Places()
        {
            var places = new BitArray(count);
            for (var place = 0; place < count; place++) places[place] = passes(place);
            return places;
        }
    }

    private static class Graph
    {
        public delegate ReadOnlySpan<int> Next(int at);

        /// <summary>Marks the start and everything that can be reached from it; circles end.</summary>
        public static void Reach(BitArray places, int start, Next next)
        {
            var waiting = new Stack<int>([start]);
            places[start] = true;
            while (waiting.TryPop(out var at))
            {
                foreach (var other in next(at))
                {
                    if (places[other]) continue;
                    places[other] = true;
                    waiting.Push(other);
                }
            }
        }
    }
}
