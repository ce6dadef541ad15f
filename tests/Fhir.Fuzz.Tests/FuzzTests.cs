using Fhir.Fuzz.Tests.Targets;

namespace Fhir.Fuzz.Tests;

/// <summary>
/// No input crashes, hangs or exhausts what reads strangers' bytes. A short run here; <c>FHIRREF_FUZZ_SECONDS</c> makes it a long one, <c>FHIRREF_FUZZ_SEED</c>
/// repeats one, <c>FHIRREF_FUZZ_FOUND</c> keeps what it finds.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int InputsOfAShortRun = 3000;

    // Caches fill while a run lasts; what grows past this grows with the inputs.
    private const long MostGrowth = 48 << 20;

    /// <summary>All, or the one that <c>FHIRREF_FUZZ_TARGET</c> names.</summary>
    public static TheoryData<FuzzTarget> Targets =>
        [.. FuzzTargets.All.Where(target => Environment.GetEnvironmentVariable("FHIRREF_FUZZ_TARGET") is not { Length: > 0 } name || target.Name == name)];

    [Theory]
    [MemberData(nameof(Targets), DisableDiscoveryEnumeration = true)]
    public void No_input_crashes_hangs_or_exhausts_the_part(FuzzTarget target)
    {
        var seed = FuzzBudget.Seed;
        var report = new FuzzRun(target, seed, FuzzBudget.FromEnvironment(InputsOfAShortRun)).Run();
        output.WriteLine(report.ToString());
        Assert.True(report.Executions >= 500, $"only {report.Executions} inputs were run");
        Assert.True(report.Growth < MostGrowth, report.ToString());
    }

    [Theory]
    [MemberData(nameof(Targets), DisableDiscoveryEnumeration = true)]
    public void Every_kept_input_is_still_answered(FuzzTarget target)
    {
        var kept = FuzzFolder.Corpus(target).ToList();
        Assert.NotEmpty(kept);
        foreach (var input in kept) Assert.NotEmpty(target.Run(input));
    }
}
