using System.Text.Json;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Terminology;
using Fhir.Kernel.Validation;
using Fhir.Profiles;

namespace Fhir.Benchmarks;

/// <summary>
/// Parsing and validating one full example of each tiltak's main profile, as a multiple of what JsonDocument needs for the same bytes, and the bytes it
/// allocates. Rounds of the two take turns.
/// </summary>
public static class MainProfileBench
{
    private const double Aim = 10;
    private const long AimBytes = 20_000;
    private const int Rounds = 40;
    private const int Operations = 500;

    // With what must not be skipped to be fast: a change that breaks the profile or R4, and the rule that finds it.
    private static readonly (string Slug, string Example, string Old, string New)[] Examples =
    [
        ("legemiddelliste", "MedicationStatement-legemiddel-medicationstatement-full.json", "\"resourceType\"", "\"status\": \"ukjent\", \"resourceType\""),
        ("journaldokumenter", "DocumentReference-journal-documentreference-full.json", "\"status\": \"current\"", "\"status\": \"gammel\""),
        ("provesvar", "Observation-provesvar-observation-lab-full.json", "\"code\": \"laboratory\"", "\"code\": \"imaging\""),
        ("kritisk-info", "AllergyIntolerance-kritisk-allergyintolerance-full.json", "\"code\": \"active\"", "\"code\": \"aktiv\""),
        ("hjemmeoppfolging", "Observation-hjemme-observation-blodtrykk-full.json", "\"status\": \"final\"", "\"status\": \"ferdig\""),
    ];

    private static readonly ProfileValidator Validator = new(ProfilePackages.WithCore, new TerminologyService(ProfilePackages.WithCore), DefinitionsPack.Core.Schema);

    public static int Run()
    {
        Report.Machine();
        Report.Print($"one full example of each main profile, {Operations} operations in each of {Rounds} rounds, medians of processor time; aims {Aim:F0} x and {AimBytes} bytes");
        foreach (var (slug, name, old, changed) in Examples)
        {
            var json = Compact(ProfilePackages.Of(TiltakCatalog.Find(slug)!)!.Examples.Single(file => file.Path == $"example/{name}").ReadBytes());
            Verify(json, old.Replace(": ", ":", StringComparison.Ordinal), changed.Replace(": ", ":", StringComparison.Ordinal));
            Measure(slug, json);
        }
        return 0;
    }

    private static void Measure(string slug, byte[] json)
    {
        var (plain, parse, whole) = (new double[Rounds], new double[Rounds], new double[Rounds]);
        for (var round = -5; round < Rounds; round++)
        {
            var times = (Time(() => JsonDocument.Parse(json).Dispose()), Time(() => Read(json)), Time(() => Validate(json)));
            if (round >= 0) (plain[round], parse[round], whole[round]) = times;
        }
        Report.Print($"  {slug,-18} {json.Length,6} bytes  JsonDocument {Report.Median(plain),6:F1} us  parse {Multiple(parse, plain),4:F1} x  parse and validate {Report.Median(whole),6:F1} us {Multiple(whole, plain),5:F1} x  {Allocated(() => Validate(json)),7} bytes allocated");
    }

    // A validator that lets the broken copy through is not worth timing.
    private static void Verify(byte[] json, string old, string changed)
    {
        if (Errors(json) is { Count: > 0 } errors) throw new InvalidOperationException($"The example does not pass: {errors[0]}");
        var text = System.Text.Encoding.UTF8.GetString(json);
        var mutated = text.Replace(old, changed, StringComparison.Ordinal);
        if (mutated == text || Errors(System.Text.Encoding.UTF8.GetBytes(mutated)).Count == 0) throw new InvalidOperationException($"{changed} was let through.");
    }

    private static List<Fhir.Kernel.Outcome.Issue> Errors(byte[] json)
    {
        var parsed = JsonParser.Parse(json, DefinitionsPack.Core.Schema);
        return [.. parsed.Issues.Where(issue => issue.IsError), .. parsed.Document is { } document ? Validator.Validate(document).Where(issue => issue.IsError) : []];
    }

    private static byte[] Compact(byte[] json) => System.Text.Encoding.UTF8.GetBytes(
        System.Text.Json.Nodes.JsonNode.Parse(json)!.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));

    private static Document Read(byte[] json) => JsonParser.Parse(json, DefinitionsPack.Core.Schema).Document!;

    private static void Validate(byte[] json) => Validator.Validate(Read(json));

    /// <returns>Microseconds of processor time for one, so that what else the machine does changes little.</returns>
    private static double Time(Action operation)
    {
        var start = Environment.CpuUsage.TotalTime;
        for (var at = 0; at < Operations; at++) operation();
        return (Environment.CpuUsage.TotalTime - start).TotalMicroseconds / Operations;
    }

    private static long Allocated(Action operation)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var at = 0; at < Operations; at++) operation();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / Operations;
    }

    private static double Multiple(double[] times, double[] plain) => Report.Median(times.Zip(plain, (time, of) => time / of));
}
