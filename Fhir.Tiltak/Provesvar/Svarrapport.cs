using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fhir.Kernel.Outcome;
using Fhir.Tiltak.Provesvar.Mapping;
using Fhir.Tiltak.Provesvar.Source;

namespace Fhir.Tiltak.Provesvar;

/// <summary>
/// KITH Svarrapport 1.3 and 1.4 to a transaction Bundle. What is missing, misspelt or unknown is told and gone round; only what cannot be read at all, or is about no
/// patient, is refused. The same bytes give the same answer. https://fhirref.example/no/provesvar/svarrapport.html
/// </summary>
public static class Svarrapport
{
    /// <param name="charset">Of the Content-Type, when it named one.</param>
    public static Result<ConvertedReport> Convert(ReadOnlyMemory<byte> message, string? charset, SvarrapportOptions options)
    {
        var issues = new List<Issue>();
        var read = SourceOpener.Read(message, charset, issues);
        if (read.Refusal is { } unreadable) return With(unreadable, issues);
        var found = MessageFinder.Find(read.Value, issues);
        if (found.Refusal is { } other) return With(other, issues);

        var bundles = new List<MappingContext>();
        var mark = SenderKey.Hash(System.Convert.ToHexStringLower(SHA256.HashData(message.Span)));
        foreach (var node in found.Value)
        {
            var before = new TransactionBundle([.. bundles.Select(context => context.Bundle)]);
            var converted = Message(node, options, issues, mark, MessageFinder.Attached(read.Value, node, found.Value), before);
            if (converted.Refusal is { } refusal) return With(refusal, issues);
            bundles.Add(converted.Value);
        }
        if (TwoVersions(bundles) is { } key) return With(new Refusal(422, [SvarrapportRules.TwoVersions.At(null, key)]), issues);
        var coverage = Coverage.Of(read.Value);
        return new ConvertedReport(Bytes(bundles), [coverage.Summary, .. issues, .. coverage.Losses], coverage.Total, coverage.Carried, coverage.Unexplained);
    }

    /// <param name="mark">Of the bytes: what nothing else tells apart is told apart by it, so that two messages are never taken for one.</param>
    /// <param name="bundle">Empty yet; it knows what other messages have brought.</param>
    private static Result<MappingContext> Message(SourceNode message, SvarrapportOptions options, List<Issue> issues, string mark, IEnumerable<SourceNode> attached, TransactionBundle bundle)
    {
        var reports = message.ChildrenNamed("ServReport").ToList();
        if (reports.Count == 0) return new Refusal(422, [SvarrapportRules.NoReport.At(message.Expression) with { Position = message.Position }]);
        var provider = reports.Select(report => report.Child("ServProvider")).FirstOrDefault(found => found is not null);
        var context = new MappingContext(SenderKey.Of(provider) ?? $"ukjent-{mark}", options, issues) { SenderName = SenderKey.Name(provider), IsTest = IsTest(message), Bundle = bundle };
        if (context.IsTest) context.Warn(SvarrapportRules.TestMessage, message.Child("Status"));
        var facts = new MessageFacts(message.TakeChild("MsgId"), context.Time(message.Child("GenDate")), message.Child("Type")?.Peek("V")?.Contains("RTG", StringComparison.OrdinalIgnoreCase) == true);
        var mapping = new ReportMapping(context, facts);
        var keys = new HashSet<string>();
        foreach (var report in reports)
        {
            if (report.Child("Patient") is not { } patient) return new Refusal(422, [NoPatient(report)]);
            var key = Key(report, context, facts, mark, keys);
            mapping.Convert(report, patient, key, report == reports[0] ? attached : []);
            Related(report, patient, key, context, mapping);
        }
        return context;
    }

    // A mother with her child, a recipient with a donor: Patient stands in Patient, and the results in it are of the one they stand in.
    private static void Related(SourceNode report, SourceNode patient, string key, MappingContext context, ReportMapping mapping)
    {
        var others = patient.Descendants().Where(node => node.Name == "Patient" && node.Parent!.Name == "Patient").ToList();
        for (var at = 0; at < others.Count; at++)
        {
            var own = $"{key}/person-{(at + 2).ToString(CultureInfo.InvariantCulture)}";
            context.Warn(SvarrapportRules.PatientSecond, others[at], own);
            mapping.Convert(report, others[at], own, []);
        }
    }

    private static bool IsTest(SourceNode message)
    {
        if (message.Child("Status")?.Peek() is not { } status || status.ToUpperInvariant() is not ("T" or "TEST")) return false;
        message.Child("Status")!.Take();
        return true;
    }

    private static Issue NoPatient(SourceNode report)
    {
        var found = report.Children.Where(child => child.Name is "Animal" or "Material").Select(child => child.Name).FirstOrDefault() ?? "-";
        return SvarrapportRules.NoPatient.At(report.Expression, found) with { Position = report.Position };
    }

    /// <summary>What the versions of one report have in common: the number the laboratory gave it.</summary>
    private static string Key(SourceNode report, MappingContext context, MessageFacts facts, string mark, HashSet<string> keys)
    {
        var place = report.Number.ToString(CultureInfo.InvariantCulture);
        var id = report.Carry().TakeChild("ServProvId");
        var key = id ?? $"{facts.Id ?? mark}/{place}";
        if (id is null) context.Warn(SvarrapportRules.IdMissing, report, "ServReport/ServProvId", key);
        if (keys.Add(key)) return key;
        context.Warn(SvarrapportRules.IdRepeated, report, "ServReport/ServProvId", key);
        keys.Add($"{key}/{place}");
        return $"{key}/{place}";
    }

    private static byte[] Bytes(List<MappingContext> messages)
    {
        foreach (var test in messages.Where(message => message.IsTest).SelectMany(message => message.Bundle.Resources)) Label(test);
        var bundle = messages[0].Bundle.ToJson();
        if (messages.Count > 1) bundle["entry"] = new JsonArray([.. Entries(messages).DistinctBy(entry => (string)entry!["fullUrl"]!).Select(entry => entry!.DeepClone())]);
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 200 })) bundle.WriteTo(writer);
        return buffer.WrittenSpan.ToArray();
    }

    // One transaction cannot store two versions of a report, and nobody says which of them is the newer. A requisition may be behind several reports.
    private static string? TwoVersions(List<MappingContext> messages) => messages.SelectMany(message => message.Bundle.Updates)
        .Where(update => (string)update.Resource["resourceType"]! != "ServiceRequest").GroupBy(update => update.FullUrl, update => update.Resource)
        .Where(group => group.Skip(1).Any(other => !JsonNode.DeepEquals(other, group.First()))).Select(group => (string)group.First()["identifier"]![0]!["value"]!).FirstOrDefault();

    private static IEnumerable<JsonNode?> Entries(List<MappingContext> messages) => messages.SelectMany(message => (JsonArray)message.Bundle.ToJson()["entry"]!);

    // https://terminology.hl7.org/CodeSystem/v3-ActReason
    private static void Label(JsonObject resource)
    {
        if (resource["meta"] is not JsonObject meta) resource["meta"] = meta = [];
        meta.Set("security", FhirJson.Array(FhirJson.Coding("http://terminology.hl7.org/CodeSystem/v3-ActReason", "HTEST", "test health data")));
    }

    private static Refusal With(Refusal refusal, List<Issue> issues) => refusal with { Issues = [.. refusal.Issues, .. issues] };
}
