using System.Text.Json.Nodes;
using Fhir.Kernel.Json;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>
/// Every lookup and every sending leaves an AuditEvent: who asked, about whom, and how it went. Who the caller is stands as the token says it. A refusal is told of
/// when the patient is known. https://hl7.org/fhir/R4/auditevent.html
/// </summary>
internal static class MedicationAudit
{
    private const string Types = "http://terminology.hl7.org/CodeSystem/audit-event-type";
    private const string Dicom = "http://dicom.nema.org/resources/ontology/DCM";

    /// <param name="outcome">0 in order, 4 refused, 8 not permitted. https://hl7.org/fhir/R4/valueset-audit-event-outcome.html</param>
    /// <param name="documentId">Of the document that was shown or sent; null when there is none.</param>
    public static CreateCommand Of(string operation, string patientId, string? documentId, string outcome, IPermittedStore store, IOperationHost host)
    {
        var audit = FhirJson.Resource("AuditEvent", null, null);
        audit["type"] = FhirJson.Coding(Types, "rest", "RESTful Operation");
        audit["subtype"] = new JsonArray(FhirJson.Coding("http://hl7.org/fhir/restful-interaction", "operation", "operation"));
        audit["action"] = "E";
        audit["recorded"] = FhirInstant.Of(host.Clock.GetUtcNow());
        audit["outcome"] = outcome;
        audit["agent"] = new JsonArray(Agent(store.Permit));
        audit["source"] = new JsonObject { ["observer"] = new JsonObject { ["display"] = "FhirRef" } };
        audit["entity"] = new JsonArray([.. Entities(operation, patientId, documentId)]);
        return new CreateCommand(JsonParser.Parse(FhirJson.ToBytes(audit), host.Schema).Document!.Root, host.NewId());
    }

    private static JsonObject Agent(Permit caller)
    {
        var agent = new JsonObject { ["type"] = FhirJson.Coded(Dicom, "110153", "Source Role ID") };
        agent["altId"] = caller.Subject ?? caller.Client;
        agent["name"] = caller.Client;
        agent["requestor"] = true;
        return agent;
    }

    private static IEnumerable<JsonNode> Entities(string operation, string patientId, string? documentId)
    {
        yield return new JsonObject { ["what"] = FhirJson.Reference($"Patient/{patientId}"), ["role"] = FhirJson.Coding("http://terminology.hl7.org/CodeSystem/object-role", "1", "Patient") };
        var entity = new JsonObject();
        if (documentId is not null) entity["what"] = new JsonObject { ["identifier"] = FhirJson.Identifier(Pll.ListSystem, documentId) };
        entity["name"] = operation;
        yield return entity;
    }
}
