using Fhir.Server.Tests.Authorization;
using Fhir.Server.Tests.Rest;
using Xunit;

namespace Fhir.Server.Tests.Legemiddelliste;

/// <summary>Many doctors send the same patient's list in the same moment, over all servers of a database: one of them is taken, with its event in the log, and the others are told why not.</summary>
public abstract class SendingRaceTests(MintedMedication server)
{
    private const int Doctors = 24;

    private static readonly string[] Reasons = ["medication-list-changed", "medication-row-changed", "medication-sent-meanwhile"];

    [Fact]
    public async Task Of_many_who_change_the_same_row_one_is_taken()
    {
        var row = new TestRow();
        var patient = await server.PatientAsync(row);

        var answers = await SendAllAsync(patient, (sent, number) => SentList.Dose(SendMedicationTests.Row(sent, row), $"{number} tabletter"));

        await OneIsTakenAsync(patient, answers);
        Assert.Equal(("2", "2"), (await VersionAsync($"MedicationStatement/{row.Id}"), await VersionAsync($"List/{patient.ListId}")));
    }

    [Fact]
    public async Task Of_many_who_send_the_first_list_one_is_taken()
    {
        var patient = new ListedPatient(Guid.NewGuid().ToString("N")[..12], SyntheticNumber.Next());
        Assert.Equal(201, (await server.PutAsync($"Patient/{patient.Id}", patient.ToJson().ToJsonString(), server.Doctor())).Status);

        var answers = await SendAllAsync(patient, (sent, _) => sent.AddRow(new TestRow { Type = "U", PrescriptionId = null }));

        await OneIsTakenAsync(patient, answers);
        Assert.Single((await server.GetAsync($"List?patient=Patient/{patient.Id}&code=10160-0", server.Doctor())).Entries);
        Assert.Single((await server.GetAsync($"MedicationStatement?patient=Patient/{patient.Id}", server.Doctor())).Entries);
        Assert.Single((await server.GetAsync($"Basic?patient=Patient/{patient.Id}", server.Doctor())).Entries);
    }

    [Fact]
    public async Task Of_many_sendings_on_one_doctors_lookup_one_is_taken_at_a_time()
    {
        var patient = await server.PatientAsync(new TestRow());
        var looked = await server.LookUpAsync(patient, server.Doctor());

        var answers = await Task.WhenAll(Enumerable.Range(0, Doctors).Select(number =>
        {
            var sent = new SentList(looked);
            sent.AddRow(new TestRow("apixaban") { Type = "U", PrescriptionId = null });
            return MintedMedication.SendAsync(server.All[number % server.All.Count], sent, server.Doctor());
        }));

        // Whoever comes after the one that was taken lacks the row that it has added.
        Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer.Status != 200), answer => Assert.True(answer.Status is 409 or 422 && answer.Rules.Any(rule => Reasons.Contains(rule) || rule is "medication-row-missing" or "medication-head-missing"), answer.Text));
        Assert.Equal("2", await VersionAsync($"List/{patient.ListId}"));
    }

    private async Task<Answer[]> SendAllAsync(ListedPatient patient, Action<SentList, int> change)
    {
        var callers = Enumerable.Range(0, Doctors).Select(number => server.Doctor(subject: $"lege-{number}")).ToList();
        var sendings = new List<SentList>();
        foreach (var caller in callers)
        {
            var sent = new SentList(await server.LookUpAsync(patient, caller));
            sent.Author(TestIssuer.Doctor);
            change(sent, sendings.Count + 1);
            sendings.Add(sent);
        }
        return await Task.WhenAll(sendings.Select((sent, at) => Task.Run(() => MintedMedication.SendAsync(server.All[at % server.All.Count], sent, callers[at]))));
    }

    private async Task OneIsTakenAsync(ListedPatient patient, Answer[] answers)
    {
        Assert.True(answers.Count(answer => answer.Status == 200) == 1, string.Join('\n', answers.Select(answer => answer.Text).Distinct()));
        Assert.All(answers.Where(answer => answer.Status != 200), answer => Assert.True(answer.Status == 409 && Reasons.Contains(Assert.Single(answer.Rules)), answer.Text));
        var told = (await server.GetAsync($"AuditEvent?patient=Patient/{patient.Id}&_count=200", server.Doctor())).Entries.Select(entry => entry["resource"]!)
            .Where(audit => $"{audit["entity"]![1]!["name"]}" == "$sendMedication").Select(audit => $"{audit["outcome"]}").ToList();
        Assert.Equal((1, Doctors - 1), (told.Count(outcome => outcome == "0"), told.Count(outcome => outcome == "4")));
    }

    private async Task<string> VersionAsync(string path) => $"{(await server.GetAsync(path, server.Doctor())).Json["meta"]!["versionId"]}";
}

public sealed class SendingRaceOnSqlite(MintedMedication server) : SendingRaceTests(server), IClassFixture<MintedMedication>;

/// <summary>Two servers on one database.</summary>
public sealed class SendingRaceOnPostgres : SendingRaceTests, IClassFixture<MintedMedicationOnPostgres>
{
    public SendingRaceOnPostgres(MintedMedicationOnPostgres server) : base(server) => OnPostgres.SkipUnlessHere(server);
}
