using System.Security.Cryptography;
using System.Text;

namespace Fhir.Tiltak.Population.Illness;

/// <summary>A medicine as a brand, without the brand's name.</summary>
/// <param name="Name">As a prescriber reads it.</param>
/// <param name="Group">Prescription group (7421).</param>
/// <param name="Atc">Null for a dietary supplement.</param>
internal sealed record Drug(string Id, string Name, Code? Atc, DrugForm Form, string Group, Traits Traits = Traits.None)
{
    public string ResourceId { get; } = $"vare-{Id}";

    public string Reference => $"Medication/{ResourceId}";

    /// <summary>Of the shape of FEST's own identifiers, and in no FEST.</summary>
    public string FestId { get; } = $"ID_{new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(Systems.Own + Id)).AsSpan(0, 16)).ToString().ToUpperInvariant()}";

    /// <summary>Nobody younger is given this form and strength of it.</summary>
    public int FromAge { get; init; }

    /// <summary>Older ones are given another form of it.</summary>
    public int UntilAge { get; init; } = int.MaxValue;

    public bool Suits(int age) => age >= FromAge && age <= UntilAge;

    /// <summary>What is followed in the blood of who takes it.</summary>
    public Panel? Monitoring { get; init; }

    public bool IsSupplement => Group == "K";
}
