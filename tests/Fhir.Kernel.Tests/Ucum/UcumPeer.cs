using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace Fhir.Kernel.Tests.Ucum;

/// <summary>ucum-lhc under Node, asked through <c>tests/peers/ucum.mjs</c>: one process for all questions.</summary>
internal static class UcumPeer
{
    public sealed record Conversion(decimal Value, string From, string To);

    /// <summary>Why the peer cannot be asked here; null when it can.</summary>
    public static string? Missing =>
        Directory.Exists(Path.Combine(Folder, "node_modules", "@lhncbc", "ucum-lhc")) ? null : "ucum-lhc is not installed: run npm ci in tests/peers";

    private static string Folder
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FhirRef.sln"))) folder = folder.Parent;
            return Path.Combine(folder?.FullName ?? ".", "tests", "peers");
        }
    }

    /// <returns>Whether each is a unit, and what each conversion gives; null for none.</returns>
    public static async Task<(IReadOnlyList<bool> Units, IReadOnlyList<double?> Conversions)> AskAsync(
        IReadOnlyList<string> units, IReadOnlyList<Conversion> conversions, CancellationToken cancel)
    {
        var input = new JsonObject
        {
            ["units"] = new JsonArray([.. units.Select(unit => (JsonNode)unit)]),
            ["conversions"] = new JsonArray([.. conversions.Select(row => (JsonNode)new JsonArray(row.Value, row.From, row.To))]),
        };
        var start = new ProcessStartInfo("node", "ucum.mjs")
        {
            WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
            StandardInputEncoding = new UTF8Encoding(false), StandardOutputEncoding = Encoding.UTF8,
        };
        using var node = Process.Start(start)!;
        var output = node.StandardOutput.ReadToEndAsync(cancel);
        var remarks = node.StandardError.ReadToEndAsync(cancel);
        await node.StandardInput.WriteAsync(input.ToJsonString().AsMemory(), cancel);
        node.StandardInput.Close();
        var lines = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await node.WaitForExitAsync(cancel);
        Assert.True(node.ExitCode == 0, await remarks);
        Assert.Equal(units.Count + conversions.Count, lines.Length);
        var answers = lines.Select(line => JsonNode.Parse(line)!).ToList();
        return ([.. answers.Take(units.Count).Select(answer => (bool)answer["valid"]!)], [.. answers.Skip(units.Count).Select(answer => (double?)answer["value"])]);
    }
}
