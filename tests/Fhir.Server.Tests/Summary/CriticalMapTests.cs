using Fhir.Server.Tests.Rest;
using Xunit;

namespace Fhir.Server.Tests.Summary;

/// <summary>National codes to those of R4, IPS and Europe, and back, by <c>$translate</c>.</summary>
public sealed class CriticalMapTests(SummaryServer server) : IClassFixture<SummaryServer>
{
    private const string Own = "https://fhirref.example/no/kritisk-info/";
    private const string Kind = Own + "CodeSystem/kritisk-type";
    private const string Certainty = Own + "CodeSystem/kritisk-sikkerhet";
    private const string Status = Own + "CodeSystem/kritisk-status";
    private const string Absence = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips";
    private const string Verification = "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification";
    private const string Icd10 = "urn:oid:2.16.578.1.12.4.1.1.7110";

    [Theory]
    [InlineData("kritisk-type-til-seksjon", Kind, "1", "http://loinc.org", "48765-2")]
    [InlineData("kritisk-type-til-seksjon", Kind, "2", "http://loinc.org", "48765-2")]
    [InlineData("kritisk-type-til-seksjon", Kind, "3", "http://loinc.org", "104605-1 11450-4")]
    [InlineData("kritisk-type-til-seksjon", Kind, "4", "http://loinc.org", "104605-1 11450-4")]
    [InlineData("kritisk-type-til-seksjon", Kind, "5", "http://loinc.org", "104605-1 11450-4")]
    [InlineData("kritisk-type-til-seksjon", Kind, "6", "http://loinc.org", "104605-1 47519-4")]
    [InlineData("kritisk-type-til-seksjon", Kind, "7", "http://loinc.org", "46264-8")]
    [InlineData("kritisk-type-til-seksjon", Kind, "8", "http://loinc.org", "42348-3")]
    [InlineData("kritisk-type-til-seksjon", Kind, "9", "http://loinc.org", "104605-1")]
    [InlineData("kritisk-type-til-seksjon", Kind, "10", "http://loinc.org", "104605-1 11450-4")]
    [InlineData("kritisk-type-til-seksjon", Kind, "11", "http://loinc.org", "42348-3")]
    [InlineData("kritisk-sikkerhet-til-fhir", Certainty, "mistenkt", Verification, "unconfirmed")]
    [InlineData("kritisk-sikkerhet-til-fhir", Certainty, "sannsynlig", Verification, "unconfirmed")]
    [InlineData("kritisk-sikkerhet-til-fhir", Certainty, "bekreftet", Verification, "confirmed")]
    [InlineData("kritisk-sikkerhet-til-fhir", Certainty, "avkreftet", Verification, "refuted")]
    [InlineData("kritisk-sikkerhet-til-fhir", Certainty, "slettet", Verification, "entered-in-error")]
    [InlineData("kritisk-status-til-fhir", Status, "aktiv", "http://hl7.org/fhir/event-status", "in-progress")]
    [InlineData("kritisk-status-til-fhir", Status, "avkreftet", "http://hl7.org/fhir/device-statement-status", "completed")]
    [InlineData("kritisk-status-til-fhir", Status, "avkreftet", "http://hl7.org/fhir/flag-status", "inactive")]
    [InlineData("kritisk-status-til-fhir", Status, "slettet", "http://hl7.org/fhir/consent-state-codes", "entered-in-error")]
    [InlineData("kritisk-alvorlighet-til-fhir", Own + "CodeSystem/kritisk-alvorlighet", "alvorlig", "http://hl7.org/fhir/reaction-event-severity", "severe")]
    [InlineData("fravaer-til-snomed", Absence, "no-known-allergies", "http://snomed.info/sct", "716186003")]
    [InlineData("fravaer-til-snomed", Absence, "no-known-problems", "http://snomed.info/sct", "160245001")]
    [InlineData("fravaer-til-snomed", Absence, "no-known-medications", "http://snomed.info/sct", "787481004")]
    [InlineData("fravaer-til-snomed", Absence, "no-allergy-info", "http://terminology.hl7.org/CodeSystem/list-empty-reason", "unavailable")]
    [InlineData("legemiddelreaksjon-til-snomed", "http://www.whocc.no/atc", "J01CE02", "http://snomed.info/sct", "372725003")]
    [InlineData("tilstand-til-internasjonal", Icd10, "E27.1", "http://snomed.info/sct", "373662000")]
    [InlineData("tilstand-til-internasjonal", Icd10, "E27.1", "http://hl7.org/fhir/sid/icd-10", "E27.1")]
    public async Task A_code_is_translated(string map, string system, string code, string targetSystem, string targets)
    {
        var answer = await server.GetAsync($"ConceptMap/$translate?url={Own}ConceptMap/{map}&system={Uri.EscapeDataString(system)}&code={code}&targetsystem={Uri.EscapeDataString(targetSystem)}");

        Assert.Equal(targets.Split(' '), Codes(answer, targetSystem).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("kritisk-type-til-seksjon", "http://loinc.org", "42348-3", Kind, "11 8")]
    [InlineData("kritisk-sikkerhet-til-fhir", Verification, "unconfirmed", Certainty, "mistenkt sannsynlig")]
    [InlineData("fravaer-til-snomed", "http://snomed.info/sct", "716186003", Absence, "no-known-allergies")]
    [InlineData("legemiddelreaksjon-til-snomed", "http://snomed.info/sct", "372687004", "http://www.whocc.no/atc", "J01CA04")]
    public async Task And_back(string map, string system, string code, string sourceSystem, string sources)
    {
        var answer = await server.GetAsync($"ConceptMap/$translate?url={Own}ConceptMap/{map}&system={Uri.EscapeDataString(system)}&code={code}&reverse=true");

        Assert.Equal(sources.Split(' '), Codes(answer, sourceSystem).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("legemiddelreaksjon-til-snomed", "http://www.whocc.no/atc", "A01AA01")]
    [InlineData("kritisk-type-til-seksjon", Kind, "12")]
    public async Task A_code_that_nobody_has_mapped_is_said_to_be_so(string map, string system, string code)
    {
        var answer = await server.GetAsync($"ConceptMap/$translate?url={Own}ConceptMap/{map}&system={Uri.EscapeDataString(system)}&code={code}");

        Assert.Equal(200, answer.Status);
        Assert.False(answer.Json["parameter"]!.AsArray().Single(parameter => parameter!["name"]!.GetValue<string>() == "result")!["valueBoolean"]!.GetValue<bool>());
    }

    private static IEnumerable<string> Codes(Answer answer, string system)
    {
        Assert.True(answer.Status == 200, answer.Text);
        return answer.Json["parameter"]!.AsArray().Where(parameter => parameter!["name"]!.GetValue<string>() == "match")
            .Select(match => match!["part"]!.AsArray().Single(part => part!["name"]!.GetValue<string>() == "concept")!["valueCoding"]!)
            .Where(coding => coding["system"]!.GetValue<string>() == system).Select(coding => coding["code"]!.GetValue<string>());
    }
}
