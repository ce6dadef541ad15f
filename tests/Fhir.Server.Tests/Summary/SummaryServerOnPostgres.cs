using Fhir.Server.Tests.Rest;

namespace Fhir.Server.Tests.Summary;

/// <summary>The same on PostgreSQL.</summary>
public sealed class SummaryServerOnPostgres : SummaryServer
{
    private readonly OnPostgres database;

    public SummaryServerOnPostgres() : this(new OnPostgres())
    {
    }

    private SummaryServerOnPostgres(OnPostgres database) : base(database.Settings) => this.database = database;

    public override bool CanRun => database.IsHere;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        database.Drop();
    }
}
