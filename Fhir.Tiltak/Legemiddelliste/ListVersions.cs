using System.Collections.Immutable;
using System.Globalization;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>A version of a list, and its rows as they were then.</summary>
internal sealed record ListVersion(Held List, ImmutableArray<ListedRow> Rows)
{
    public string Patient => List.Root.ReferenceTo("subject") ?? "";
}

/// <param name="Drug">Missing when the caller may not read it.</param>
internal sealed record ListedRow(HeldRow Held, Element Drug)
{
    public Row Row => Held.Row;
}

/// <summary>Finds versions of medication lists, and for each row the version that was current when the list was written.</summary>
internal sealed class ListVersions(IPermittedStore store, IOperationHost host)
{
    private const string History = "_history";
    private const int PageSize = 50;

    /// <param name="text">As the caller wrote it; null is the current version of <paramref name="listId"/>.</param>
    public async Task<Result<ListVersion>> ReadAsync(string name, string? text, string listId, CancellationToken cancel)
    {
        if (Parse(text ?? $"List/{listId}", listId) is not var (id, version)) return Refusal.BadRequest(ChangeRules.ListMalformed.At(null, name, text!));
        var read = await VersionAsync("List", id, version, cancel);
        if (read.Refusal is { } refusal) return refusal;
        if (read.Value is not { } list) return new Refusal(404, [ChangeRules.ListUnknown.At(null, text ?? $"List/{id}")]);
        return await WithRowsAsync(list, cancel);
    }

    /// <summary>The version <paramref name="text"/> names; without it the one before <paramref name="newer"/>, null when there is none.</summary>
    public async Task<Result<ListVersion?>> BeforeAsync(string name, string? text, ListVersion newer, string listId, CancellationToken cancel)
    {
        var version = newer.List.Stored.Version;
        if (text is null && version == 1) return (ListVersion?)null;
        var read = await ReadAsync(name, text ?? $"{newer.List.Reference}/{History}/{version - 1}", listId, cancel);
        return read.Refusal is { } refusal ? refusal : read.Value;
    }

    private async Task<Result<ListVersion>> WithRowsAsync(Held list, CancellationToken cancel)
    {
        if (list.Root.Child("code") is var code && code.CodeIn(Pll.Loinc) != Pll.ListCode && code.CodeIn(Pll.OwnCodes) != Pll.LookupCode)
            return new Refusal(422, [ChangeRules.NoMedicationList.At(null, list.Versioned)]);
        var rows = ImmutableArray.CreateBuilder<ListedRow>();
        foreach (var item in list.Root.All("entry").Select(entry => entry.ReferenceTo("item")).OfType<string>())
        {
            if (item.Split('/') is not ["MedicationStatement", var id, ..] parts) continue;
            var read = parts.Length == 4 ? await VersionAsync("MedicationStatement", id, Number(parts[3]), cancel) : await AsOfAsync(id, list.Stored.LastUpdated, cancel);
            if (read.Refusal is { } refusal) return refusal;
            if (read.Value is { } row) rows.Add(new ListedRow(HeldRow.Of(row), await DrugAsync(row, cancel)));
        }
        return new ListVersion(list, rows.ToImmutable());
    }

    private async Task<Element> DrugAsync(Held row, CancellationToken cancel)
    {
        if (row.Root.Child("medication").ValueOf("reference")?.Split('/') is not ["Medication", var id, ..]) return default;
        var drug = await VersionAsync("Medication", id, null, cancel);
        return drug.IsValue && drug.Value is { } held ? held.Root : default;
    }

    /// <summary>Null when there is no such version, or it is a deletion.</summary>
    private async Task<Result<Held?>> VersionAsync(string type, string id, long? version, CancellationToken cancel)
    {
        var read = version is { } number ? await store.ReadVersionAsync(type, id, number, cancel) : await store.ReadAsync(type, id, cancel);
        return read.Refusal is { } refusal ? refusal : Parsed(read.Value);
    }

    private async Task<Result<Held?>> AsOfAsync(string id, DateTimeOffset time, CancellationToken cancel)
    {
        for (var query = new HistoryQuery("MedicationStatement", id, PageSize); ;)
        {
            var page = await store.HistoryAsync(query, cancel);
            if (page.Refusal is { } refusal) return refusal;
            if (page.Value.Versions.FirstOrDefault(version => version.LastUpdated <= time) is { } then) return Parsed(then);
            if (page.Value.Next is not { } next) return (Held?)null;
            query = query with { Cursor = next };
        }
    }

    private Held? Parsed(StoredResource? stored) =>
        stored is { IsDeleted: false } ? new Held(stored, JsonParser.Parse(stored.Json, host.Schema).Document!) : null;

    /// <summary>A version of the list in the address, a list, or a version of a list; null for anything else.</summary>
    private static (string Id, long? Version)? Parse(string text, string listId) => text.Split('/') switch
    {
        [var number] when listId.Length > 0 && Number(number) is { } version => (listId, version),
        ["List", { Length: > 0 } id] => (id, null),
        ["List", { Length: > 0 } id, History, var number] when Number(number) is { } version => (id, version),
        _ => null,
    };

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
