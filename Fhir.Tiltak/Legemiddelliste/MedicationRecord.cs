using System.Collections.Immutable;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>Everything a lookup found: what is shown, and whether something is not.</summary>
/// <param name="Rows">Those that are shown, in the order of the list and after it those that are not in it.</param>
/// <param name="Information">The newest of each message about the list.</param>
/// <param name="HasLocked">A locked prescription is hidden.</param>
/// <param name="HasBlocked">Something the patient has blocked is hidden.</param>
internal sealed record MedicationRecord(
    Held Patient, Held? List, SourceAnswer<HeldRow> Prescriptions, ImmutableArray<HeldRow> Rows, SourceAnswer<Held> Information, ImmutableArray<Held> Others, ImmutableArray<Held> Dispenses,
    SourceAnswer<Held> Allergies, bool HasLocked, bool HasBlocked)
{
    private const string Access = "urn:oid:2.16.578.1.12.4.1.1.9603";
    private const string Blocked = "NORS";

    private static readonly string[] Messages = ["M25.1", "M25.2", "M25.3"];

    public static async Task<Result<MedicationRecord>> ReadAsync(Held patient, LookupRequest request, RecordReader reader, DateOnly today, CancellationToken cancel)
    {
        var (id, ofPatient) = (patient.Stored.Id, $"patient=Patient/{patient.Stored.Id}");
        var rows = SourceAnswer<HeldRow>.Of(await reader.RowsAsync(id, cancel));
        var information = SourceAnswer<Held>.Of(await reader.AllAsync("Basic", $"{ofPatient}&_sort=-created", cancel));
        var dispenses = SourceAnswer<Held>.Of(await reader.AllAsync("MedicationDispense", ofPatient, cancel));
        var allergies = request.AsksKj ? SourceAnswer<Held>.Of(await reader.AllAsync("AllergyIntolerance", ofPatient + Since(request), cancel)) : SourceAnswer<Held>.NotAsked;
        var list = await reader.CurrentListAsync(id, cancel);
        foreach (var refusal in (Refusal?[])[rows.Refusal, information.Refusal, dispenses.Refusal, allergies.Refusal, list.Refusal is { Status: 403 } ? null : list.Refusal])
            if (refusal is not null) return refusal;
        return Of(patient, request, list.IsValue ? list.Value : null, rows.Value, information.Value, dispenses.Value, allergies.Value, today);
    }

    private static MedicationRecord Of(
        Held patient, LookupRequest request, Held? list, SourceAnswer<HeldRow> rows, SourceAnswer<Held> basics, SourceAnswer<Held> dispenses, SourceAnswer<Held> allergies, DateOnly today)
    {
        var current = rows.Items.Where(row => !row.Row.IsMistake && !row.Row.HasLeft(today)).ToList();
        var locked = current.Where(row => IsLocked(row.Row, request)).ToList();
        var blocked = current.Except(locked).Where(row => !request.OpensBlocked && IsBlocked(row.Held.Root)).ToList();
        var shown = Ordered(WithoutLostTails(current.Except(locked).Except(blocked)), list);
        // What was dispensed on a hidden prescription would tell of it.
        var hidden = locked.Concat(blocked).Select(row => row.Row.PrescriptionId).OfType<string>().ToHashSet();
        var told = dispenses.Items.Where(dispense => !PrescriptionsOf(dispense).Any(hidden.Contains) && (request.OpensBlocked || !IsBlocked(dispense.Root)));
        return new MedicationRecord(patient, list, rows, shown, basics with { Items = Newest(basics.Items) },
            [.. basics.Items.Where(basic => basic.Root.Child("code").CodeIn(Pll.OwnCodes) == Pll.OtherPrescription)], [.. told],
            allergies with { Items = [.. allergies.Items.Where(allergy => IsTold(allergy, request))] }, locked.Count > 0, blocked.Count > 0);
    }

    private static string Since(LookupRequest request) => request.Since is { } since ? $"&_lastUpdated=ge{Uri.EscapeDataString(since)}" : "";

    private static bool IsLocked(Row row, LookupRequest request) =>
        row.IsLocked && !request.OpensLocked && !(row.ReferenceNumber is { } number && request.ReferenceNumbers.Contains(number));

    private static bool IsBlocked(Element resource) =>
        resource.Child("meta").All("security").Any(label => label.ValueOf("system") == Access && label.ValueOf("code") == Blocked);

    private static bool IsTold(Held allergy, LookupRequest request) =>
        allergy.Root.Child("verificationStatus").All("coding").All(coding => coding.ValueOf("code") != "entered-in-error") && (request.OpensBlocked || !IsBlocked(allergy.Root));

    private static IEnumerable<string> PrescriptionsOf(Held dispense) =>
        dispense.Root.All("authorizingPrescription").Select(prescription => prescription.Child("identifier").ValueOf("value")).OfType<string>();

    /// <summary>A superseded row goes when what superseded it has gone.</summary>
    private static List<HeldRow> WithoutLostTails(IEnumerable<HeldRow> rows)
    {
        var all = rows.ToList();
        var known = all.Select(row => row.Held.Reference).ToHashSet();
        return [.. all.Where(row => row.Row.IsHead || row.Row.Statement.All("partOf").Any(part => part.ValueOf("reference") is { } head && known.Any(head.EndsWith)))];
    }

    private static ImmutableArray<HeldRow> Ordered(List<HeldRow> rows, Held? list)
    {
        var places = (list?.Root.All("entry") ?? []).Select((entry, at) => (entry.ReferenceTo("item"), at)).Where(pair => pair.Item1 is not null).DistinctBy(pair => pair.Item1).ToDictionary(pair => pair.Item1!, pair => pair.at);
        return [.. rows.OrderBy(row => places.GetValueOrDefault(row.Held.Reference, int.MaxValue)).ThenBy(row => row.Held.Stored.Id, StringComparer.Ordinal)];
    }

    /// <summary>One of each message; only when there is none, the answer about multidose alone.</summary>
    private static ImmutableArray<Held> Newest(ImmutableArray<Held> basics)
    {
        var messages = Messages.Select(message => basics.FirstOrDefault(basic => basic.Root.Child("code").CodeIn(Pll.Messages) == message)).OfType<Held>().ToImmutableArray();
        return messages.IsEmpty ? [.. basics.Where(basic => basic.Root.Child("code").CodeIn(Pll.Messages) == "M9.12").Take(1)] : messages;
    }
}
