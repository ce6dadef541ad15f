using System.Text;
using Fhir.Kernel.Ucum;

namespace Fhir.Fuzz.Tests.Targets;

/// <summary>Units from strangers: reading, naming, bringing to base units and converting back.</summary>
internal sealed class UcumTarget : FuzzTarget
{
    private static readonly UcumUnit[] Known = [.. new[] { "g", "mm[Hg]", "Cel", "[degF]", "mol/L", "[pH]", "/min", "m2", "[iU]", "%" }.Select(Unit)];

    public override string Name => "ucum";

    public override IGrain Grain { get; } = new WordGrain();

    public override IEnumerable<byte[]> Seeds =>
        [.. "mm[Hg] kg.m/s2 10*3/uL {rbc}/[HPF] Cel [degF] [pH] mmol/(24.h) dB[SPL] ug/kg/min [arb'U]/mL 10^-3.m4.(2.[pi]) [in_i'H2O] %{vol} mol/L/{x}2 1/4.g Bq.s-1 [hp'_X] [m/s2/Hz^0.5] bit_s Ym ng{a}{b}".Split(' ').Select(Material.Utf8)];

    public override IReadOnlyList<byte[]> Dictionary { get; } =
        [.. "( ) { } [ ] . / * ^ - + 1 0 10 10* 10^ 99999999999999999999 -1 Y Z E P T G M k h da d c m u n p f a z y Ki Mi g s rad K C cd mol sr Hz N Pa J W Ohm V F Wb T H lm lx Gy Sv Cel [degF] [pH] B Np [iU] ' æ".Split(' ').Select(Material.Utf8)];

    public override string Run(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        if (!UcumUnit.TryParse(text, out var unit, out var error))
        {
            Require(error.ToString().Length < 2000, "the error repeats the input at length");
            return error.Fault.ToString();
        }
        Require(unit.Name.Length < 50_000, "the name is beyond all measure");
        Require(UcumUnit.TryParse(unit.CanonicalCode, out var canonical, out _), $"its canonical code {unit.CanonicalCode} is no unit");
        Require(canonical!.IsComparableTo(unit) && unit.IsComparableTo(canonical), "it cannot be compared with its canonical unit");
        var answer = $"{unit.IsSpecial} {(unit.CanonicalCode.Length > 12 ? "long" : unit.CanonicalCode)}";
        foreach (var value in new[] { 0m, 1m, -1.5m, 79228162514264337593543950335m, 0.0000000000000000000000000001m })
        {
            unit.ToCanonical(value);
            unit.ToCanonicalDouble(value);
            UcumUnit.Compare(value, unit, 1m, canonical);
            foreach (var other in Known) Require(UcumUnit.Convert(value, unit, other) is null || unit.IsComparableTo(other), "it was converted to what it cannot be compared with");
        }
        return answer;
    }

    private static UcumUnit Unit(string code) => UcumUnit.TryParse(code, out var unit, out _) ? unit : throw new InvalidOperationException(code);
}
