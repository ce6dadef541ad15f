using Fhir.Server.Tests.Rest;
using Xunit;

namespace Fhir.Server.Tests.Mhd;

/// <summary>A server with one patient, who has a synthetic national number.</summary>
public class MhdServer : RunningServer
{
    public MhdServer() : this([])
    {
    }

    internal MhdServer(string[] settings) : base(["--FhirRef:Seed=false", .. settings])
    {
    }

    /// <summary>The servers over the one database.</summary>
    public virtual IReadOnlyList<RunningServer> All => [this];

    protected override async Task FillAsync()
    {
        await PutAsync("Patient/p1", $$"""{"resourceType":"Patient","id":"p1","identifier":[{"system":"urn:oid:2.16.578.1.12.4.1.4.1","value":"{{Submission.Number}}"}]}""");
        await PutAsync("Patient/p2", """{"resourceType":"Patient","id":"p2"}""");
    }

    /// <summary>Type/id of what each entry of a submission became.</summary>
    internal async Task<IReadOnlyList<string>> ProvideAsync(Submission submission)
    {
        var answer = await PostAsync("", submission.ToString());
        Assert.True(answer.Status == 200, answer.Text);
        return [.. answer.Entries.Select(entry => LocalOf(entry["response"]!["location"]!.GetValue<string>()))];
    }

    /// <summary>A location without base and version.</summary>
    internal string LocalOf(string location) => location[(Base.Length + 1)..].Split("/_history/")[0];
}
