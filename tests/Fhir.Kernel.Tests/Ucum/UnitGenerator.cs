using System.Text;
using Fhir.Kernel.Ucum;

namespace Fhir.Kernel.Tests.Ucum;

/// <summary>Units by chance, the same for the same seed: valid ones from the tables and the grammar, and ones with something broken.</summary>
internal sealed class UnitGenerator(int seed)
{
    private static readonly UnitAtom[] Atoms = [.. UnitAtoms.All.Values.OrderBy(atom => atom.Code, StringComparer.Ordinal)];
    private static readonly string[] Prefixes = [.. Kernel.Ucum.Prefixes.All.Keys.Order(StringComparer.Ordinal)];
    private static readonly string[] Annotations = ["{total}", "{WBC}", "{}", "{1.73_m2}", "{tot'nit}", "{#}", "{a.b/c(d)}", "{[x]}"];
    private static readonly string[] Breaks = ["(", ")", "{", "}", "[", "]", ".", "/", "-", "+", "0", "x", "2m", "*", "^", "%", "'", "_", "Q", "mmHg", " "];

    private readonly Random random = new(seed);

    /// <summary>A term of one to four components. Of special units only a number, a prefix or an annotation stands beside them.</summary>
    public string Valid()
    {
        if (random.Next(12) == 0) return Special();
        var term = new StringBuilder(random.Next(8) == 0 ? "/" : "");
        Append(term, depth: 0);
        return term.ToString();
    }

    /// <summary>A valid one with a character too many, too few, or in other letters.</summary>
    public string Broken()
    {
        var unit = Valid();
        var place = random.Next(unit.Length + 1);
        return random.Next(4) switch
        {
            0 when unit.Length > 1 => unit.Remove(Math.Min(place, unit.Length - 1), 1),
            1 => new string([.. unit.Select((letter, at) => at == place ? Other(letter) : letter)]),
            _ => unit.Insert(place, Breaks[random.Next(Breaks.Length)]),
        };
    }

    public string Symbol(UnitAtom atom) => atom.IsMetric && random.Next(2) == 0 ? Prefixes[random.Next(Prefixes.Length)] + atom.Code : atom.Code;

    public decimal Value() => new(random.Next(1, 1_000_000), 0, 0, false, (byte)random.Next(5));

    private static char Other(char letter) => char.IsAsciiLetterUpper(letter) ? char.ToLowerInvariant(letter) : char.ToUpperInvariant(letter);

    private string Special()
    {
        var special = Atoms.Where(atom => atom.IsSpecial).ToArray();
        var unit = Symbol(special[random.Next(special.Length)]);
        return random.Next(4) switch { 0 => $"{random.Next(2, 9)}.{unit}", 1 => unit + Annotation(), _ => unit };
    }

    private void Append(StringBuilder term, int depth)
    {
        for (var left = random.Next(1, 4); left > 0; left--)
        {
            if (depth < 2 && random.Next(8) == 0)
            {
                term.Append('(');
                Append(term, depth + 1);
                term.Append(')');
            }
            else term.Append(Component());
            if (left > 1) term.Append(random.Next(2) == 0 ? '.' : '/');
        }
    }

    private string Component() => random.Next(10) switch
    {
        0 => Annotation(),
        1 => (random.Next(100) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture),
        2 => $"10*{random.Next(-9, 12)}",
        _ => Symbol(Proper()) + Exponent() + (random.Next(6) == 0 ? Annotation() : ""),
    };

    private UnitAtom Proper()
    {
        while (true)
            if (Atoms[random.Next(Atoms.Length)] is { IsSpecial: false } atom && atom.Code is not ("10*" or "10^")) return atom;
    }

    private string Exponent() => random.Next(5) switch { 0 => "2", 1 => "-1", 2 when random.Next(3) == 0 => "+3", _ => "" };

    private string Annotation() => Annotations[random.Next(Annotations.Length)];
}
