namespace Fhir.Benchmarks;

/// <summary>Starts what is measured, each in a process of its own and as it would run outside the bench.</summary>
public static class Servers
{
    /// <summary>The environment variables of a published program.</summary>
    public static IReadOnlyDictionary<string, string> Production { get; } = new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Production" };

    /// <summary>Where databases are kept between runs.</summary>
    public static string Folder { get; } = Environment.GetEnvironmentVariable("FHIRREF_BENCH") ?? Path.Combine(Path.GetTempPath(), "fhirref-bench");

    // No line in the log for each request: the servers it is measured against write none either.
    public static Task<ChildServer> FhirAsync(string dataFolder, CancellationToken cancel, params string[] settings) => ChildServer.StartAsync(
        "Fhir.Server.dll",
        address => ["--urls", $"{address}", "--FhirRef:DataDir", dataFolder, "--FhirRef:Seed", "false", "--FhirRef:Security:Mode", "Open", "--FhirRef:Log:Requests", "None", .. settings],
        Production, "/health/ready", cancel);

    /// <param name="connection">Of a database that <see cref="PlainBodies"/> wrote.</param>
    public static Task<ChildServer> ReferenceAsync(string verb, string store, string connection, CancellationToken cancel) =>
        ChildServer.StartAsync("Fhir.Benchmarks.dll", address => [verb, $"{address}", store, connection], Production, "/health/ready", cancel);
}
