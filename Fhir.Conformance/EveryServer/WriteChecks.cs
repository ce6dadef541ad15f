using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.EveryServer;

/// <summary>Create, update and delete, with resources of the checks' own. https://hl7.org/fhir/R4/http.html#create</summary>
internal static class WriteChecks
{
    public static readonly Group Group = new("CORE-WRT", "core", new Words("Skriving", "Writing"),
    [
        Creating("CORE-WRT-001", (own, answer) => Expect.Status(answer, 201) ?? Expect.That(
            (answer.Header("Location") ?? "").Contains($"/{own.Type}/", StringComparison.Ordinal), 
            $"Location er «{answer.Header("Location")}»; ventet den nye adressen ([base]/{own.Type}/[id]).",
            $"Location is '{answer.Header("Location")}'; expected the new address ([base]/{own.Type}/[id]).")),
        Writing("CORE-WRT-002", OwnIdAsync),
        Reading("CORE-WRT-003", (own, answer) => Expect.Status(answer, 200)
            ?? Expect.That(answer.Json.At("identifier.value").Any(value => value.Value == own.Marker),
            "Det som ble lest var ikke det som ble opprettet.", "What was read was not what was created.")),
        Writing("CORE-WRT-004", FoundAtOnceAsync),
        Writing("CORE-WRT-005", UpdatedAsync, "update"),
        Writing("CORE-WRT-006", StaleUpdateAsync, "update"),
        Writing("CORE-WRT-007", OtherIdAsync, "update"),
        Refusing("CORE-WRT-008", own => Ask.Post(own.Type, "{\"resourceType\":"), answer => Expect.Status(answer, 400)),
        Refusing("CORE-WRT-009", own => Ask.Post(own.Type, own.Json(own.Marker)) with { ContentType = "text/plain" }, answer => Expect.Status(answer, 415)),
        Refusing("CORE-WRT-010", own => Ask.Post(own.Type, own.Json(own.Marker, "\"fhirrefUkjent\":true,")), answer => Expect.Status(answer, 400, 422)),
        Writing("CORE-WRT-011", DeletedAsync),
    ]);

    /// <summary>A write check that cleans up after itself.</summary>
    public static Check Writing(string requirement, Func<Probe, OwnResources, CancellationToken, Task<Judgement>> judge, params string[] interactions) =>
        new(requirement, async (probe, cancel) =>
        {
            var own = OwnResources.For(probe);
            try
            {
                return await judge(probe, own, cancel);
            }
            finally
            {
                await own.DeleteAllAsync();
            }
        })
        { Writes = true, Claims = [OwnResources.CanBeMade, .. interactions.Select(OwnResources.CanAlso)] };

    private static Check Creating(string requirement, Func<OwnResources, Answer, Judgement?> problem) =>
        Writing(requirement, async (_, own, cancel) => problem(own, await own.CreateAsync(cancel)).OrPass());

    private static Check Reading(string requirement, Func<OwnResources, Answer, Judgement?> problem) => Writing(requirement, async (probe, own, cancel) =>
    {
        var created = await own.CreateAsync(cancel);
        return (Expect.Status(created, 201) ?? problem(own, await probe.GetAsync(OwnResources.ReferenceOf(created), cancel))).OrPass();
    });

    private static Check Refusing(string requirement, Func<OwnResources, Ask> ask, Func<Answer, Judgement?> problem) =>
        Writing(requirement, async (_, own, cancel) => problem(await own.PostAsync(ask(own), cancel)).OrPass());

    // "the server SHALL ignore" an id in the body of a create.
    private static async Task<Judgement> OwnIdAsync(Probe probe, OwnResources own, CancellationToken cancel)
    {
        var wished = $"fhirref-{Guid.NewGuid():N}";
        var answer = await own.PostAsync(Ask.Post(own.Type, own.Json(own.Marker, $"\"id\":\"{wished}\",")), cancel);
        var reference = OwnResources.ReferenceOf(answer);
        return (Expect.Status(answer, 201) ?? Expect.That(reference.Length > 0 && !reference.EndsWith($"/{wished}", StringComparison.Ordinal),
            $"Create ga {reference}; ventet en id av serverens egen, ikke den klienten sendte.", $"The create gave {reference}; expected an id of the server's own, not the one the client sent.")).OrPass();
    }

