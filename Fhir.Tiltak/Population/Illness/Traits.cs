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

    /// <summary>Not for who has kidneys that do not work.</summary>
    HarmsKidneys = 64,

    /// <summary>So harmful to a fetus that nobody who may become pregnant is given it.</summary>
    Teratogen = 128,
}
