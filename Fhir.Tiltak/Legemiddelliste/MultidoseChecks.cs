using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>Who is responsible for multidose. A patient has one pharmacy, and a doctor gives the responsibility away alone.</summary>
internal sealed class MultidoseChecks(RecordReader reader, SentDocument document, Prescriber author)
{
    private const string Doctor = "M";
    private const string Pharmacist = "A";

    private sealed record Party(string Role, string? Practitioner, string? Organization);

    public async Task<Result<IReadOnlyList<Issue>>> IssuesAsync(string patientId, CancellationToken cancel)
    {
        if (!document.Information.Exists) return (List<Issue>)[];
        var stored = await reader.AllAsync("Basic", $"patient=Patient/{patientId}&_sort=-created", cancel);
        if (stored.Refusal is { } refusal) return refusal;
        var before = new List<Party>();
        foreach (var reference in Registered(stored.Value)) if (await StoredAsync(reference, cancel) is { } party) before.Add(party);
        return Compare(before, [.. Parties(document.Information).Select(Sent).OfType<Party>()]);
    }

    private List<Issue> Compare(List<Party> before, List<Party> sent)
    {
        var issues = new List<Issue>();
        var place = document.Information.Path;
        if (before.Find(party => party.Role == Pharmacist) is { Organization: { } pharmacy } && sent.Exists(party => party.Role == Pharmacist && party.Organization != pharmacy))
            issues.Add(SendRules.OtherPharmacy.At(place, pharmacy));
        if (before.Find(party => party.Role == Doctor) is { Practitioner: { } doctor } && doctor != author.Hpr && !sent.Exists(party => party.Role == Doctor && party.Practitioner == doctor))
            issues.Add(SendRules.OtherDoctor.At(place, doctor));
        return issues;
    }

    /// <summary>The answer about responsibility alone (M9.12) counts before what the latest list said.</summary>
    private static IEnumerable<string> Registered(IReadOnlyList<Held> basics)
    {
        Held? Newest(string message) => basics.FirstOrDefault(basic => basic.Root.Child("code").CodeIn(Pll.Messages) == message);
        return (Newest("M9.12") ?? Newest("M25.1")) is { } registered ? Parties(registered.Root) : [];
    }

    private static IEnumerable<string> Parties(Element information) =>
        information.Extension(Pll.Information).Extensions("relatedParty").Select(party => party.Child("value").ValueOf("reference")).OfType<string>();

    private Party? Sent(string reference)
    {
        var role = document.Find(reference);
        return role.Exists ? Of(role, document.Find(role.ReferenceTo("practitioner")), document.Find(role.ReferenceTo("organization"))) : null;
    }

    private async Task<Party?> StoredAsync(string reference, CancellationToken cancel)
    {
        if (await ReadAsync(reference, cancel) is not { } role) return null;
        var practitioner = await ReadAsync(role.Root.ReferenceTo("practitioner"), cancel);
        var organization = await ReadAsync(role.Root.ReferenceTo("organization"), cancel);
        return Of(role.Root, practitioner?.Root ?? default, organization?.Root ?? default);
    }

    private async Task<Held?> ReadAsync(string? reference, CancellationToken cancel) =>
        reference?.Split('/') is [.., var type, var id] ? await reader.ReadAsync(type, id, cancel) : null;

    private static Party? Of(Element role, Element practitioner, Element organization)
    {
        var code = role.All("code").Select(code => code.CodeIn(Pll.MultidoseRole)).OfType<string>().FirstOrDefault();
        return code is null ? null : new Party(code, practitioner.IdentifierIn(Pll.Hpr), organization.All("identifier").Select(identifier => identifier.ValueOf("value")).FirstOrDefault());
    }
}