    private static async Task<Judgement> FoundAtOnceAsync(Probe probe, OwnResources own, CancellationToken cancel)
    {
        var created = await own.CreateAsync(cancel);
        if (Expect.Status(created, 201) is { } problem) return problem;
        var found = await probe.GetAsync(own.SearchByMarker, cancel);
        return (Expect.Searchset(found) ?? Expect.That(Searchset.Matches(found.Json).Any(match => match.Reference == OwnResources.ReferenceOf(created)),
            "Søket rett etter fant ikke det som ble opprettet.", "The search right after did not find what was created.")).OrPass();
    }

    private static async Task<Judgement> UpdatedAsync(Probe probe, OwnResources own, CancellationToken cancel)
    {
        var created = await own.CreateAsync(cancel);
        if (Expect.Status(created, 201) is { } problem) return problem;
        var before = await probe.GetAsync(OwnResources.ReferenceOf(created), cancel);
        if (Expect.Status(before, 200) is { } unread) return unread;
        if (before.Json.Text("meta.versionId").Length == 0) return NoVersions;
        var updated = await PutAsync(probe, own, before, cancel);
        var after = await probe.GetAsync(before.Json.Reference, cancel);
        return (Expect.Status(updated, 200) ?? Expect.Status(after, 200) ?? Expect.That(
            after.Json.Text("meta.versionId").Length > 0 && after.Json.Text("meta.versionId") != before.Json.Text("meta.versionId"),
            $"Oppdateringen ga ingen ny versjon: versionId var «{before.Json.Text("meta.versionId")}» og er «{after.Json.Text("meta.versionId")}».",
            $"The update gave no new version: versionId was '{before.Json.Text("meta.versionId")}' and is '{after.Json.Text("meta.versionId")}'.")).OrPass();
    }

    // A server need not keep versions. https://hl7.org/fhir/R4/capabilitystatement-definitions.html#CapabilityStatement.rest.resource.versioning
    private static readonly Judgement NoVersions = Judgement.Omit("Serveren oppgir ingen versjoner (meta.versionId).", "The server states no versions (meta.versionId).");

    // https://hl7.org/fhir/R4/http.html#concurrency
    private static async Task<Judgement> StaleUpdateAsync(Probe probe, OwnResources own, CancellationToken cancel)
    {
        var created = await own.CreateAsync(cancel);
        if (Expect.Status(created, 201) is { } problem) return problem;
        var before = await probe.GetAsync(OwnResources.ReferenceOf(created), cancel);
        if (Expect.Status(before, 200) is { } unread) return unread;
        if (before.Header("ETag") is null && before.Json.Text("meta.versionId").Length == 0) return NoVersions;
        await PutAsync(probe, own, before, cancel);
        var stale = Put(own, before).With("If-Match", before.Header("ETag") ?? $"W/\"{before.Json.Text("meta.versionId")}\"");
        return Expect.Status(await probe.SendAsync(stale, cancel), 412).OrPass();
    }

    private static async Task<Judgement> OtherIdAsync(Probe probe, OwnResources own, CancellationToken cancel)
    {
        var created = await own.CreateAsync(cancel);
        if (Expect.Status(created, 201) is { } problem) return problem;
        var answer = await probe.SendAsync(Ask.Put(OwnResources.ReferenceOf(created), own.Json(own.Marker, "\"id\":\"fhirref-en-annen\",")), cancel);
        return Expect.Status(answer, 400).OrPass();
    }

    private static async Task<Judgement> DeletedAsync(Probe probe, OwnResources own, CancellationToken cancel)
    {
        var created = await own.CreateAsync(cancel);
        if (Expect.Status(created, 201) is { } problem) return problem;
        var reference = OwnResources.ReferenceOf(created);
        var deleted = await probe.SendAsync(Ask.Delete(reference), cancel);
        var after = await probe.GetAsync(reference, cancel);
        if (after.Status is 404 or 410) own.Forget(reference);
        // 202 promises the deletion without having done it. https://hl7.org/fhir/R4/http.html#delete
        return (Expect.Status(deleted, 200, 202, 204) ?? (deleted.Status == 202 ? null : Expect.Status(after, 404, 410))).OrPass();
    }

    private static Task<Answer> PutAsync(Probe probe, OwnResources own, Answer current, CancellationToken cancel) => probe.SendAsync(Put(own, current), cancel);

    private static Ask Put(OwnResources own, Answer current) => Ask.Put(current.Json.Reference,
        own.Json(own.Marker, $"\"id\":\"{current.Json.Id}\",\"language\":\"nb\","));
}
