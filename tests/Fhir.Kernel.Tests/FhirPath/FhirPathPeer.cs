using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fhir.Kernel.Elements;
using Fhir.Kernel.FhirPath;
using Fhir.Kernel.Json;

namespace Fhir.Kernel.Tests.FhirPath;

/// <summary>fhirpath.js under Node, asked through <c>tests/peers/fhirpath.mjs</c>: one process for all questions.</summary>
internal static class FhirPathPeer
{
    public sealed record Question(string Resource, string Expression);

    /// <summary>Why the peer cannot be asked here; null when it can.</summary>
    public static string? Missing =>
        Directory.Exists(Path.Combine(Folder, "node_modules", "fhirpath")) ? null : "fhirpath.js is not installed: run npm ci in tests/peers";

    private static string Folder
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FhirRef.sln"))) folder = folder.Parent;
            return Path.Combine(folder?.FullName ?? ".", "tests", "peers");
        }
    }

    /// <returns>One answer per question, spelt as <see cref="Normalize(FhirPathValues)"/> spells ours.</returns>
    public static async Task<IReadOnlyList<string>> AskAsync(IReadOnlyDictionary<string, string> resources, IReadOnlyList<Question> questions, CancellationToken cancel)
    {
        var input = new JsonObject
        {
            ["resources"] = new JsonObject(resources.Select(pair => KeyValuePair.Create(pair.Key, JsonNode.Parse(pair.Value)))),
            ["cases"] = new JsonArray([.. questions.Select(question => (JsonNode)new JsonArray(question.Resource, question.Expression))]),
        };
        var start = new ProcessStartInfo("node", "fhirpath.mjs")
        {
            WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8, Environment = { ["TZ"] = "Etc/GMT-2" },
        };
        using var node = Process.Start(start)!;
        var output = node.StandardOutput.ReadToEndAsync(cancel);
        var remarks = node.StandardError.ReadToEndAsync(cancel);
        await node.StandardInput.WriteAsync(input.ToJsonString().AsMemory(), cancel);
        node.StandardInput.Close();
        var lines = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await node.WaitForExitAsync(cancel);
        Assert.True(node.ExitCode == 0, await remarks);
        Assert.Equal(questions.Count, lines.Length);
        return [.. lines.Select(line => Normalize(JsonNode.Parse(line)!))];
    }

    public static string Normalize(FhirPathValues values) => values.IsFailed ? "error" : $"[{string.Join(", ", values.Select(Normalize))}]";

    private static string Normalize(FhirPathValue item)
    {
        var value = item.ToSystem();
        if (item.Kind == FhirPathKind.Element && !item.Element.IsPrimitive) return Canonical(JsonNode.Parse(JsonWriter.ToBytes(item.Element)));
        if (value.IsNumber) return Number((double)value.Number);
        if (value.Kind == FhirPathKind.Quantity) return FhirPathValue.Of(value.Number / 1.0000000000000000000000000000m, value.Unit, value.HasCalendarUnit).ToString();
        return item.Exists && !value.Exists ? "null" : value.ToString();
    }

    private static string Normalize(JsonNode answer)
    {
        if (answer["error"] is not null) return "error";
        return $"[{string.Join(", ", answer["items"]!.AsArray().Select(item => item is JsonObject complex ? Canonical(complex["json"]) : Canonical(item)))}]";
    }

    /// <summary>JSON with its properties in order and its numbers as numbers.</summary>
    private static string Canonical(JsonNode? node) => node switch
    {
        null => "null",
        JsonArray array => $"[{string.Join(",", array.Select(Canonical))}]",
        JsonObject complex => $"{{{string.Join(",", complex.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}:{Canonical(pair.Value)}"))}}}",
        _ when node.GetValueKind() == JsonValueKind.Number => Number(double.Parse(node.ToJsonString(), CultureInfo.InvariantCulture)),
        _ => node.ToString(),
    };

    private static string Number(double number) => number.ToString("G12", CultureInfo.InvariantCulture);
}
