using System.Net;
using Fhir.Server.Tests.Rest;

namespace Fhir.Server.Tests.Authorization;

/// <summary>A server with the synthetic data that wants tokens of an issuer whose claims the test chooses.</summary>
public class MintedServer : RunningServer
{
    private readonly MintingIssuer issuer;

    public MintedServer() : this(new MintingIssuer(), [])
    {
    }

    private protected MintedServer(MintingIssuer issuer, string[] settings)
        : base(["--FhirRef:Seed=true", "--FhirRef:Security:Mode=HelseId", $"--FhirRef:Security:Authority={issuer.Address}", $"--FhirRef:Security:Audience={ProtectedHost.Audience}", .. settings]) =>
        this.issuer = issuer;

    internal MintingIssuer Issuer => issuer;

    public static (string, string) Bearer(string token) => ("Authorization", $"Bearer {token}");

    /// <summary>A token for everything, of somebody whose HPR number it names.</summary>
    public (string, string) Doctor(string hpr = TestIssuer.Doctor, string subject = "lege") => Bearer(issuer.Token("system/*.cruds", subject, claims => claims[MintingIssuer.Hpr] = hpr));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await issuer.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override async Task FillAsync()
    {
        for (var wait = 0; wait < 300; wait++)
        {
            if ((await GetAsync(".well-known/smart-configuration")).Code == HttpStatusCode.OK) return;
            await Task.Delay(100);
        }
        throw new InvalidOperationException("The issuer never came.");
    }
}
