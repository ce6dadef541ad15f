using Fhir.Server.Tests.Rest;

namespace Fhir.Server.Tests.Mhd;

/// <summary>The same on PostgreSQL, with a second server on the database.</summary>
public sealed class MhdServerOnPostgres : MhdServer
{
    private readonly OnPostgres database;
    private AnotherServer? second;

    public MhdServerOnPostgres() : this(new OnPostgres())
    {
    }

    private MhdServerOnPostgres(OnPostgres database) : base(database.Settings) => this.database = database;

    public override bool CanRun => database.IsHere;

    public override IReadOnlyList<RunningServer> All => [this, second!];

    public override async ValueTask DisposeAsync()
    {
        if (second is not null) await second.DisposeAsync();
        await base.DisposeAsync();
        database.Drop();
    }

    protected override async Task FillAsync()
    {
        await base.FillAsync();
        second = new AnotherServer(["--FhirRef:Seed=false", .. database.Settings]);
        await second.InitializeAsync();
    }
}
