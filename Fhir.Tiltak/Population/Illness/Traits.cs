namespace Fhir.Tiltak.Population.Illness;

/// <summary>Why a drug may be wrong for somebody.</summary>
[Flags]
internal enum Traits
{
    None = 0,
    Penicillin = 1,
    BetaBlocker = 2,
    HarmsFetus = 4,
    Anticoagulant = 8,
    Nsaid = 16,
    Antiplatelet = 32,
}
