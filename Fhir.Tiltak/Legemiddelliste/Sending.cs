using System.Globalization;
using System.Text.Json.Nodes;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;
using Fhir.Tiltak.Patients;

namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>One sending on its way from a document to a transaction: who, based on what, with which content. Each step refuses with all it has found.</summary>
/// <param name="basis">Notes what <paramref name="reader"/> reads.</param>
internal sealed class Sending(OperationRequest request, SentDocument document, Held patient, RecordReader reader, Witness basis, IPermittedStore store, IOperationHost host)
{
    private readonly DateTimeOffset now = host.Clock.GetUtcNow();

    public string PatientId => patient.Stored.Id;

    private string LookupId => Lookup.IdFor(PatientId, store.Permit);

    private DateOnly Today => DateOnly.FromDateTime(now.UtcDateTime);

    public async Task<OperationAnswer> CarryOutAsync(CancellationToken cancel)
    {
        var author = await Prescriber.OfAsync(document, store.Permit.Holder, reader, Today, cancel);
        if (author.Refusal is { } forbidden) return OperationAnswer.Refuse(forbidden);
        var found = await BasisAsync(cancel);
        if (found.Refusal is { } outdated) return OperationAnswer.Refuse(outdated);
        var (lookup, list, stored, shown) = found.Value;

        var changes = await ChangesAsync(shown, cancel);
        var addresses = new StoredAddresses(reader, document);
        var completeness = new CompletenessChecks(shown, changes);
        var issues = await IssuesAsync(author.Value, lookup, shown, changes, completeness, addresses, cancel);
        if (issues.Refusal is { } refusal) return OperationAnswer.Refuse(refusal);

        addresses.Add(document.Subject!, patient.Reference);
        foreach (var change in changes) if (change.Before is { } before) addresses.Add(change.Sent.FullUrl, before.Held.Reference);
        var plan = new SendPlan(document, patient, list, changes, [.. completeness.Recalled], addresses);
        return await StoreAsync(plan, author.Value.Address, lookup, Hidden(lookup, list, stored), cancel);
    }

    private sealed record Basis(Lookup Lookup, Held? List, IReadOnlyList<HeldRow> Stored, IReadOnlyList<HeldRow> Shown);

    private async Task<Result<Basis>> BasisAsync(CancellationToken cancel)
    {
        var lookup = Lookup.Of(await reader.ReadAsync("List", LookupId, cancel));
        if (LookupChecks.OfLink(lookup, document, now) is { } unlinked) return unlinked;
        var list = await reader.CurrentListAsync(PatientId, cancel);
        if (list.Refusal is { } unread) return unread;
        if (LookupChecks.OfList(lookup!, list.Value) is { } changed) return changed;
        var stored = await reader.RowsAsync(PatientId, cancel);
        if (stored.Refusal is { } denied) return denied;
        var shown = LookupChecks.OfRows(lookup!, stored.Value);
        return shown.Refusal is { } outrun ? outrun : new Basis(lookup!, list.Value, stored.Value, shown.Value);
    }

    private async Task<List<RowChange>> ChangesAsync(IReadOnlyList<HeldRow> shown, CancellationToken cancel)
    {
        var changes = new List<RowChange>();
        foreach (var sent in document.Rows)
        {
            var before = RowChange.Find(sent, shown);
            var stored = before?.Row.MedicationReference?.Split('/') is [.., var type, var id] ? await reader.ReadAsync(type, id, cancel) : null;
            changes.Add(new RowChange(sent, before, document.Find(sent.Row.MedicationReference), stored?.Root ?? default, before is not null && ReferToOthers(before, sent)));
        }
        return changes;
    }

    private bool ReferToOthers(HeldRow before, SentRow sent) =>
        RowContent.References(before.Row.Statement, Local) != RowContent.References(sent.Statement, reference => document.Find(reference) is { Exists: true } resource ? $"{resource.Type.Name}/{resource.ValueOf("id")}" : Local(reference));

    private string Local(string reference) => reference.StartsWith(request.BaseUrl + "/", StringComparison.Ordinal) ? reference[(request.BaseUrl.Length + 1)..] : reference;

