using System.Text.Json.Nodes;
using Fhir.Kernel.Elements;

namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>One row in two versions of a list.</summary>
/// <param name="Change">As the operation's definition names it.</param>
internal sealed record RowComparison(string Change, ListedRow? Before, ListedRow? After)
{
    public const string Unchanged = "unchanged";

    private ListedRow Either => After ?? Before!;

    /// <summary>The rows of the newer list in its order, and after them those that are gone.</summary>
    public static IEnumerable<RowComparison> Of(IReadOnlyList<ListedRow> older, IReadOnlyList<ListedRow> newer)
    {
        var left = older.ToList();
        foreach (var after in newer)
        {
            var before = left.Find(row => row.Row.IsSameAs(after.Row));
            if (before is not null) left.Remove(before);
            yield return new RowComparison(before is null ? "added" : Name(before, after), before, after);
        }
        foreach (var gone in left) yield return new RowComparison("removed", gone, null);
    }

    public JsonObject ToParameter()
    {
        var parts = new JsonArray { FhirJson.Parameter("change", "valueCode", Change), FhirJson.Parameter("rowId", "valueString", Either.Row.Name) };
        parts.Add(FhirJson.Parameter("medication", "valueString", NameOf(Either)));
        if (Before is not null) parts.Add(FhirJson.Parameter("before", "valueReference", FhirJson.Reference(Before.Held.Held.Versioned)));
        if (After is not null) parts.Add(FhirJson.Parameter("after", "valueReference", FhirJson.Reference(After.Held.Held.Versioned)));
        foreach (var element in Differences) parts.Add(Difference(element));
        return new JsonObject { ["name"] = "row", ["part"] = parts };
    }

    private IReadOnlyList<string> Differences => Before is null || After is null ? []
        : RowContent.Differences(Before.Row.Statement, Before.Drug, After.Row.Statement, After.Drug);

    private JsonObject Difference(string element)
    {
        var parts = new JsonArray { FhirJson.Parameter("element", "valueString", element) };
        if (Text(Before!, element) is { Length: > 0 } before) parts.Add(FhirJson.Parameter("before", "valueString", before));
        if (Text(After!, element) is { Length: > 0 } after) parts.Add(FhirJson.Parameter("after", "valueString", after));
        return new JsonObject { ["name"] = "difference", ["part"] = parts };
    }

    private static string Name(ListedRow before, ListedRow after) => (before.Row.Status, after.Row.Status) switch
    {
        (not "stopped", "stopped") => "stopped",
        (not "completed", "completed") => "superseded",
        (not "entered-in-error", "entered-in-error") => "corrected",
        _ when RowContent.Differences(before.Row.Statement, before.Drug, after.Row.Statement, after.Drug).Count > 0 => "changed",
        _ => Unchanged,
    };

    /// <summary>What a person reads.</summary>
    private static string Text(ListedRow row, string element)
    {
        var statement = row.Row.Statement;
        return element switch
        {
            "medication" => NameOf(row),
            "dosage" => string.Join("; ", statement.All("dosage").Select(dosage => dosage.ValueOf("text")).OfType<string>()),
            "effective" => statement.Child("effective") is { IsPrimitive: true } time ? time.Value ?? "" : $"{statement.Child("effective").ValueOf("start")} – {statement.Child("effective").ValueOf("end")}",
            "status" => row.Row.Status,
            _ => string.Join("; ", statement.All(element).Select(DocumentSections.NameOf)),
        };
    }

    private static string NameOf(ListedRow row) => row.Drug.Exists ? DocumentSections.NameOf(row.Drug.Child("code")) : "uten navn";
}
