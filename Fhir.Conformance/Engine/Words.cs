using Fhir.Kernel.Outcome;

namespace Fhir.Conformance.Engine;

/// <summary>One text in the two languages people read.</summary>
public readonly record struct Words(string Nb, string En)
{
    public string In(Language language) => language == Language.Nb ? Nb : En;

    public override string ToString() => En;
}
