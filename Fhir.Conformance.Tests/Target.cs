using System.Collections.Immutable;

using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Tests;

/// <summary>
/// Which server is tested and how: FHIRREF_TARGET with FHIRREF_TILTAK, FHIRREF_AUTH, FHIRREF_WRITES, FHIRREF_NOTIFY_URL and FHIRREF_NOTIFY_PORT, or none of them for a
/// server of our own, on which the checks may write.
/// </summary>
internal sealed record Target(Uri? Url, RunOptions Options, string? AuthFile)
{
    public static Target OfEnvironment(Func<string, string?> variable)
    {
        var url = variable("FHIRREF_TARGET") is { Length: > 0 } text ? new Uri(text) : null;
        return new Target(url, new RunOptions
        {
            Tiltak = Tiltak(variable("FHIRREF_TILTAK")),
            AllowWrites = url is null || variable("FHIRREF_WRITES") == "true",
            NotifyAt = NotifyAt(variable),
        }, variable("FHIRREF_AUTH"));
    }

    private static NotifyPlace? NotifyAt(Func<string, string?> variable)
    {
        string? Said(string name) => variable(name) is { Length: > 0 } text ? text : null;
        var (place, trouble) = NotifyPlace.Of(Said("FHIRREF_NOTIFY_URL"), Said("FHIRREF_NOTIFY_PORT"));
        return trouble is { } why ? throw new InvalidOperationException($"FHIRREF_NOTIFY_URL, FHIRREF_NOTIFY_PORT: {why.En}.") : place;
    }

    /// <summary>An auth file that is of no use is a mistake in the set-up and throws.</summary>
    public ITokenSource Tokens(HttpClient http)
    {
        if (string.IsNullOrEmpty(AuthFile)) return new NoToken();
        var (source, trouble) = Http.AuthFile.Read(File.ReadAllText(AuthFile), http, TimeProvider.System);
        return source ?? throw new InvalidOperationException($"FHIRREF_AUTH: {trouble!.Value.En}");
    }

    private static ImmutableArray<string> Tiltak(string? names)
    {
        if (string.IsNullOrEmpty(names)) return Suites.Tiltak;
        var chosen = names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToImmutableArray();
        var (unknown, known) = (string.Join(", ", chosen.Except(Suites.Tiltak)), string.Join(", ", Suites.Tiltak));
        return unknown.Length == 0 ? chosen : throw new InvalidOperationException($"FHIRREF_TILTAK: unknown {unknown}; known are {known}.");
    }
}
