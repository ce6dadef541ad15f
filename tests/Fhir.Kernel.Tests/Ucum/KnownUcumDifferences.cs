using System.Buffers;
using Fhir.Kernel.Ucum;

namespace Fhir.Kernel.Tests.Ucum;

/// <summary>Where UCUM and ucum-lhc 7.1.9 part, with what makes our answer right. A row that explains nothing any more fails the test, unless chance decides whether it is met.</summary>
internal static class KnownUcumDifferences
{
    /// <param name="Why">The clause, or what the peer lacks.</param>
    /// <param name="Unit">The units it explains.</param>
    /// <param name="IsOurs">True when only we take them for units.</param>
    /// <param name="IsRare">May not be met by every seed.</param>
    public sealed record Row(string Why, Func<string, bool>? Unit = null, bool IsOurs = true, Func<UcumPeer.Conversion, bool>? Conversion = null, bool IsRare = false);

    private static readonly SearchValues<char> Unusual = SearchValues.Create(" ()/.[]-+");

    private const string Spec = "https://ucum.org/ucum#section-";

    public static readonly IReadOnlyList<Row> All =
    [
        new($"{Spec}Other-Legacy-Units: turbidity came with 2.2", Unit: Has("[NTU]", "[FNU]"), Conversion: Of("[NTU]", "[FNU]")),
        new($"{Spec}Other-Legacy-Units: a low power field is 100 high power fields", Conversion: Of("[LPF]")),
        new($"{Spec}Other-Legacy-Units: a proper unit like others; the peer's inverse function stands in the way", Unit: Has("[mesh_i]", "[diop]", "Bd"), Conversion: Of("[mesh_i]", "[diop]", "Bd")),
        new($"{Spec}Style, 12: an annotation ends with its brace, whatever is in it", Unit: HasUnusualAnnotation, IsRare: true),
        new($"{Spec}Syntax-Rules, 9, the note: a sign parts a number from its exponent", Unit: HasSignedNumber, IsRare: true),
        new($"{Spec}The-Predicate-Metric, 11.1: no prefix before units that are not metric", Unit: HasWrongPrefix, IsOurs: false, IsRare: true),

        new($"{Spec}Arbitrary-Units, 25.1: not comparable with any other; a multiple of itself is no other (18.5)", Conversion: IsArbitrary),
        new($"{Spec}Derived-Unit-Atoms, table 4: a mole is a number, so that U is comparable with Hz", Conversion: Of("mol", "eq", "osm", "kat", "U")),
        new($"{Spec}Derived-Unit-Atoms, tables 5 and 6: 2.2 has the constants of 2018", Conversion: Of("[h]", "[k]", "[e]", "[m_e]", "[m_p]", "[G]", "u", "eV")),
        new($"{Spec}Other-Legacy-Units: 5 K/4, so that water boils at 80; the peer's zero is another", Conversion: Of("[degRe]")),
        new($"{Spec}Other-Legacy-Units: 100tan(1 rad), so that 100 is 45 degrees", Conversion: Of("%[slope]", "[p'diop]")),
        new("In double precision the digits of small differences cancel out; ours are exact", Conversion: row => Atoms(row).All(atom => atom.IsSpecial), IsRare: true),
        new($"{Spec}Other-Legacy-Units: the peer has no function for it", Conversion: Of("[pH]", "[hp'_X]", "[hp'_C]", "[hp'_M]", "[hp'_Q]")),
    ];

    public static Row? OfUnit(string unit, bool isOurs) => All.FirstOrDefault(row => row.Unit is { } matches && row.IsOurs == isOurs && matches(unit));

    public static Row? OfConversion(UcumPeer.Conversion conversion) => All.FirstOrDefault(row => row.Conversion is { } matches && matches(conversion));

    private static Func<string, bool> Has(params string[] atoms) => code => atoms.Any(atom => code.Contains(atom, StringComparison.Ordinal));

    private static Func<UcumPeer.Conversion, bool> Of(params string[] atoms) => row => Atoms(row).Any(atom => atoms.Contains(atom.Code));

    private static bool IsArbitrary(UcumPeer.Conversion row) => Atoms(row).Any(atom => atom.IsArbitrary);

    private static bool HasSignedNumber(string code) => UcumUnit.TryParse(code, out var unit, out _) && !unit.Expression.Number.Equals(Ratio.One);

    private static bool HasUnusualAnnotation(string code) =>
        code.Split('{').Skip(1).Any(part => part.IndexOf('}', StringComparison.Ordinal) is var end and > 0 && part.AsSpan(0, end).ContainsAny(Unusual));

    private static bool HasWrongPrefix(string code) => !UcumUnit.TryParse(code, out _, out var error) && error.Fault == UcumFault.PrefixNotAllowed;

    private static IEnumerable<UnitAtom> Atoms(UcumPeer.Conversion row) =>
        new[] { row.From, row.To }.SelectMany(code => UcumUnit.TryParse(code, out var unit, out _) ? unit.Expression.Parts.Select(part => part.Atom) : []);
}
