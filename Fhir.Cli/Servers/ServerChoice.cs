using System.CommandLine;

using Fhir.Conformance.Http;

namespace Fhir.Cli.Servers;

/// <summary>Which server a verb speaks to, and with what right.</summary>
internal sealed class ServerChoice(Terminal terminal)
{
    public Option<string> Auth { get; } = new("--auth")
    {
        HelpName = "file",
        Description = terminal.Say(new("JSON-fil med token, eller med tokenEndpoint, clientId, privateKeyJwk og scope.",
            "JSON file with token, or with tokenEndpoint, clientId, privateKeyJwk and scope.")),
    };

    /// <summary>Null, and said why, when the server cannot be spoken to.</summary>
    public async Task<ServerJob?> OpenAsync(ParseResult parsed, string? address, HttpClient http, CancellationToken cancel)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.Query.Length > 0)
        {
            terminal.Stop(new("FHIR-basen må være en http- eller https-adresse", "the FHIR base must be an http or https address"));
            return null;
        }
        var (tokens, trouble) = await TokensAsync(parsed.GetValue(Auth), url, http, cancel);
        if (trouble is { } why) terminal.Stop(why);
        return tokens is null ? null : new ServerJob(http, new Uri(url.AbsoluteUri.TrimEnd('/') + "/"), tokens, terminal);
    }

    private static async Task<(ITokenSource? Tokens, Words? Trouble)> TokensAsync(string? path, Uri target, HttpClient http, CancellationToken cancel)
    {
        if (path is null) return (new NoToken(), null);
        if (!AuthFile.IsSafe(target)) return (null, new("et token sendes ikke over http til en annen maskin", "a token is not sent over http to another machine"));
        try
        {
            return AuthFile.Read(await File.ReadAllTextAsync(path, cancel), http, TimeProvider.System);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return (null, new($"kan ikke lese {path}", $"cannot read {path}"));
        }
    }
}
