using System.Net;
using System.Text.Json.Nodes;
using Fhir.Server.Tests.Authorization;
using Xunit;

namespace Fhir.Server.Tests.Legemiddelliste;

/// <summary>What a token leaves a caller of the list's operations.</summary>
public sealed class LookupPermitTests(ScopedMedication server) : IClassFixture<ScopedMedication>
{
    private const string Reader = "system/Patient.rs system/MedicationStatement.rs system/Medication.rs system/List.rs system/Basic.rs system/MedicationDispense.rs";
    private const string Actors = "system/Patient.rs system/List.rs system/PractitionerRole.rs system/Practitioner.rs system/Organization.rs";
    private const string Kj = """{"name":"SamtykkeKjernejournal","valueCode":"HPMOTTATTSAMTYKKE"}""";
    private const string Ingrid = "14864349634";

    [Fact]
    public async Task A_source_the_caller_may_not_ask_gives_a_code_and_the_rest_is_still_there()
    {
        var looked = await server.LookUpAsync(Reader, Ingrid, "Fjellrev", Kj);

        Assert.Equal("5", Code(looked, "KJFeilkode"));
        Assert.Null(looked["KJHentetTidspunkt"]);
        Assert.NotNull(looked["RFHentetTidspunkt"]);
        Assert.Equal(("0", "0"), (Code(looked, "RFM96Feilkode"), Code(looked, "RFM912Feilkode")));
        Assert.Equal(13, looked.RowIds.Count);
        Assert.Equal("unavailable", $"{looked.Section("sectionAllergies")!["emptyReason"]!["coding"]![0]!["code"]}");
        Assert.Empty(looked.Of("Practitioner"));
    }

    [Fact]
    public async Task A_lookup_without_the_prescriptions_is_nothing_to_send_on()
    {
        var looked = await server.LookUpAsync(Actors, Ingrid, "Fjellrev");
        Assert.Equal(("5", "5"), (Code(looked, "RFM96Feilkode"), Code(looked, "RFM912Feilkode")));
        Assert.Null(looked["RFHentetTidspunkt"]);
        Assert.Equal("unavailable", $"{looked.Section("sectionMedication")!["emptyReason"]!["coding"]![0]!["code"]}");

        var sent = new SentList(looked);
        sent.Author(TestIssuer.Doctor);
        var (status, body) = await server.SendListAsync("system/*.cruds", sent);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "medication-lookup-without-rf"), (status, Rule(body)));
    }

    [Fact]
    public async Task Who_may_only_read_sends_nothing_though_the_author_may_prescribe()
    {
        const string Bjornar = "pasient-02";
        var sent = await ChangedAsync(Bjornar);

        var (status, _) = await server.SendListAsync("system/*.rs", sent);

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Equal("1", $"{(await server.ReadAsync("MedicationStatement/rad-02-levotyroksin"))["meta"]!["versionId"]}");
    }

    [Fact]
    public async Task Two_callers_do_not_end_each_others_lookups()
    {
        const string Torstein = "pasient-05";
        var sent = await ChangedAsync(Torstein);
        var (number, family) = await PatientAsync(Torstein);
        await server.LookUpAsync(ScopedServer.Reader, number, family);

        var (status, body) = await server.SendListAsync("system/*.cruds", sent);

        Assert.True(status == HttpStatusCode.OK, $"{body}");
    }

    private async Task<SentList> ChangedAsync(string id)
    {
        var (number, family) = await PatientAsync(id);
        var sent = new SentList(await server.LookUpAsync("system/*.rs", number, family));
        SentList.Dose(sent.Rows[0], "En annen dose");
        return sent;
    }

    private async Task<(string Number, string Family)> PatientAsync(string id)
    {
        var patient = await server.ReadAsync($"Patient/{id}");
        return ($"{patient["identifier"]![0]!["value"]}", $"{patient["name"]![0]!["family"]}");
    }

    private static string Code(LookedUp looked, string name) => $"{looked[name]!["valueCoding"]!["code"]}";

    private static string Rule(JsonNode? outcome) => $"{outcome!["issue"]![0]!["details"]!["coding"]![0]!["code"]}";
}
