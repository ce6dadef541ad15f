using Fhir.Kernel.Ucum;

namespace Fhir.Kernel.Tests.Ucum;

/// <summary>What units mean. https://ucum.org/ucum#section-Semantics</summary>
public class UcumConversionTests
{
    [Theory]
    [InlineData("1", "[lb_av]", "g", "453.59237")]            // all of UCUM's digits
    [InlineData("1", "[oz_av]", "g", "28.349523125")]
    [InlineData("1", "[gr]", "mg", "64.79891")]
    [InlineData("1.50", "g", "mg", "1500")]
    [InlineData("1", "mg", "kg", "0.000001")]
    [InlineData("1", "[in_i]", "cm", "2.54")]
    [InlineData("1", "[mi_i]", "m", "1609.344")]
    [InlineData("3937", "[ft_us]", "m", "1200")]
    [InlineData("1", "[gal_us]", "mL", "3785.411784")]
    [InlineData("1", "[foz_br]", "mL", "28.4130625")]
    [InlineData("1", "cm3", "m3", "0.000001")]                 // 9.2: the prefix is raised too
    [InlineData("1", "L", "dm3", "1")]
    [InlineData("120", "mm[Hg]", "kPa", "15.99864")]
    [InlineData("760", "mm[Hg]", "Pa", "101324.72")]
    [InlineData("1", "a", "d", "365.25")]
    [InlineData("1", "mo", "d", "30.4375")]
    [InlineData("1", "wk", "h", "168")]
    [InlineData("5", "mmol/L", "umol/mL", "5")]
    [InlineData("1", "mol", "10*23", "6.02214076")]
    [InlineData("1", "U", "nmol/s", "16.666666666666666666666666667")]
    [InlineData("1", "kcal", "kJ", "4.184")]
    [InlineData("50", "%", "1", "0.5")]
    [InlineData("1", "g%", "g/L", "10")]
    [InlineData("180", "deg", "[pi].rad", "1")]
    [InlineData("200", "gon", "deg", "180")]
    [InlineData("1000", "m[iU]/mL", "[IU]/mL", "1")]
    [InlineData("3", "[arb'U]/L", "[arb'U]/mL", "0.003")]
    [InlineData("1", "KiBy", "bit", "8192")]
    [InlineData("1", "10*30", "10*20", "10000000000")]
    [InlineData("1", "10*-30", "10*-20", "0.0000000001")]
    // 21: special units
    [InlineData("37", "Cel", "[degF]", "98.6")]
    [InlineData("98.6", "[degF]", "Cel", "37")]
    [InlineData("-40", "Cel", "[degF]", "-40")]
    [InlineData("80", "[degRe]", "Cel", "100")]
    [InlineData("0", "K", "Cel", "-273.15")]
    [InlineData("1", "kCel", "Cel", "1000")]                   // 22.4: the prefix scales the value
    [InlineData("2", "mCel", "Cel", "0.002")]
    [InlineData("20", "Cel", "5.Cel", "4")]
    [InlineData("44.6546", "fB[10.nV]", "B[10.nV]", "0.0000000000000446546")]
    [InlineData("7.4", "[pH]", "2.[pH]", "3.7")]
    [InlineData("7", "[pH]", "mol/L", "0.0000001")]
    [InlineData("40", "nmol/L", "[pH]", "7.39794000867204")]
    [InlineData("20", "dB", "1", "100")]
    [InlineData("2", "B[V]", "V", "10")]
    [InlineData("20", "dB[V]", "V", "10")]
    [InlineData("20", "dB[SPL]", "uPa", "200")]
    [InlineData("1", "Np", "1", "2.71828182845905")]
    [InlineData("3", "B[kW]", "MW", "1")]
    [InlineData("10", "bit_s", "1", "1024")]
    [InlineData("100", "%[slope]", "deg", "45")]
    [InlineData("100", "[p'diop]", "deg", "45")]
    [InlineData("4", "[m/s2/Hz^(1/2)]", "m2/s4/Hz", "16")]
    [InlineData("16", "m2/s4/Hz", "[m/s2/Hz^(1/2)]", "4")]
    [InlineData("3", "[hp'_X]", "1", "0.001")]
    [InlineData("2", "[hp'_C]", "10*-4", "1")]
    public void A_value_is_converted(string value, string from, string to, string expected)
    {
        var converted = UcumUnit.Convert(Number(value), from, to);
        // Through the degree's pi an angle is right to 15 digits.
        Assert.Equal(Number(expected), to == "deg" && from.Contains('p', StringComparison.Ordinal) ? decimal.Round(converted!.Value, 12) : converted);
    }