    /// <summary>A refusal when there is at least one error: 409 when somebody else has the patient's multidose, else 422.</summary>
    private async Task<Result<bool>> IssuesAsync(
        Prescriber author, Lookup lookup, IReadOnlyList<HeldRow> shown, List<RowChange> changes, CompletenessChecks completeness, StoredAddresses addresses, CancellationToken cancel)
    {
        var issues = OfDocument().Concat(completeness.Issues()).Concat(new RowChecks(document, changes, DateOnly.FromDateTime(lookup.Time.UtcDateTime)).Issues()).ToList();
        var prescriptions = await new PrescriptionChecks(reader, shown, changes).IssuesAsync(cancel);
        if (prescriptions.Refusal is { } unread) return unread;
        issues.AddRange(prescriptions.Value);
        issues.AddRange(await addresses.FindAsync(Needed(changes, author), cancel));
        issues.AddRange(host.Validate(document.Document, Pll.BundleProfile).Where(issue => issue.IsError));
        if (issues.Count > 0) return new Refusal(422, issues);

        var multidose = await new MultidoseChecks(reader, document, author).IssuesAsync(PatientId, cancel);
        if (multidose.Refusal is { } unseen) return unseen;
        return multidose.Value.Count > 0 ? new Refusal(409, multidose.Value) : true;
    }

    private IEnumerable<Issue> OfDocument()
    {
        if (document.SendsList is null) yield return SendRules.InformationMissing.At("Bundle.entry[0].resource.section");
        if (document.SendsList == true && NationalNumber.Of(document.Patient) is null) yield return SendRules.NumberMissing.At(document.Patient.Path);
    }

    /// <summary>What the resources that will be written refer to.</summary>
    private IEnumerable<string> Needed(List<RowChange> changes, Prescriber author)
    {
        var written = changes.Where(change => change.IsWritten).SelectMany(change => change.Sent.Statement.References());
        return written.Concat(document.Information.Exists ? document.Information.References() : []).Append(author.Address);
    }

    /// <summary>Rows of the list that were not shown stay in it. A sender cannot take out what it could not see.</summary>
    private static List<string> Hidden(Lookup lookup, Held? list, IReadOnlyList<HeldRow> stored)
    {
        var shown = lookup.Rows.Select(row => row.Id).ToHashSet();
        var hidden = stored.Where(row => !shown.Contains(row.Held.Stored.Id) && !row.Row.IsMistake && !row.Row.HasLeft(DateOnly.FromDateTime(lookup.Time.UtcDateTime))).Select(row => row.Held.Reference).ToHashSet();
        return [.. (list?.Root.All("entry") ?? []).Select(entry => entry.ReferenceTo("item")).OfType<string>().Where(hidden.Contains)];
    }

    private async Task<OperationAnswer> StoreAsync(SendPlan plan, string author, Lookup lookup, List<string> hidden, CancellationToken cancel)
    {
        var transaction = plan.ToTransaction(author, hidden, FhirInstant.Of(now));
        var bundle = JsonParser.Parse(FhirJson.ToBytes(transaction), host.Schema).Document!;
        var stored = await host.TransactAsync(bundle, request, store, cancel, new Alongside(basis, versions => Kept(lookup, plan, new WrittenVersions(versions))));
        return stored.Status == 200 ? OperationAnswer.Of(FhirJson.ToBytes(SendAnswer.Of(plan))) : stored;
    }

    /// <summary>
    /// What is stored with the sending or not at all: the lookup that another sending may follow on, measured against what this one leaves, and the log's event.
    /// </summary>
    private List<WriteCommand> Kept(Lookup lookup, SendPlan plan, WrittenVersions written)
    {
        var rows = lookup.Rows.Where(row => !plan.Gone.Contains(row.Id)).Select(row => (row.Id, written.Of("MedicationStatement", row.Id) ?? row.Version));
        var added = written.All("MedicationStatement").Where(row => !plan.Gone.Contains(row.Id) && !lookup.Rows.Any(known => known.Id == row.Id));
        var after = lookup with { List = written.All("List").Select(list => $"List/{list.Id}/_history/{list.Version}").FirstOrDefault() ?? lookup.List, Rows = [.. rows, .. added] };
        var told = MedicationAudit.Of(SendMedication.Name, PatientId, document.Composition.Child("identifier").ValueOf("value"));
        return [after.ToCommand(LookupId, host), host.Audit(told, request, store)];
    }
}
