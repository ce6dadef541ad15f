namespace Fhir.Server.Patching;

/// <summary>How many nodes the selectors of one patch may still look at.</summary>
public sealed class XmlVisits(long most)
{
    private long left = most;

    public bool AreSpent => left < 0;

    /// <summary>Whether there was one left.</summary>
    public bool Take() => --left >= 0;
}
