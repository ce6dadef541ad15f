namespace Fhir.Server.Tests.Legemiddelliste;

/// <summary>The system's clock, put forward by the test.</summary>
public sealed class ShiftedClock : TimeProvider
{
    private TimeSpan ahead = TimeSpan.Zero;

    public void Advance(TimeSpan time) => ahead += time;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
}
