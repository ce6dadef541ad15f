using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.EveryServer;

/// <summary>National identifiers of persons and organisations, as the Norwegian base profiles and HL7 Norway's best practice write them.</summary>
internal static class IdentifierChecks
{
    // A number of the synthetic series (month + 80) that no test population uses.
    private const string NobodysNumber = "urn:oid:2.16.578.1.12.4.1.4.1|01811060190";

    private static readonly DataKind PatientWithNumber = CoreKinds.Patient.Where(new Words("pasienter med nasjonalt nummer", "patients with a national number"),
        patient => patient.At("identifier").Any(identifier => NationalIdentifier.IsPerson(identifier.Text("system"))));

    private static readonly DataKind PractitionerWithHpr = CoreKinds.Practitioner.Where(new Words("helsepersonell med HPR-nummer",
        "practitioners with an HPR number"),
        practitioner => practitioner.At("identifier.system").Any(system => system.Value == NationalIdentifier.Hpr));

    private static readonly DataKind OrganizationWithNumber = CoreKinds.Organization.Where(
        new Words("virksomheter med organisasjonsnummer", "organizations with an organisation number"),
        organization => organization.At("identifier.system").Any(system => system.Value == NationalIdentifier.OrganizationNumber));

    public static readonly Group Group = new("CORE-ID", "core", new Words("Nasjonale identifikatorer", "National identifiers"),
    [
        SearchCheck.OnlyByPost("CORE-ID-001", PatientWithNumber, new Term("identifier", NationalToken,
            (patient, value) => patient.At("identifier").Any(identifier => $"{identifier.Text("system")}|{identifier.Text("value")}" == value))),
        ContentCheck.Each("CORE-ID-002", PatientWithNumber, patient => Wrong(patient, NationalIdentifier.IsPerson, NationalIdentifier.IsValidPerson)),
        ContentCheck.Each("CORE-ID-003", OrganizationWithNumber, organization =>
            Wrong(organization, system => system == NationalIdentifier.OrganizationNumber, NationalIdentifier.IsValidOrganization)),
        ContentCheck.Each("CORE-ID-004", PractitionerWithHpr, practitioner => Wrong(practitioner, system => system == NationalIdentifier.Hpr,
            NationalIdentifier.IsHprNumber)),
        ContentCheck.Each("CORE-ID-005", CoreKinds.Patient, patient => patient.At("identifier.system").Any(system => NationalIdentifier.IsAlias(system.Value))
            ? new Words("bruker http-aliaset for en nasjonal serie i stedet for urn:oid",
                "uses the http alias of a national series instead of urn:oid") : null),
        new Check("CORE-ID-006", NumberInUrlAsync) { Claims = [Claim.Search("Patient", "identifier")] },
    ]);

    private static string NationalToken(Node patient)
    {
        var identifier = patient.At("identifier").FirstOrDefault(identifier => NationalIdentifier.IsPerson(identifier.Text("system")));
        return identifier.Exists ? $"{identifier.Text("system")}|{identifier.Text("value")}" : "";
    }

    private static Words? Wrong(Node resource, Func<string, bool> isSeries, Func<string, bool> isValid) =>
        resource.At("identifier").Any(identifier => isSeries(identifier.Text("system")) && !isValid(identifier.Text("value")))
            ? new Words("har et nummer som bryter seriens form eller kontrollsiffer", "has a number that breaks the form or check digits of its series") : null;

    private static async Task<Judgement> NumberInUrlAsync(Probe probe, CancellationToken cancel)
    {
        var answer = await probe.GetAsync($"Patient?identifier={Uri.EscapeDataString(NobodysNumber)}", cancel);
        var isWarned = answer.Status == 200 && answer.Json.At("entry.resource").Any(resource => resource.ResourceType == "OperationOutcome");
        return (Expect.Arrived(answer) ?? Expect.That(isWarned || answer.Status is >= 400 and < 500,
            $"Svaret hadde status {answer.Status} uten OperationOutcome; ventet at nummeret i URL-en ble avvist (4xx) eller varslet om.", $"The answer had status {answer.Status} without an OperationOutcome; expected the number in the URL to be refused (4xx) or warned about.")).OrPass();
    }
}
