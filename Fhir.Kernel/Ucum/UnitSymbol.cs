namespace Fhir.Kernel.Ucum;

/// <summary>A symbol is an atom, or a prefix and a metric atom; one that is both is the atom. https://ucum.org/ucum#section-The-Predicate-Metric</summary>
internal static class UnitSymbol
{
    private const int LongestPrefix = 2;

    public static (Prefix? Prefix, UnitAtom Atom)? Find(ReadOnlySpan<char> symbol)
    {
        if (UnitAtoms.Find(symbol) is { } atom) return (null, atom);
        return Split(symbol) is { Atom.IsMetric: true } found ? found : null;
    }

    /// <summary>Whether it is a prefix and a unit that does not take one.</summary>
    public static bool IsPrefixed(ReadOnlySpan<char> symbol) => Split(symbol) is { Atom.IsMetric: false };

    // A metric atom goes before one that is not.
    private static (Prefix Prefix, UnitAtom Atom)? Split(ReadOnlySpan<char> symbol)
    {
        (Prefix, UnitAtom)? found = null;
        for (var length = 1; length <= LongestPrefix && length < symbol.Length; length++)
        {
            if (Prefixes.Find(symbol[..length]) is not { } prefix || UnitAtoms.Find(symbol[length..]) is not { } atom) continue;
            if (atom.IsMetric) return (prefix, atom);
            found = (prefix, atom);
        }
        return found;
    }
}
