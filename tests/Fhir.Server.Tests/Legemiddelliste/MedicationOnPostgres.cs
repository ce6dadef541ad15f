using Fhir.Server.Tests.Rest;

namespace Fhir.Server.Tests.Legemiddelliste;

/// <summary>The same on PostgreSQL.</summary>
public sealed class MedicationOnPostgres : MedicationServer
{
    private readonly OnPostgres database;

    public MedicationOnPostgres() : this(new OnPostgres())
    {
    }

    private MedicationOnPostgres(OnPostgres database) : base(database.Settings) => this.database = database;

    public override bool CanRun => database.IsHere;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        database.Drop();
    }
}
