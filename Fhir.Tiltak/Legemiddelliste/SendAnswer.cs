using System.Text.Json.Nodes;

namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>What <c>$sendMedication</c> answers: how many prescriptions were sent and recalled, the list's message, and each prescription's result.</summary>
internal static class SendAnswer
{
    public static JsonObject Of(SendPlan plan)
    {
        var (made, withdrawn) = (plan.Prescribed.ToList(), plan.Withdrawn.ToList());
        var parameters = new List<JsonNode>
        {
            FhirJson.Parameter("prescriptionCount", "valueInteger", made.Count),
            FhirJson.Parameter("recallCount", "valueInteger", withdrawn.Count),
        };
        if (plan.SendsList) parameters.Add(Group("PllResult", FhirJson.Parameter("PllmessageID", "valueString", plan.MessageId), GetMedication.Code("resultCode", "0")));
        parameters.AddRange(made.Select(change => Result(change.Row.PrescriptionId!, plan.ReferenceNumber(change.Row))));
        parameters.AddRange(withdrawn.Select(prescription => Result(prescription, null)));
        return FhirJson.Parameters(parameters);
    }

    private static JsonObject Result(string prescription, string? referenceNumber)
    {
        var parts = new List<JsonNode> { FhirJson.Parameter("reseptID", "valueString", prescription) };
        if (referenceNumber is not null) parts.Add(FhirJson.Parameter("refnum", "valueString", referenceNumber));
        parts.Add(GetMedication.Code("resultCode", "0"));
        return Group("prescriptionOperationResult", [.. parts]);
    }

    private static JsonObject Group(string name, params JsonNode[] parts) => new() { ["name"] = name, ["part"] = new JsonArray(parts) };
}
