using System.Diagnostics;
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
/// Parsing and validating one laboratory Observation against its sliced profile, with required bindings and invariants, as a multiple of what
/// JsonDocument needs for the same bytes. Rounds of the two take turns.
/// </summary>
public static class ValidateBench
{
    private const double Aim = 25;
    private const int Rounds = 60;
    private const int Operations = 200;

    // Each breaks one thing the validator must not skip to be fast.
    private static readonly (string Old, string New, string RuleId)[] Mutations =
    [
        ("\"code\": \"laboratory\"", "\"code\": \"imaging\"", "cardinality-min"),
        ("\"status\": \"final\"", "\"status\": \"ferdig\"", "binding-required"),
        ("\"status\": \"final\"", "\"status\": \"final\", \"dataAbsentReason\": {\"text\": \"prøven er tapt\"}", "invariant-obs-6"),
        ("\"value\": 3.5", "\"value\": 9.5", "invariant-provesvar-obs-3"),
        ("\"Patient/provesvar-pasient\"", "\"Location/1\"", "reference-target"),
    ];

    private static readonly ProfileValidator Validator = new(ProfilePackages.WithCore, new TerminologyService(ProfilePackages.WithCore), DefinitionsPack.Core.Schema);

    public static int Run()
    {
        Report.Machine();
        Verify();
        Measure(Operations * 20, Plain);
        Measure(Operations * 20, Parse);
        Measure(Operations * 20, Validate);
        var (plain, parse, whole) = (new double[Rounds], new double[Rounds], new double[Rounds]);
        for (var round = 0; round < Rounds; round++)
            (plain[round], parse[round], whole[round]) = (Measure(Operations * 5, Plain), Measure(Operations, Parse), Measure(Operations, Validate));

        Report.Print($"laboratory Observation, {Observations.Example.Length} bytes, {Operations} operations in each of {Rounds} rounds, medians");
        Report.Print($"  JsonDocument.Parse     {Report.Median(plain),8:F2} us  {Allocated(Plain),7} bytes");
        Report.Print($"  parse                  {Report.Median(parse),8:F2} us  {Allocated(Parse),7} bytes  {Multiple(parse, plain):F1} x");
        Report.Print($"  parse and validate     {Report.Median(whole),8:F2} us  {Allocated(Validate),7} bytes  {Multiple(whole, plain):F1} x; aim {Aim:F0} x");
        return 0;
    }

    /// <summary>Only a validator that tells good from bad is worth timing.</summary>
    private static void Verify()
    {
        if (Check(Observations.Example) is [var wrong, ..]) throw new InvalidOperationException($"The example does not pass: {wrong.RuleId} at {wrong.Expression}");
        var text = Encoding.UTF8.GetString(Observations.Example);
        foreach (var (old, changed, ruleId) in Mutations)
        {
            var mutated = text.Replace(old, changed, StringComparison.Ordinal);
            if (mutated == text) throw new InvalidOperationException($"The example has no {old} to change.");
            if (!Check(Encoding.UTF8.GetBytes(mutated)).Any(issue => issue.RuleId == ruleId)) throw new InvalidOperationException($"{changed} was let through by {ruleId}.");
        }
        Report.Print($"the example passes; copies that break {string.Join(", ", Mutations.Select(mutation => mutation.RuleId))} fail");
    }

    private static List<Issue> Check(byte[] json)
    {
        var parsed = JsonParser.Parse(json, DefinitionsPack.Core.Schema);
        return parsed.IsClean ? [.. Validator.Validate(parsed.Document!).Where(issue => issue.IsError)] : [.. parsed.Issues];
    }

    private static void Plain() => JsonDocument.Parse(Observations.Example).Dispose();

    private static void Parse() => JsonParser.Parse(Observations.Example, DefinitionsPack.Core.Schema);

    private static void Validate() => Validator.Validate(JsonParser.Parse(Observations.Example, DefinitionsPack.Core.Schema).Document!);

    /// <returns>Microseconds for one.</returns>
    private static double Measure(int operations, Action operation)
    {
        var start = Stopwatch.GetTimestamp();
        for (var at = 0; at < operations; at++) operation();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / operations;
    }

    private static long Allocated(Action operation)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var at = 0; at < Operations; at++) operation();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / Operations;
    }

    private static double Multiple(double[] times, double[] plain) => Report.Median(times.Zip(plain, (time, of) => time / of));
}