    [Theory]
    [InlineData("g", "m")]
    [InlineData("g", "mol")]
    [InlineData("1", "rad")]
    [InlineData("[iU]", "[arb'U]")]        // 24: arbitrary units are comparable with nothing else
    [InlineData("[iU]", "1")]
    [InlineData("[iU]/L", "U/L")]
    [InlineData("[hp_X]", "[hp_C]")]
    [InlineData("Cel", "m")]
    [InlineData("Cel", "{score}")]
    public void Units_of_other_dimensions_are_not_comparable(string one, string other)
    {
        Assert.False(Unit(one).IsComparableTo(Unit(other)));
        Assert.Null(UcumUnit.Convert(1, one, other));
        Assert.Null(UcumUnit.Compare(1, Unit(one), 1, Unit(other)));
    }

    [Theory]
    [InlineData("mL", "cm3", true)]
    [InlineData("{score}", "1", true)]
    [InlineData("kg{dry}", "1000.g", true)]
    [InlineData("m/s2", "m.s-2", true)]
    [InlineData("L", "l", true)]
    [InlineData("[iU]", "[IU]", true)]
    [InlineData("Hz", "Bq", true)]
    [InlineData("g", "kg", false)]
    [InlineData("K", "Cel", false)]
    [InlineData("Cel", "[degF]", false)]
    [InlineData("Cel", "mCel", false)]
    [InlineData("[hp'_X]", "[hp'_C]", false)]
    public void Units_are_equal_when_they_mean_the_same(string one, string other, bool areEqual)
    {
        Assert.Equal(areEqual, Unit(one).Equals(Unit(other)));
        if (areEqual) Assert.Equal(Unit(one).GetHashCode(), Unit(other).GetHashCode());
    }

    [Theory]
    [InlineData("80.5", "kg", "80500", "g")]
    [InlineData("37", "Cel", "310.15", "K")]
    [InlineData("120", "mm[Hg]", "15998640", "g.m-1.s-2")]
    [InlineData("5", "[iU]/mL", "5000000", "[iU].m-3")]
    public void A_value_has_a_canonical_form(string value, string code, string expected, string unit)
    {
        Assert.Equal((Number(expected), unit), Unit(code).ToCanonical(Number(value)));
        Assert.Equal(((double)Number(expected), unit), Unit(code).ToCanonicalDouble(Number(value)));
    }

    [Fact]
    public void A_canonical_form_larger_than_a_decimal_is_a_double()
    {
        Assert.Null(Unit("kmol/L").ToCanonical(5.4m));
        Assert.Equal((3.251956010400000E+30, "m-3"), Unit("kmol/L").ToCanonicalDouble(5.4m));
    }

    [Theory]
    [InlineData("[lb_av]", "0.45359237", "kg", 0)]
    [InlineData("[ft_us]", "0.3048006096012192024384048768", "m", 1)]   // the fraction 1200/3937 is a little more
    [InlineData("mol", "602214076", "10*15", 0)]
    [InlineData("10*200", "1", "10*-200", 1)]
    [InlineData("Cel", "33.8", "[degF]", 0)]
    [InlineData("[pH]", "0.4", "2.[pH]", 1)]
    [InlineData("dB", "0.01", "10.B", 0)]
    public void Comparing_never_rounds(string left, string number, string right, int order) =>
        Assert.Equal(order, UcumUnit.Compare(1, Unit(left), Number(number), Unit(right)));

    [Theory]
    [InlineData("1", "10*40", "1")]        // larger than any decimal
    [InlineData("1", "10*-40", "1")]       // no digit of it left
    [InlineData("1", "u", "g")]            // four digits left
    [InlineData("1", "10*900", "10*-900")]
    [InlineData("400", "B", "1")]          // 10^400
    [InlineData("-1", "mol/L", "[pH]")]    // no logarithm
    [InlineData("0", "mol/L", "[pH]")]
    public void A_result_that_a_decimal_cannot_hold_is_no_answer(string value, string from, string to) =>
        Assert.Null(UcumUnit.Convert(Number(value), from, to));

    [Fact]
    public void A_quotient_is_rounded_once_at_the_last_digit() =>
        Assert.Equal(0.3333333333333333333333333333m, UcumUnit.Convert(1, "mm", "3.mm"));

    private static UcumUnit Unit(string code) => UcumUnit.TryParse(code, out var unit, out var error) ? unit : throw new ArgumentException(error.ToString());

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
