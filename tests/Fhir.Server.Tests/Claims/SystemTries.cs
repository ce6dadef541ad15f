using System.Net.WebSockets;
using Fhir.Server.Tests.Rest;
using Xunit;

namespace Fhir.Server.Tests.Claims;

/// <summary>Does once what a claim says of the whole server.</summary>
public sealed class SystemTries(RunningServer server)
{
    /// <summary>Null when it works; else what was seen.</summary>
    public async Task<string?> TryAsync(Claim claim, IReadOnlyList<Claim> all) => claim.Property switch
    {
        "fhirVersion" => InteractionTries.Status(await server.GetAsync("metadata", ("Accept", $"application/fhir+json; fhirVersion={claim.Value[..3]}")), 200),
        "format" => await FormatAsync(claim.Value),
        "patchFormat" => await PatchAsync(claim.Value),
        "implementationGuide" => Guide(claim.Value, all),
        "interaction" => await InteractionAsync(claim.Value),
        // Bulk Data's statement asks for $export; its operations are tried on their own.
        "instantiates" => claim.Value.EndsWith("/bulk-data", StringComparison.Ordinal) && all.Any(other => other is { Property: "operation", Value: "export" }) ? null : "never tried",
        "extension" => await SocketAsync(claim.Node["valueUri"]?.GetValue<string>()),
        "security" => await SecurityAsync(claim),
        "compartment" => InteractionTries.Status(await server.GetAsync($"{Capital(claim.Value.Split('/')[^1])}/a1/*"), 200),
        _ => "never tried",
    };

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private async Task<string?> FormatAsync(string format)
    {
        var answer = await server.GetAsync($"Patient?_count=0&_format={Uri.EscapeDataString(format)}");
        return answer.Status == 200 && answer.Header("Content-Type").Contains(format.Split('+')[^1], StringComparison.Ordinal) ? null : answer.Text;
    }

    private async Task<string?> PatchAsync(string format)
    {
        var id = Guid.NewGuid().ToString();
        await server.PutAsync($"Patient/{id}", InteractionTries.Body("Patient", id));
        return InteractionTries.Status(await server.SendAsync("PATCH", $"Patient/{id}", format switch
        {
            "application/json-patch+json" => """[{"op":"add","path":"/gender","value":"other"}]""",
            "application/xml-patch+xml" => "<diff/>",
            "application/fhir+json" => """{"resourceType":"Parameters"}""",
            _ => "<Parameters xmlns='http://hl7.org/fhir'/>",
        }, format), 200);
    }

    /// <summary>A guide is there when profiles of it are; each of those is tried on its own.</summary>
    private static string? Guide(string url, IReadOnlyList<Claim> all)
    {
        var start = url[..(url.IndexOf("ImplementationGuide", StringComparison.Ordinal) is var at and > 0 ? at : url.Length)];
        return all.Any(claim => claim.Property == "supportedProfile" && claim.Value.StartsWith(start, StringComparison.Ordinal)) ? null : "no profile of it is supported";
    }

    private async Task<string?> InteractionAsync(string code) => code switch
    {
        "batch" or "transaction" => InteractionTries.Status(await server.PostAsync("", $$"""{"resourceType":"Bundle","type":"{{code}}","entry":[{"request":{"method":"GET","url":"Patient?_count=0"} }]}"""), 200),
        "history-system" => InteractionTries.Status(await server.GetAsync("_history?_count=1"), 200),
        "search-system" => InteractionTries.Status(await server.GetAsync("?_type=Patient,Observation&_count=1"), 200),
        _ => "never tried",
    };

    private static async Task<string?> SocketAsync(string? url)
    {
        if (url is null) return "never tried";
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(url), TestContext.Current.CancellationToken);
        return socket.State == WebSocketState.Open ? null : $"{socket.State}";
    }

    private async Task<string?> SecurityAsync(Claim claim)
    {
        var answer = await server.GetAsync("metadata", ("Origin", "https://app.example"));
        return claim.Value == "false" && answer.Header("Access-Control-Allow-Origin").Length == 0 ? null : answer.Text[..100];
    }
}
