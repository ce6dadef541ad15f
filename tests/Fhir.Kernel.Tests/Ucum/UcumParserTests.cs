using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Ucum;

namespace Fhir.Kernel.Tests.Ucum;

/// <summary>What is a unit, and what is said about what is none. https://ucum.org/ucum#section-Grammar-of-Units-and-Unit-Terms</summary>
public class UcumParserTests
{
    // https://ucum.org/ucum#section-Syntax-Rules
    [Theory]
    [InlineData("1", "1")]
    [InlineData("m", "m")]
    [InlineData("mg", "g")]
    [InlineData("mmol/L", "m-3")]
    [InlineData("mol", "1")]
    [InlineData("kg.m/s2", "g.m.s-2")]
    [InlineData("kg.m.s-2", "g.m.s-2")]
    [InlineData("m/s/s", "m.s-2")]                 // 7.4: from left to right
    [InlineData("J/kg.K", "K.m2.s-2")]
    [InlineData("J/(kg.K)", "K-1.m2.s-2")]         // 10.1
    [InlineData("J/(kg.(K))", "K-1.m2.s-2")]
    [InlineData("/min", "s-1")]
    [InlineData("/s.m", "m.s-1")]                  // 7.3: the solidus inverts what directly follows
    [InlineData("m+2", "m2")]                      // 9.1
    [InlineData("m0", "1")]
    [InlineData("2+10", "1")]                      // 9, the note
    [InlineData("10*9/L", "m-3")]
    [InlineData("10^9/L", "m-3")]
    [InlineData("10*-3", "1")]
    [InlineData("m[Hg]", "g.m-1.s-2")]
    [InlineData("mm[Hg]", "g.m-1.s-2")]
    [InlineData("cm[H2O]", "g.m-1.s-2")]
    [InlineData("{score}", "1")]
    [InlineData("{}", "1")]
    [InlineData("%{vol}", "1")]
    [InlineData("kg{total}", "g")]
    [InlineData("m2{body'surface}", "m2")]
    [InlineData("/100{WBC}", "1")]
    [InlineData("mL/min/{1.73_m2}", "m3.s-1")]
    [InlineData("{# of fetuses}", "1")]
    [InlineData("Cel", "K")]
    [InlineData("mCel", "K")]
    [InlineData("(Cel)", "K")]
    [InlineData("2.Cel", "K")]                     // 22.5
    [InlineData("Cel.{oral}", "K")]
    [InlineData("[degF]", "K")]
    [InlineData("[pH]", "m-3")]
    [InlineData("dB", "1")]
    [InlineData("dB[SPL]", "g.m-1.s-2")]
    [InlineData("B[10.nV]", "C-1.g.m2.s-2")]
    [InlineData("[m/s2/Hz^(1/2)]", "m2.s-3")]
    [InlineData("[iU]/L", "[iU].m-3")]
    [InlineData("m[IU]/mL", "[iU].m-3")]
    [InlineData("[arb'U]", "[arb'U]")]
    [InlineData("[Amb'a'1'U]", "[Amb'a'1'U]")]
    [InlineData("/[HPF]", "1")]
    [InlineData("cd", "cd")]                       // the atom, not a hundredth of a day
    [InlineData("Pa", "g.m-1.s-2")]
    [InlineData("dar", "m2")]                      // a tenth of an are; 'r' is no unit
    [InlineData("KiBy", "1")]
    [InlineData("''", "rad")]
    [InlineData("mg%", "g.m-3")]
    [InlineData("10*999", "1")]
    public void A_unit_has_its_dimension(string code, string canonical)
    {
        Assert.True(UcumUnit.TryParse(code, out var unit, out var error), error?.ToString());
        Assert.Equal((code, canonical), (unit.Code, unit.CanonicalCode));
    }

