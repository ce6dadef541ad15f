using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Terminology;
using Fhir.Kernel.Validation;
using Fhir.Profiles;

namespace Fhir.Benchmarks;

/// <summary>
/// Validation of a laboratory Observation against its sliced profile, with required bindings and invariants, as a multiple of JsonDocument.Parse of the same
/// bytes. Copies with one thing wrong must fail, so that nothing was skipped for speed.
/// </summary>
internal static class ValidationBenchmark
{
    private const string Slug = "provesvar";
    private const string Example = "example/Observation-provesvar-observation-lab-full.json";
    private const double Aim = 25;
    private const int Rounds = 9;
    private const int PerRound = 3000;

    private static readonly ICanonicalSource Definitions = ProfilePackages.WithCore;
    private static readonly Schema Schema = DefinitionsPack.Core.Schema;
    private static readonly ProfileValidator Validator = new(Definitions, new TerminologyService(Definitions), Schema);

    /// <summary>What a copy gets wrong: the text that is replaced, what it becomes, and the rule that must see it.</summary>
    private static readonly (string Was, string Becomes, string Rule)[] Mutations =
    [
        ("\"final\"", "\"ferdig\"", "binding-required"),
        ("\"laboratory\"", "\"vital-signs\"", "cardinality-min"),
        ("\"value\": 3.5", "\"value\": 9.5", "invariant-provesvar-obs-3"),
        ("\"Patient/provesvar-pasient\"", "\"Location/1\"", "reference-target"),
    ];

    /// <returns>The process's exit code: 0 when the aim was reached and every mutated copy failed.</returns>
    public static int Run()
    {
        var package = ProfilePackages.Of(TiltakCatalog.Find(Slug)!)!;
        var bytes = package.Examples.Single(file => file.Path == Example).ReadBytes();
        var document = JsonParser.Parse(bytes, Schema).Document!;
        Console.WriteLine($"{Example}: {bytes.Length} bytes, {document.Count} elements, {document.Root.Child("meta").ValueOf("profile")}");

        var allFail = Mutations.All(mutation => Fails(Encoding.UTF8.GetString(bytes), mutation));
        var parse = Measure(() => { using var _ = JsonDocument.Parse(bytes); });
        Print("JsonDocument.Parse", parse, parse);
        Print("JsonParser.Parse", Measure(() => JsonParser.Parse(bytes, Schema)), parse);
        var validate = Print("Validate", Measure(() => Validator.Validate(document)), parse);
        Print("Validate, errors only", Measure(() => Validator.Validate(document, ErrorsOnly)), parse);
        Print("JsonParser.Parse + Validate", Measure(() => Validator.Validate(JsonParser.Parse(bytes, Schema).Document!)), parse);
        return allFail && validate <= Aim ? 0 : 1;
    }

    private static ValidationOptions ErrorsOnly { get; } = new() { Least = Severity.Error };

    private static bool Fails(string json, (string Was, string Becomes, string Rule) mutation)
    {
        var parsed = JsonParser.Parse(Encoding.UTF8.GetBytes(json.Replace(mutation.Was, mutation.Becomes)), Schema);
        var fails = Validator.Validate(parsed.Document!).Any(issue => issue.IsError && issue.RuleId == mutation.Rule);
        Console.WriteLine($"  {(fails ? "fails as it should" : "DOES NOT FAIL")} with {mutation.Becomes}: {mutation.Rule}");
        return fails;
    }

    // The best of several rounds: what the code costs when nothing else runs.
    private static (double Microseconds, long Bytes) Measure(Action action)
    {
        for (var warm = 0; warm < PerRound; warm++) action();
        var best = double.MaxValue;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var at = 0; at < PerRound; at++) action();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMicroseconds / PerRound);
        }
        return (best, (GC.GetAllocatedBytesForCurrentThread() - before) / (Rounds * PerRound));
    }

    private static double Print(string what, (double Microseconds, long Bytes) cost, (double Microseconds, long Bytes) unit)
    {
        var times = cost.Microseconds / unit.Microseconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what,-28} {cost.Microseconds,8:F1} us {times,6:F1} x {cost.Bytes,8} B"));
        return times;
    }
}
