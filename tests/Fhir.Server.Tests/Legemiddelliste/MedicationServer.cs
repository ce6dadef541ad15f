using System.Text.Json.Nodes;
using Fhir.Server.Tests.Rest;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Fhir.Server.Tests.Legemiddelliste;

/// <summary>The server with the synthetic data, whose clock the tests can put forward, and what they need to look up and send.</summary>
public class MedicationServer : RunningServer
{
    public MedicationServer() : this([])
    {
    }

    internal MedicationServer(string[] settings) : base(["--FhirRef:Seed=true", .. settings])
    {
    }

    public ShiftedClock Clock { get; } = new();

    protected override void Replace(IServiceCollection services) => services.AddSingleton<TimeProvider>(Clock);

    /// <summary>A patient of this test alone, with these rows in a current list.</summary>
    internal async Task<ListedPatient> PatientAsync(params TestRow[] rows)
    {
        var patient = new ListedPatient(Guid.NewGuid().ToString("N")[..12], SyntheticNumber.Next());
        var answer = await PostAsync("", patient.ToTransaction(rows).ToJsonString());
        Assert.True(answer.Status == 200, answer.Text);
        return patient;
    }

    internal Task<Answer> LookUpAnswerAsync(ListedPatient patient, params string[] parameters) =>
        PostAsync("Patient/$getMedication", $$"""{"resourceType":"Parameters","parameter":[{{string.Join(',', [patient.Parameter, .. parameters])}}]}""");

    internal async Task<LookedUp> LookUpAsync(ListedPatient patient, params string[] parameters)
    {
        var answer = await LookUpAnswerAsync(patient, parameters);
        Assert.True(answer.Status == 200, answer.Text);
        return new LookedUp(answer.Json);
    }

    internal Task<Answer> SendAsync(SentList sent) =>
        PostAsync("Patient/$sendMedication", new JsonObject
        {
            ["resourceType"] = "Parameters",
            ["parameter"] = new JsonArray(new JsonObject { ["name"] = "medication", ["resource"] = sent.Bundle.DeepClone() }),
        }.ToJsonString());

    internal async Task<JsonNode> SentAsync(SentList sent)
    {
        var answer = await SendAsync(sent);
        Assert.True(answer.Status == 200, answer.Text);
        return answer.Json;
    }

    internal async Task RefusedAsync(SentList sent, int status, string rule)
    {
        var answer = await SendAsync(sent);
        Assert.True(answer.Status == status && answer.Rules.Contains(rule), $"{rule}: {answer.Status} {answer.Text}");
    }
}
