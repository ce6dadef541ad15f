using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.Provesvar;

/// <summary>
/// A new version of a report does not undo what was published: a finished report does not become preliminary again, as it would when an old message comes late, and
/// the time it was first published stays. Asked of reports that claim a profile of this tiltak, found by their id or their first identifier.
/// https://fhirref.example/no/provesvar/index.html#status
/// </summary>
public sealed class ReportVersionRule : IWriteRule
{
    private const string Profiles = "https://fhirref.example/no/provesvar/StructureDefinition/provesvar-diagnosticreport-";
    private const string FirstPublished = "http://nhn.no/fhir/nilar/StructureDefinition/nilar-report-date";

    private static readonly string[] Finished = ["final", "amended", "corrected", "appended", "cancelled", "entered-in-error"];
    private static readonly string[] Unfinished = ["registered", "partial", "preliminary"];

    public async Task<Refusal?> CheckAsync(Document document, WriteContext context, CancellationToken cancel)
    {
        foreach (var report in Reports(document.Root))
        {
            if (await EarlierAsync(report, context, cancel) is not { } earlier) continue;
            if (Issue(report, earlier.Root) is { } issue) return new Refusal(409, [issue]);
        }
        return null;
    }

    private static IEnumerable<Element> Reports(Element root)
    {
        if (IsOurs(root)) yield return root;
        foreach (var entry in root.ChildrenNamed("entry"))
            if (entry.Child("request").ValueOf("method") == "PUT" && IsOurs(entry.Child("resource"))) yield return entry.Child("resource");
    }

    private static bool IsOurs(Element resource)
    {
        if (!resource.Exists || resource.Type.Name != "DiagnosticReport") return false;
        foreach (var profile in resource.Child("meta").ChildrenNamed("profile"))
            if (profile.Value?.StartsWith(Profiles, StringComparison.Ordinal) == true) return true;
        return false;
    }

    /// <summary>Null when there is none, or the caller may not see it.</summary>
    private static async Task<Document?> EarlierAsync(Element report, WriteContext context, CancellationToken cancel)
    {
        if (report.ValueOf("id") is { } id) return Parsed((await context.Store.ReadAsync("DiagnosticReport", id, cancel)) is { IsValue: true, Value: { IsDeleted: false } stored } ? stored.Json : default, context);
        // A conditional update: what it would replace is what has its identifier. On its own a resource without id is a new one.
        if (report.IsRoot || report.Child("identifier") is not { Exists: true } identifier || identifier.ValueOf("system") is not { } system || identifier.ValueOf("value") is not { } value) return null;
        var query = context.Host.Search("DiagnosticReport", $"identifier={Uri.EscapeDataString(system)}%7C{Uri.EscapeDataString(Escaped(value))}&_count=1", context.OwnBase);
        if (query.Refusal is not null) return null;
        var page = await context.Store.SearchAsync(query.Value, cancel);
        return page is { IsValue: true, Value.Matches: [var only, ..] } ? Parsed(only.Json, context) : null;
    }

    private static Document? Parsed(ReadOnlyMemory<byte> json, WriteContext context) => json.IsEmpty ? null : JsonParser.Parse(json, context.Host.Schema).Document;

    private static string Escaped(string value) => value.Replace(@"\", @"\\", StringComparison.Ordinal).Replace(",", @"\,", StringComparison.Ordinal)
        .Replace("$", @"\$", StringComparison.Ordinal).Replace("|", @"\|", StringComparison.Ordinal);

    private static Issue? Issue(Element report, Element earlier)
    {
        var (status, before) = (report.ValueOf("status"), earlier.ValueOf("status"));
        if (Finished.Contains(before) && Unfinished.Contains(status)) return SvarrapportRules.StatusBack.At(report.Child("status").Path, before!, status!);
        var (published, first) = (Published(report), Published(earlier));
        return first is not null && published is not null && published != first ? SvarrapportRules.ReportDateChanged.At(report.Path, first, published) : null;
    }

    private static string? Published(Element report)
    {
        foreach (var extension in report.ChildrenNamed("extension"))
            if (extension.ValueOf("url") == FirstPublished) return extension.Child("value").Value;
        return null;
    }
}
