using System.Text.Json.Nodes;

using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Tiltak.Legemiddelliste;

/// <summary>Looking up and sending the list, and comparing versions of it. What is sent is always something the target must refuse.</summary>
internal static class OperationChecks
{
    private static readonly Claim CanLookUp = Claim.Operation("Patient", "getMedication");
    private static readonly Claim CanSend = Claim.Operation("Patient", "sendMedication");

    public static readonly Group Group = new("LML-OPER", "legemiddelliste", new Words("Hente og sende listen", "Looking up and sending the list"),
    [
        Refusing("LML-OPER-001", CanLookUp, Ask.Post(MedicationAsks.Get, """{"resourceType":"Parameters"}"""), 400),
        Sending("LML-OPER-002", StaleAsync),
        Refusing("LML-OPER-003", CanLookUp, MedicationAsks.Lookup(MedicationAsks.Patient("")), 400, 422),
        Refusing("LML-OPER-004", CanLookUp, MedicationAsks.Lookup(MedicationAsks.Patient(",\"gender\":\"female\",\"birthDate\":\"1960-03-14\"")), 400, 422),
        OfLookup("LML-OPER-005", answer => Expect.That(
            MedicationAsks.Document(answer) is var document && document.Text("type") == "document" && document.First("entry.resource").ResourceType == "Composition",
            "Parameteren medication er ikke et dokument med Composition først.", "The parameter medication is no document with its Composition first.")),
        OfLookup("LML-OPER-006", Times),
        OfLookup("LML-OPER-007", References),
        Sending("LML-OPER-008", ForgottenAsync),
        Sending("LML-OPER-009", UnlinkedAsync),
        Refusing("LML-OPER-010", CanSend, Ask.Post(MedicationAsks.Send, """{"resourceType":"Parameters"}"""), 400),
        new("LML-OPER-011", SameAsync) { Claims = [Claim.Operation("List", "medication-changes"), Claim.Interaction("List", "search-type")] },
    ]);

    private static Check Refusing(string requirement, Claim claim, Ask ask, params int[] statuses) => new(requirement, async (probe, cancel) =>
    {
        var answer = await probe.SendAsync(ask, cancel);
        return (Expect.Status(answer, statuses) ?? Expect.Outcome(answer)).OrPass();
    })
    { Claims = [claim] };

    private static Check OfLookup(string requirement, Func<Answer, Judgement?> problem) => new(requirement, async (probe, cancel) =>
        await MedicationAsks.FirstAsync(probe, cancel) is not { } answer ? probe.NoData(Rows.Current) : (Expect.Status(answer, 200) ?? Expect.Resource(answer, "Parameters") ?? problem(answer)).OrPass())
    { Claims = [CanLookUp, Claim.Interaction("MedicationStatement", "search-type")] };

    /// <summary>A target that took it would have stored it.</summary>
    private static Check Sending(string requirement, Func<Probe, Node, CancellationToken, Task<Answer>> send) => new(requirement, async (probe, cancel) =>
    {
        if (await MedicationAsks.FirstAsync(probe, cancel) is not { } looked) return probe.NoData(Rows.Current);
        if (Expect.Status(looked, 200) is { } problem) return problem;
        if (MedicationAsks.Document(looked).At("entry.resource").All(resource => resource.ResourceType != "MedicationStatement")) return probe.NoData(Rows.Current);
        var answer = await send(probe, MedicationAsks.Document(looked), cancel);
        if (answer.Status is 401 or 403) return Judgement.Skip("Serveren lar ikke denne avsenderen endre listen.", "The server does not let this sender change the list.");
        return (Expect.Status(answer, 400, 409, 412, 422) ?? Expect.Outcome(answer)).OrPass();
    })
    { Writes = true, Claims = [CanLookUp, CanSend, Claim.Interaction("MedicationStatement", "search-type")] };

    private static async Task<Answer> StaleAsync(Probe probe, Node document, CancellationToken cancel)
    {
        await MedicationAsks.FirstAsync(probe, cancel);
        return await probe.SendAsync(MedicationAsks.Sending(MedicationAsks.Returned(document)), cancel);
    }

    private static async Task<Answer> ForgottenAsync(Probe probe, Node document, CancellationToken cancel)
    {
        var bundle = MedicationAsks.Returned(document);
        var entries = bundle["entry"]!.AsArray();
        var forgotten = entries.FirstOrDefault(entry => $"{entry?["resource"]?["resourceType"]}" == "MedicationStatement" && entry?["resource"]?["partOf"] is null);
        var (gone, front) = (new HashSet<string> { $"{forgotten?["fullUrl"]}" }, $"{entries[0]?["fullUrl"]}");
        foreach (var section in (entries[0]?["resource"]?["section"] as JsonArray ?? []).Where(section => section?["entry"] is JsonArray))
        {
            var items = section!["entry"]!.AsArray();
            foreach (var item in items.Where(item => Literal.IsAmong(gone, front, $"{item?["reference"]}")).ToList()) items.Remove(item);
            if (items.Count > 0) continue;
            section.AsObject().Remove("entry");
            section["emptyReason"] = JsonNode.Parse("""{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/list-empty-reason","code":"nilknown"}]}""");
        }
        if (forgotten is not null) entries.Remove(forgotten);
        return await probe.SendAsync(MedicationAsks.Sending(bundle), cancel);
    }

    private static async Task<Answer> UnlinkedAsync(Probe probe, Node document, CancellationToken cancel)
    {
        var bundle = MedicationAsks.Returned(document);
        (bundle["entry"]?[0]?["resource"] as JsonObject)?.Remove("relatesTo");
        return await probe.SendAsync(MedicationAsks.Sending(bundle), cancel);
    }

    private static Judgement? Times(Answer answer) =>
        Expect.That(MedicationAsks.Parameter(answer, "RFHentetTidspunkt").Has("valueDateTime"), "Svaret sier ikke når reseptene ble hentet.", "The answer does not say when the prescriptions were looked up.")
        ?? Expect.That(!MedicationAsks.Parameter(answer, "KJHentetTidspunkt").Exists, "Svaret sier at kjernejournal ble spurt uten samtykke.", "The answer says that kjernejournal was asked without consent.");

    private static Judgement? References(Answer answer)
    {
        var document = MedicationAsks.Document(answer);
        var urls = document.At("entry.fullUrl").Select(url => url.Value).ToHashSet();
        var front = document.First("entry.fullUrl").Value;
        var lost = document.First("entry.resource").At("section.entry.reference").Select(reference => reference.Value).FirstOrDefault(reference => !Literal.IsAmong(urls, front, reference));
        return Expect.That(lost is null, $"En seksjon viser til {lost}, som ikke er i dokumentet.", $"A section refers to {lost}, which is not in the document.");
    }

    private static async Task<Judgement> SameAsync(Probe probe, CancellationToken cancel)
    {
        var lists = await probe.FindAsync(Rows.Lists, cancel);
        if (lists.IsEmpty) return probe.NoData(Rows.Lists);
        var list = lists[0].Reference;
        var answer = await probe.GetAsync($"List/$medication-changes?from={list}&to={list}", cancel);
        return (Expect.Status(answer, 200) ?? Expect.Resource(answer, "Parameters")
            ?? Expect.That(answer.Json.At("parameter.name").All(name => name.Value != "row"), $"Listen sammenliknet med seg selv ga {answer.Json.At("parameter.name").Count(name => name.Value == "row")} rader som er endret; ventet ingen.", $"The list compared with itself gave {answer.Json.At("parameter.name").Count(name => name.Value == "row")} changed rows; expected none.")).OrPass();
    }
}
