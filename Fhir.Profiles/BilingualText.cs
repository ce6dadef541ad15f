using Fhir.Kernel.Outcome;

namespace Fhir.Profiles;

/// <summary>The same words in bokmål and English.</summary>
public readonly record struct BilingualText(string Nb, string En)
{
    public string In(Language language) => language == Language.Nb ? Nb : En;
}