    [Theory]
    [InlineData("", UcumFault.Empty, 1)]
    [InlineData("xyz", UcumFault.UnknownUnit, 1)]
    [InlineData("mmol/Litre", UcumFault.UnknownUnit, 6)]
    [InlineData("mg/DL", UcumFault.UnknownUnit, 4)]
    [InlineData("mm[HG]", UcumFault.UnknownUnit, 1)]
    [InlineData("kmin", UcumFault.PrefixNotAllowed, 1)]    // 11.1
    [InlineData("g/m[degF]", UcumFault.PrefixNotAllowed, 3)]
    [InlineData("m.", UcumFault.UnitMissing, 3)]
    [InlineData("m./s", UcumFault.UnitMissing, 3)]
    [InlineData("/", UcumFault.UnitMissing, 2)]
    [InlineData(".m", UcumFault.UnitMissing, 1)]
    [InlineData("()", UcumFault.UnitMissing, 2)]
    [InlineData("(/m)", UcumFault.UnitMissing, 2)]
    [InlineData("+m", UcumFault.UnitMissing, 1)]
    [InlineData("2m", UcumFault.OperatorMissing, 2)]
    [InlineData("m2s", UcumFault.OperatorMissing, 3)]
    [InlineData("{a}m", UcumFault.OperatorMissing, 4)]
    [InlineData("m{a}{b}", UcumFault.OperatorMissing, 5)]
    [InlineData("m{a}2", UcumFault.OperatorMissing, 5)]
    [InlineData("(m/s)2", UcumFault.OperatorMissing, 6)]   // 10, the note
    [InlineData("(m s)", UcumFault.InvalidCharacter, 3)]
    [InlineData("(m2s)", UcumFault.OperatorMissing, 4)]
    [InlineData("m-", UcumFault.ExponentMissing, 2)]
    [InlineData("m2-", UcumFault.OperatorMissing, 3)]
    [InlineData("(m", UcumFault.Unbalanced, 1)]
    [InlineData("m)", UcumFault.Unbalanced, 2)]
    [InlineData("m[Hg", UcumFault.Unbalanced, 2)]
    [InlineData("m]", UcumFault.Unbalanced, 2)]
    [InlineData("{a", UcumFault.Unbalanced, 1)]
    [InlineData("m{a{b}}", UcumFault.Unbalanced, 2)]
    [InlineData("m}", UcumFault.Unbalanced, 2)]
    [InlineData("m/ s", UcumFault.InvalidCharacter, 3)]
    [InlineData("m\t", UcumFault.InvalidCharacter, 2)]
    [InlineData("µg", UcumFault.InvalidCharacter, 1)]
    [InlineData("{å}", UcumFault.InvalidCharacter, 2)]
    [InlineData("kg{😀}", UcumFault.InvalidCharacter, 4)]
    [InlineData("0", UcumFault.Zero, 1)]                   // 8.1: a positive integer
    [InlineData("m/0", UcumFault.Zero, 3)]
    [InlineData("m1000", UcumFault.TooLarge, 2)]
    [InlineData("m99999999999999999999", UcumFault.TooLarge, 2)]
    [InlineData("m999.m", UcumFault.TooLarge, 6)]
    [InlineData("10*999.10*999", UcumFault.TooLarge, 8)]
    [InlineData("[pi]900", UcumFault.TooLarge, 1)]
    [InlineData("Cel/min", UcumFault.SpecialUnitInTerm, 1)]   // 22.1
    [InlineData("K.Cel", UcumFault.SpecialUnitInTerm, 1)]
    [InlineData("Cel2", UcumFault.SpecialUnitInTerm, 1)]
    [InlineData("1/Cel", UcumFault.SpecialUnitInTerm, 3)]
    [InlineData("1/(Cel)", UcumFault.SpecialUnitInTerm, 3)]
    [InlineData("[pH].[pH]", UcumFault.SpecialUnitInTerm, 6)]
    public void What_is_no_unit_is_said_to_be_wrong_at_its_place(string code, UcumFault fault, int position)
    {
        Assert.False(UcumUnit.TryParse(code, out _, out var error));
        Assert.Equal((fault, position), (error.Fault, error.Position));
        Assert.StartsWith($"posisjon {position}: ", error.Text(Language.Nb), StringComparison.Ordinal);
        Assert.StartsWith($"position {position}: ", error.Text(Language.En), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mmHg", "mm[Hg]")]
    [InlineData("MG", null)]               // a megagauss, and so no mistake to see
    [InlineData("mg/DL", "dL")]
    [InlineData("ML/HR", "h")]
    [InlineData("IU/L", "[iU]")]
    [InlineData("mcg", "ug")]
    [InlineData("µg", "u")]
    [InlineData("grams", "g")]
    [InlineData("percent", "%")]
    [InlineData("zzz", null)]
    public void A_likely_meaning_is_suggested(string code, string? suggestion) =>
        Assert.Equal(suggestion, UcumUnit.TryParse(code, out _, out var error) ? null : error.Suggestion);

    [Fact]
    public void An_error_reads_well_in_both_languages()
    {
        Assert.False(UcumUnit.TryParse("kg/mmHg", out _, out var error));
        Assert.Equal("posisjon 4: «mmHg» er ingen UCUM-enhet; mente du «mm[Hg]»?", error.Text(Language.Nb));
        Assert.Equal("position 4: 'mmHg' is no UCUM unit; did you mean 'mm[Hg]'?", error.Text(Language.En));
    }

    [Fact]
    public void Length_and_depth_have_limits()
    {
        Assert.True(UcumUnit.TryParse(new string('(', UcumUnit.MaxDepth) + "m" + new string(')', UcumUnit.MaxDepth), out _, out _));
        AssertFault(UcumFault.TooDeep, new string('(', UcumUnit.MaxDepth + 1) + "m" + new string(')', UcumUnit.MaxDepth + 1));
        AssertFault(UcumFault.TooDeep, new string('(', UcumUnit.MaxLength));
        Assert.True(UcumUnit.TryParse("{" + new string('x', UcumUnit.MaxLength - 2) + "}", out _, out _));
        AssertFault(UcumFault.TooLong, "{" + new string('x', UcumUnit.MaxLength - 1) + "}");
        AssertFault(UcumFault.TooLong, new string('m', 1_000_000));
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_no_unit() => Assert.False(UcumUnit.IsValid([0x6D, 0xFF, 0xC3]));

    [Fact]
    public void Every_unit_that_R4_lists_is_one()
    {
        var compose = DefinitionsPack.Core.Find("http://hl7.org/fhir/ValueSet/ucum-common")!.Root.Child("compose");
        var (known, unknown) = (0, new List<string>());
        foreach (var concept in compose.Child("include").ChildrenNamed("concept"))
            if (UcumUnit.TryParse(concept.ValueOf("code")!, out _, out var error)) known++;
            else unknown.Add($"{concept.ValueOf("code")}: {error}");
        Assert.Empty(unknown);
        Assert.Equal(1364, known);
    }

    [Fact]
    public void Every_atom_resolves_and_every_prefix_meets_one_atom_only()
    {
        var ambiguous = new List<string>();
        foreach (var atom in UnitAtoms.All.Values)
        {
            Assert.True(UcumUnit.TryParse(atom.Code, out var unit, out var error), error?.ToString());
            Assert.False(unit.Scale.Factor.IsZero);
            foreach (var prefix in Prefixes.All.Values)
                if (UnitSymbol.Find(prefix.Code + atom.Code) is var found && atom.IsMetric && found != (prefix, atom)) ambiguous.Add($"{prefix.Code}+{atom.Code} = {found}");
        }
        Assert.Empty(ambiguous);
    }

    [Theory]
    [InlineData("mg/dL", "milligram per deciliter")]
    [InlineData("kg/m2", "kilogram per square meter")]
    [InlineData("10*9/L", "10^9 per liter")]
    [InlineData("mm[Hg]", "millimeter of mercury column")]
    [InlineData("/min", "per minute")]
    [InlineData("{score}", "one")]
    [InlineData("100.m3", "100 cubic meter")]
    public void A_unit_has_a_name(string code, string name)
    {
        Assert.True(UcumUnit.TryParse(code, out var unit, out _));
        Assert.Equal(name, unit.Name);
    }

    [Fact]
    public void Asking_for_a_common_unit_again_allocates_nothing()
    {
        byte[][] codes = [.. new[] { "mmol/L", "mm[Hg]", "10*9/L", "kg", "mmHg" }.Select(Encoding.ASCII.GetBytes)];
        var valid = 0;
        for (var warm = 0; warm < 100; warm++) foreach (var code in codes) UcumUnit.IsValid(code);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 100; round++)
            foreach (var code in codes)
                if (UcumUnit.IsValid(code)) valid++;
        Assert.Equal((0, 400), (GC.GetAllocatedBytesForCurrentThread() - before, valid));
    }

    /// <summary>Tests that run beside it take memory, too, so it is tried several times: a cache that grows does so each time.</summary>
    [Fact]
    public void A_stranger_cannot_make_the_cache_grow()
    {
        for (var round = 0; round < 3; round++) Fill();
        long[] grown = [.. Enumerable.Range(0, 6).Select(_ => Grown())];
        Assert.True(grown.Min() < 2_000_000, string.Join(' ', grown));

        static long Grown()
        {
            var before = GC.GetTotalMemory(forceFullCollection: true);
            for (var round = 0; round < 3; round++) Fill();
            return GC.GetTotalMemory(forceFullCollection: true) - before;
        }

        static void Fill()
        {
            for (var number = 0; number < 5_000; number++) Assert.True(UcumUnit.TryParse($"m{{{Guid.NewGuid():N}}}", out _, out _));
        }
    }

    private static void AssertFault(UcumFault fault, string code)
    {
        Assert.False(UcumUnit.TryParse(code, out _, out var error));
        Assert.Equal(fault, error.Fault);
    }
}
