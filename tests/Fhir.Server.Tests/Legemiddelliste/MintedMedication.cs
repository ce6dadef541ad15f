using Fhir.Server.Tests.Authorization;
using Fhir.Server.Tests.Rest;

namespace Fhir.Server.Tests.Legemiddelliste;

/// <summary>The list's operations for callers with tokens, over all servers of a database.</summary>
public class MintedMedication : MintedServer
{
    public MintedMedication()
    {
    }

    private protected MintedMedication(MintingIssuer issuer, string[] settings) : base(issuer, settings)
    {
    }

    public virtual IReadOnlyList<RunningServer> All => [this];

    /// <summary>A patient of this test alone, with these rows in a current list.</summary>
    internal async Task<ListedPatient> PatientAsync(params TestRow[] rows)
    {
        var patient = new ListedPatient(Guid.NewGuid().ToString("N")[..12], SyntheticNumber.Next());
        var answer = await PostAsync("", patient.ToTransaction(rows).ToJsonString(), Doctor());
        return answer.Status == 200 ? patient : throw new InvalidOperationException(answer.Text);
    }

    internal async Task<LookedUp> LookUpAsync(ListedPatient patient, (string, string) bearer)
    {
        var answer = await PostAsync("Patient/$getMedication", $$"""{"resourceType":"Parameters","parameter":[{{patient.Parameter}}]}""", bearer);
        return answer.Status == 200 ? new LookedUp(answer.Json) : throw new InvalidOperationException(answer.Text);
    }

    internal static Task<Answer> SendAsync(RunningServer server, SentList sent, (string, string) bearer) =>
        server.PostAsync("Patient/$sendMedication", $$"""{"resourceType":"Parameters","parameter":[{"name":"medication","resource":{{sent.Bundle.ToJsonString()}} }]}""", bearer);
}

/// <summary>The same on PostgreSQL, with a second server on the database.</summary>
public sealed class MintedMedicationOnPostgres : MintedMedication
{
    private readonly OnPostgres database;
    private readonly string authority;
    private AnotherServer? second;

    public MintedMedicationOnPostgres() : this(new MintingIssuer(), new OnPostgres())
    {
    }

    private MintedMedicationOnPostgres(MintingIssuer issuer, OnPostgres database) : base(issuer, database.Settings) => (this.database, authority) = (database, issuer.Address);

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
        second = new AnotherServer(["--FhirRef:Seed=false", "--FhirRef:Security:Mode=HelseId", $"--FhirRef:Security:Authority={authority}", $"--FhirRef:Security:Audience={ProtectedHost.Audience}", .. database.Settings]);
        await second.InitializeAsync();
        for (var wait = 0; wait < 300 && (await second.GetAsync(".well-known/smart-configuration")).Status != 200; wait++) await Task.Delay(100);
    }
}
