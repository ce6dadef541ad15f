using System.Globalization;
using Fhir.Kernel.Ucum;

namespace Fhir.Kernel.Tests.Ucum;

/// <summary>The same questions to ucum-lhc. Where the answers differ, a row of <see cref="KnownUcumDifferences"/> says who is right and why.</summary>
public class UcumPeerTests(ITestOutputHelper output)
{
    private const int Valid = 1500;
    private const int Broken = 1000;
    private const int Conversions = 2000;

    [Fact]
    public async Task Units_and_conversions_have_the_same_answers_as_with_ucum_lhc()
    {
        Assert.SkipWhen(UcumPeer.Missing is not null, UcumPeer.Missing ?? "");
        var seed = Environment.GetEnvironmentVariable("FHIRREF_SEED") is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : 4711;
        var generator = new UnitGenerator(seed);
        List<string> units = [.. UnitAtoms.All.Keys.Order(StringComparer.Ordinal), .. Many(Valid, generator.Valid), .. Many(Broken, generator.Broken)];
        List<UcumPeer.Conversion> conversions = [.. Pairs(generator).Take(Conversions)];
        var (theirUnits, theirConversions) = await UcumPeer.AskAsync(units, conversions, TestContext.Current.CancellationToken);

        var differences = units.Zip(theirUnits).Where(row => UcumUnit.TryParse(row.First, out _, out _) != row.Second)
            .Select(row => (What: $"{row.First}: {(row.Second ? "only the peer" : "only we")} know it", Known: KnownUcumDifferences.OfUnit(row.First, isOurs: !row.Second)))
            .Concat(conversions.Zip(theirConversions).Where(row => !AreAlike(Ours(row.First), row.Second))
                .Select(row => (What: $"{row.First}: ours {Ours(row.First)}, theirs {row.Second}", Known: KnownUcumDifferences.OfConversion(row.First))))
            .ToList();

        output.WriteLine($"FHIRREF_SEED={seed}: {units.Count} units, {conversions.Count} conversions; {differences.Count(row => row.Known is not null)} known differences");
        var unexplained = differences.Where(row => row.Known is null).Select(row => row.What).ToList();
        Assert.True(unexplained.Count == 0, $"{unexplained.Count} differences:\n{string.Join('\n', unexplained.Take(100))}");
        var stale = KnownUcumDifferences.All.Except(differences.Select(row => row.Known!)).Where(row => !row.IsRare);
        Assert.Empty(stale);
    }

    private static IEnumerable<string> Many(int count, Func<string> next) => Enumerable.Range(0, count).Select(_ => next());

    /// <summary>Two units of the same dimension, alone and in products; of the arbitrary units, which are alone in theirs, every one now and then.</summary>
    private static IEnumerable<UcumPeer.Conversion> Pairs(UnitGenerator generator)
    {
        var dimensions = UnitAtoms.All.Values.OrderBy(atom => atom.Code, StringComparer.Ordinal).Where(atom => atom.Code is not ("10*" or "10^"))
            .GroupBy(atom => atom.Scale.Dimension.Code).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => group.ToList()).ToLookup(atoms => atoms.Count > 1);
        var (shared, alone) = (dimensions[true].ToList(), dimensions[false].ToList());
        for (var round = 0; ; round++)
        {
            var atoms = round % 10 == 0 ? alone[round / 10 % alone.Count] : shared[round % shared.Count];
            var (one, other) = (atoms[round / shared.Count % atoms.Count], atoms[round / 7 % atoms.Count]);
            yield return new(generator.Value(), generator.Symbol(one), generator.Symbol(other));
            if (!one.IsSpecial && !other.IsSpecial)
                yield return new(generator.Value(), $"{generator.Symbol(one)}2/{generator.Symbol(Gram)}", $"{generator.Symbol(other)}2/{generator.Symbol(Gram)}");
        }
    }

    private static readonly UnitAtom Gram = UnitAtoms.All["g"];

    // As a fraction made a double: what is too large for a decimal is no difference.
    private static double? Ours(UcumPeer.Conversion row)
    {
        Assert.True(UcumUnit.TryParse(row.From, out var from, out _) & UcumUnit.TryParse(row.To, out var to, out _));
        return from!.Scale.Convert(Ratio.OfDecimal(row.Value), to!.Scale)?.ToDouble();
    }

    // They compute in double precision, and across temperatures digits cancel out.
    private static bool AreAlike(double? ours, double? theirs) =>
        (ours is null) == (theirs is null) && (ours is null || Math.Abs(ours.Value - theirs!.Value) <= Math.Max(Math.Abs(theirs.Value) * 1e-9, 1e-60));
}
