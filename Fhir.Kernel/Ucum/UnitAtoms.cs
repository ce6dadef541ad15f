using System.Collections.Frozen;
using Fhir.Kernel.Ucum.Tables;

namespace Fhir.Kernel.Ucum;

/// <summary>Every unit atom of UCUM 2.2, case sensitive.</summary>
internal static class UnitAtoms
{
    public static readonly FrozenDictionary<string, UnitAtom> All = new[] { SiUnits.All, OtherUnits.All, CustomaryUnits.All, ClinicalUnits.All, ChemicalUnits.All, LevelUnits.All }
        .SelectMany(table => table).ToFrozenDictionary(atom => atom.Code, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, UnitAtom>.AlternateLookup<ReadOnlySpan<char>> Lookup = All.GetAlternateLookup<ReadOnlySpan<char>>();

    public static UnitAtom? Find(ReadOnlySpan<char> code) => Lookup.TryGetValue(code, out var atom) ? atom : null;
}
