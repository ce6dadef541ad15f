using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.FhirPath;
using Fhir.Kernel.Json;
using Fhir.Profiles;

namespace Fhir.Benchmarks;

/// <summary>
/// Twenty search parameters of R4 evaluated on the packages' examples, one thread, against fhirpath.js under Node: both with compiled expressions, parsed resources
/// and the R4 model, rounds taking turns. What they answer must be equal in number.
/// </summary>
public static class FhirPathBench
{
    private const double Aim = 5;
    private const int Rounds = 31;
    private const int Repetitions = 100;
    private const int WarmUp = 20;

    // Without resolve(), for which fhirpath.js needs a server.
    private static readonly (string Type, string[] Codes)[] Parameters =
    [
        ("Patient", ["identifier", "name", "family", "given", "birthdate", "gender", "phone", "address-city"]),
        ("Observation", ["identifier", "code", "status", "category", "date", "value-quantity", "combo-code", "component-code"]),
        ("MedicationStatement", ["code", "status", "effective"]),
        ("DocumentReference", ["type"]),
    ];

    private sealed record Pair(Element Resource, string Text, FhirPathExpression Expression);

    public static int Run()
    {
        Report.Machine();
        var schema = DefinitionsPack.Core.Schema;
        var (resources, pairs) = (new List<JsonNode>(), new List<Pair>());
        var asked = new JsonArray();
        foreach (var (type, codes) in Parameters)
        {
            var bytes = Example(type);
            var root = JsonParser.Parse(bytes, schema).Document!.Root;
            foreach (var text in codes.Select(code => Expression(type, code)))
            {
                asked.Add(new JsonArray(resources.Count, text));
                pairs.Add(new Pair(root, text, FhirPathExpression.Compile(text, schema).Value));
            }
            resources.Add(JsonNode.Parse(bytes)!);
        }
        using var peer = Peer.Start(new JsonObject { ["resources"] = new JsonArray([.. resources]), ["pairs"] = asked });
        return Compare(pairs, peer);
    }

    private static int Compare(List<Pair> pairs, Peer peer)
    {
        var ours = string.Join(' ', pairs.Select(pair => pair.Expression.Evaluate(pair.Resource, FhirPathContext.Default).Count));
        if (ours != peer.Counts) throw new InvalidOperationException($"The answers differ in number: {ours} here, {peer.Counts} there.");
        Report.Print($"{pairs.Count} expressions give {ours} items, as with fhirpath.js");
        for (var round = 0; round < WarmUp; round++) (_, _) = (Measure(pairs), peer.Measure(Repetitions));

        var (own, other) = (new double[Rounds], new double[Rounds]);
        for (var round = 0; round < Rounds; round++) (own[round], other[round]) = (Measure(pairs), peer.Measure(Repetitions) * 1000);
        var evaluations = (double)Repetitions * pairs.Count;
        Report.Print($"{evaluations:F0} evaluations in each of {Rounds} rounds, medians");
        Report.Print($"  here         {Report.Median(own) / evaluations,8:F3} us an evaluation");
        Report.Print($"  fhirpath.js  {Report.Median(other) / evaluations,8:F3} us an evaluation");
        Report.Print($"  ratio        {Report.Median(own.Zip(other, (mine, theirs) => theirs / mine)),8:F1} x; aim {Aim:F0} x");
        return 0;
    }

    private static string Expression(string type, string code) =>
        DefinitionsPack.Core.SearchParameters.First(parameter => parameter.Code == code && parameter.Base.Contains(type)).Expression!;

    private static byte[] Example(string type) => TiltakCatalog.All.SelectMany(tiltak => ProfilePackages.Of(tiltak)?.Examples ?? [])
        .First(file => file.Path.Contains($"/{type}-", StringComparison.Ordinal) && file.Path.EndsWith("-full.json", StringComparison.Ordinal)).ReadBytes();

    /// <returns>Microseconds for all repetitions.</returns>
    private static double Measure(List<Pair> pairs)
    {
        var start = Stopwatch.GetTimestamp();
        for (var at = 0; at < Repetitions; at++)
            foreach (var pair in pairs) pair.Expression.Evaluate(pair.Resource, FhirPathContext.Default);
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }

    /// <summary>fhirpath.js in a Node process of its own; see tests/peers.</summary>
    private sealed class Peer : IDisposable
    {
        private readonly Process process;

        private Peer(Process process) => this.process = process;

        public string Counts { get; private set; } = "";

        public static Peer Start(JsonObject input)
        {
            var start = new ProcessStartInfo("node", "fhirpath-bench.mjs") { WorkingDirectory = Folder(), RedirectStandardInput = true, RedirectStandardOutput = true };
            var peer = new Peer(Process.Start(start)!);
            peer.process.StandardInput.WriteLine(input.ToJsonString());
            peer.Counts = peer.process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("fhirpath.js did not start: run npm ci in tests/peers.");
            return peer;
        }

        /// <returns>Milliseconds.</returns>
        public double Measure(int repetitions)
        {
            process.StandardInput.WriteLine(repetitions);
            return double.Parse(process.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
        }

        public void Dispose()
        {
            process.StandardInput.Close();
            process.WaitForExit();
            process.Dispose();
        }

        private static string Folder()
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FhirRef.sln"))) folder = folder.Parent;
            return Path.Combine(folder?.FullName ?? ".", "tests", "peers");
        }
    }
}
