using System.Globalization;
using Fhir.Kernel.Ucum;

namespace Fhir.Kernel.Tests.Ucum;

/// <summary>What holds for every unit. https://ucum.org/ucum#section-Semantics</summary>
public class UcumPropertyTests
{
    private const int Rounds = 2000;

    private static readonly int Seed = Environment.GetEnvironmentVariable("FHIRREF_SEED") is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : 4711;

    [Fact]
    public void A_valid_unit_is_equal_to_itself_in_parentheses_and_its_canonical_code_is_canonical()
    {
        foreach (var unit in Units())
        {
            Assert.True(unit.Equals(Parse($"({unit.Code})".Replace("(/", "(1/", StringComparison.Ordinal))), unit.Code);
            var canonical = Parse(unit.CanonicalCode);
            Assert.Equal((unit.CanonicalCode, true), (canonical.CanonicalCode, canonical.IsComparableTo(unit)));
            Assert.Equal(0, canonical.Scale.Factor.CompareTo(Ratio.One));
        }
    }

    [Fact]
    public void A_value_converted_there_and_back_is_the_value()
    {
        var (generator, converted) = (new UnitGenerator(Seed + 1), 0);
        foreach (var unit in Units())
        {
            var (value, canonical) = (generator.Value(), Parse(unit.CanonicalCode));
            if (unit.IsSpecial) continue;
            // Exactly, as fractions; and by decimals wherever they can hold it.
            Assert.Equal(Ratio.OfDecimal(value).Reduced(), unit.Scale.FromBase(unit.Scale.ToBase(Ratio.OfDecimal(value))!.Value)!.Value.Reduced());
            if (UcumUnit.Convert(value, unit, canonical) is not { } there || UcumUnit.Convert(there, canonical, unit) is not { } back) continue;
            Assert.True(Math.Abs(value - back) <= value * 1e-13m, $"{value} {unit} = {there} {canonical} = {back} {unit}");
            converted++;
        }
        Assert.InRange(converted, Rounds / 4, Rounds);
    }

    [Fact]
    public void Special_units_convert_there_and_back()
    {
        foreach (var atom in UnitAtoms.All.Values.Where(atom => atom.IsSpecial))
            foreach (var value in new[] { 0.5m, 1, 7.4m, 12 })
            {
                var (unit, canonical) = (Parse(atom.Code), Parse(Parse(atom.Code).CanonicalCode));
                var there = unit.Scale.ToBase(Ratio.OfDecimal(value))!.Value;
                Assert.Equal((double)value, unit.Scale.FromBase(there)!.Value.ToDouble(), 1e-9);
                Assert.True(unit.IsComparableTo(canonical));
            }
    }

    [Fact]
    public void Comparing_is_the_same_the_other_way_round_and_agrees_with_equality()
    {
        var (generator, units) = (new UnitGenerator(Seed + 2), Units().GroupBy(unit => unit.CanonicalCode).SelectMany(group => group.Zip(group.Skip(1))).ToList());
        Assert.InRange(units.Count, 200, Rounds);
        foreach (var (one, other) in units)
        {
            var value = generator.Value();
            Assert.Equal(UcumUnit.Compare(value, one, value, other), -UcumUnit.Compare(value, other, value, one));
            if (one.Equals(other)) Assert.Equal(0, UcumUnit.Compare(value, one, value, other));
        }
    }

    [Fact]
    public void A_broken_unit_is_a_unit_or_has_an_error_inside_its_text()
    {
        var generator = new UnitGenerator(Seed);
        for (var round = 0; round < Rounds; round++)
        {
            var code = generator.Broken();
            if (!UcumUnit.TryParse(code, out _, out var error)) Assert.InRange(error.Position, 1, code.Length + 1);
        }
    }

    private static IEnumerable<UcumUnit> Units()
    {
        var generator = new UnitGenerator(Seed);
        return Enumerable.Range(0, Rounds).Select(_ => Parse(generator.Valid()));
    }

    private static UcumUnit Parse(string code) => UcumUnit.TryParse(code, out var unit, out var error) ? unit : throw new ArgumentException($"{code}: {error}");
}
