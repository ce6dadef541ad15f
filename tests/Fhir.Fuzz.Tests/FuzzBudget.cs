using System.Diagnostics;
using System.Globalization;

namespace Fhir.Fuzz.Tests;

/// <summary>How long a run lasts: a number of inputs, or the seconds that <c>FHIRREF_FUZZ_SECONDS</c> gives each part.</summary>
public sealed class FuzzBudget(long inputs, TimeSpan? time)
{
    private readonly long startedAt = Stopwatch.GetTimestamp();

    /// <param name="inputs">When no time is set.</param>
    public static FuzzBudget FromEnvironment(long inputs) =>
        new(inputs, int.TryParse(Environment.GetEnvironmentVariable("FHIRREF_FUZZ_SECONDS"), CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : null);

    /// <summary><c>FHIRREF_FUZZ_SEED</c>; without it a long run takes a new one, and a short run always the same, so that it says the same of the same code.</summary>
    public static int Seed =>
        int.TryParse(Environment.GetEnvironmentVariable("FHIRREF_FUZZ_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed
        : Environment.GetEnvironmentVariable("FHIRREF_FUZZ_SECONDS") is { Length: > 0 } ? Random.Shared.Next() : 1;

    public bool IsSpent(long executions) => Share(executions) >= 1;

    /// <summary>0 at the beginning, 1 at the end.</summary>
    public double Share(long executions) => time is { } limit ? Stopwatch.GetElapsedTime(startedAt) / limit : (double)executions / inputs;
}
