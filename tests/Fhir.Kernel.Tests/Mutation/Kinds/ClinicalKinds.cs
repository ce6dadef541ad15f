using System.Text.Json.Nodes;

namespace Fhir.Kernel.Tests.Mutation.Kinds;

/// <summary>Invariants of clinical and administrative resources.</summary>
internal static class ClinicalKinds
{
    public static IReadOnlyList<MutationKind> All { get; } =
    [
        MutationKind.Invariant("obs-3", "Observation.referenceRange", "low", """{ "low": null, "high": null, "text": null }"""),
        MutationKind.Invariant("obs-6", "Observation", "value", """{ "dataAbsentReason": { "text": "ukjent" } }"""),
        MutationKind.Invariant("obs-7", "Observation", "component !value", """
            { "code": { "coding": [{ "system": "urn:k", "code": "a" }] }, "valueString": "a", "component": [{ "code": { "coding": [{ "system": "urn:k", "code": "a" }] }, "valueString": "b" }] }
            """),
        MutationKind.Invariant("pat-1", "Patient.contact", "", """{ "name": null, "telecom": null, "address": null, "organization": null }"""),
        MutationKind.Invariant("app-1", "Appointment.participant", "actor", """{ "actor": null, "type": null }"""),
        MutationKind.Invariant("app-2", "Appointment", "start end", """{ "end": null }"""),
        MutationKind.Invariant("app-3", "Appointment", "start end", """{ "status": "booked", "start": null, "end": null }"""),
        MutationKind.Invariant("app-4", "Appointment", "start", """{ "status": "booked", "cancelationReason": { "text": "syk" } }"""),
        MutationKind.Invariant("apr-1", "AppointmentResponse", "", """{ "actor": null, "participantType": null }"""),
        MutationKind.Invariant("ait-1", "AllergyIntolerance", "clinicalStatus", """{ "clinicalStatus": null }"""),
        MutationKind.Invariant("ait-2", "AllergyIntolerance", "clinicalStatus", """
            { "verificationStatus": { "coding": [{ "system": "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification", "code": "entered-in-error" }] } }
            """),
        MutationKind.Invariant("con-1", "Condition.stage", "", """{ "summary": null, "assessment": null, "type": { "text": "x" } }"""),
        MutationKind.Invariant("con-4", "Condition", "clinicalStatus", """
            { "clinicalStatus": { "coding": [{ "system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "active" }] }, "abatementDateTime": "2025" }
            """),
        MutationKind.Invariant("con-5", "Condition", "clinicalStatus", """
            { "verificationStatus": { "coding": [{ "system": "http://terminology.hl7.org/CodeSystem/condition-ver-status", "code": "entered-in-error" }] } }
            """),
        MutationKind.Invariant("cmp-1", "Composition.section", "", """{ "text": null, "entry": null, "section": null, "title": "Tom" }"""),
        MutationKind.Invariant("cmp-2", "Composition.section", "entry", """{ "emptyReason": { "text": "tom" } }"""),
        MutationKind.Invariant("cpl-3", "CarePlan.activity", "detail", """{ "reference": { "reference": "Task/1" } }"""),
        MutationKind.AtRoot("invariant ctm-1", root => root.Type == "CareTeam" && root.Has("participant"), root =>
        {
            JsonPatch.Apply(JsonNode.Parse("""{ "contained": [{ "resourceType": "Patient", "id": "p" }] }""")!.AsObject(), root.Object);
            var participant = JsonNode.Parse("""{ "member": { "reference": "#p" }, "onBehalfOf": { "reference": "Organization/1" } }""")!.AsObject();
            JsonPatch.Apply(participant, root.Object["participant"]![0]!.AsObject());
            return new("invariant-ctm-1", $"{root.Place}.participant[0]");
        }),
        MutationKind.Invariant("fhs-1", "FamilyMemberHistory", "born", """{ "ageString": "gammel" }"""),
        MutationKind.Invariant("fhs-2", "FamilyMemberHistory", "!age", """{ "estimatedAge": true }"""),
        MutationKind.Invariant("gol-1", "Goal.target", "measure detail", """{ "measure": null }"""),
        MutationKind.Invariant("grp-1", "Group", "member", """{ "actual": false }"""),
        MutationKind.Invariant("imm-1", "Immunization.education", "", """{ "documentType": null, "reference": null }"""),
        MutationKind.Invariant("imr-1", "ImmunizationRecommendation.recommendation", "", """{ "vaccineCode": null, "targetDisease": null }"""),
        MutationKind.Invariant("lnk-1", "Linkage", "", """{ "item": [{ "type": "source", "resource": { "reference": "Patient/1" } }] }"""),
        MutationKind.Invariant("lst-1", "List", "entry", """{ "emptyReason": { "text": "tom" } }"""),
        MutationKind.Invariant("lst-2", "List", "entry", """{ "mode": "snapshot", "entry": [{ "deleted": true, "item": { "reference": "Patient/1" } }] }"""),
        MutationKind.Invariant("lst-3", "List", "entry", """{ "mode": "changes", "entry": [{ "date": "2025", "item": { "reference": "Patient/1" } }] }"""),
        MutationKind.Invariant("mad-1", "MedicationAdministration.dosage", "", """{ "dose": null, "rateRatio": null, "rateQuantity": null, "text": "litt" }"""),
        MutationKind.Invariant("mdd-1", "MedicationDispense", "", """{ "whenPrepared": "2025-02-03", "whenHandedOver": "2025-02-01" }"""),
        MutationKind.Invariant("org-1", "Organization", "", """{ "name": null, "_name": null, "identifier": null }"""),
        MutationKind.Invariant("ppc-1", "Consent", "", """{ "policy": null, "policyRule": null }"""),
        MutationKind.Invariant("prr-1", "ServiceRequest", "", """{ "code": null, "orderDetail": [{ "text": "straks" }] }"""),
        MutationKind.Invariant("ras-2", "RiskAssessment.prediction", "", """{ "probabilityRange": null, "probabilityDecimal": 101 }"""),
        MutationKind.Invariant("rqg-1", "RequestGroup.action", "resource", """{ "action": [{ "title": "ring" }] }"""),
        MutationKind.Invariant("sev-1", "AuditEvent.entity", "name", """{ "query": "YQ==" }"""),
        MutationKind.Invariant("inv-1", "Task", "", """{ "authoredOn": "2025-02-03", "lastModified": "2025-02-01" }"""),
        MutationKind.Invariant("msq-3", "MolecularSequence", "", """{ "coordinateSystem": 2 }"""),
        MutationKind.Invariant("msq-5", "MolecularSequence.referenceSeq", "chromosome", """{ "chromosome": null }"""),
        MutationKind.Invariant("msq-6", "MolecularSequence.referenceSeq", "genomeBuild", """{ "referenceSeqString": "ACGT" }"""),
    ];
}
