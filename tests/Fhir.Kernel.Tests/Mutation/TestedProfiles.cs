using System.Collections.Immutable;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Tests.Snapshot;

namespace Fhir.Kernel.Tests.Mutation;

/// <summary>Profiles that the examples of R4 conform to, for what the project's own profiles do not ask: closed and ordered slicings, limits of values.</summary>
internal static class TestedProfiles
{
    public static ImmutableArray<Document> All { get; } =
    [
        Profile("sliced", "Patient", """
            { "path": "Patient.telecom", "slicing": { "discriminator": [{ "type": "value", "path": "system" }], "rules": "closed", "ordered": true } },
            { "path": "Patient.telecom", "sliceName": "phone", "min": 1, "max": "1" }, { "path": "Patient.telecom.system", "min": 1, "fixedCode": "phone" },
            { "path": "Patient.telecom", "sliceName": "email", "min": 1, "max": "1" }, { "path": "Patient.telecom.system", "min": 1, "fixedCode": "email" },
            { "path": "Patient.address", "slicing": { "discriminator": [{ "type": "pattern", "path": "$this" }], "rules": "openAtEnd" } },
            { "path": "Patient.address", "sliceName": "home", "min": 1, "max": "1", "patternAddress": { "use": "home" } },
            { "path": "Patient.multipleBirth[x]", "min": 1, "type": [{ "code": "integer" }], "minValueInteger": 1, "maxValueInteger": 9 },
            { "path": "Patient.active", "min": 1, "fixedBoolean": true },
            { "path": "Patient.language", "min": 1, "fixedCode": "nb-NO" }, { "path": "Patient.maritalStatus.text", "maxLength": 10 },
            { "path": "Patient.birthDate", "minValueDate": "1900-01-01", "maxValueDate": "2020-12-31" }, { "path": "Patient.link", "max": "1" },
            { "path": "Patient.managingOrganization", "min": 1 }, { "path": "Patient.communication", "min": 2, "max": "2" }
            """),
        Profile("limited", "Observation", """
            { "path": "Observation.status", "patternCode": "final" }, { "path": "Observation.category", "max": "1" },
            { "path": "Observation.code", "patternCodeableConcept": { "coding": [{ "system": "http://loinc.org", "code": "85354-9" }] } },
            { "path": "Observation.effective[x]", "min": 1, "type": [{ "code": "dateTime" }] }, { "path": "Observation.value[x]", "max": "0" },
            { "path": "Observation.subject", "min": 1, "type": [{ "code": "Reference", "targetProfile": ["http://hl7.org/fhir/StructureDefinition/Patient"] }] },
            { "path": "Observation.bodySite", "min": 1, "patternCodeableConcept": { "coding": [{ "system": "http://snomed.info/sct", "code": "368208006" }] } },
            { "path": "Observation.component", "slicing": { "discriminator": [{ "type": "pattern", "path": "code" }], "rules": "closed" } },
            { "path": "Observation.component", "sliceName": "systolic", "min": 1, "max": "1" },
            { "path": "Observation.component.code", "patternCodeableConcept": { "coding": [{ "system": "http://loinc.org", "code": "8480-6" }] } },
            { "path": "Observation.component", "sliceName": "diastolic", "min": 1, "max": "1" },
            { "path": "Observation.component.code", "patternCodeableConcept": { "coding": [{ "system": "http://loinc.org", "code": "8462-4" }] } },
            { "path": "Observation.component", "sliceName": "mean", "max": "1" },
            { "path": "Observation.component.code", "patternCodeableConcept": { "coding": [{ "system": "http://loinc.org", "code": "8478-0" }] } }
            """),
        Profile("prescribed", "MedicationRequest", """
            { "path": "MedicationRequest.medication[x]", "type": [{ "code": "Reference", "targetProfile": ["http://hl7.org/fhir/StructureDefinition/Medication"] }] },
            { "path": "MedicationRequest.intent", "fixedCode": "order" }, { "path": "MedicationRequest.reported[x]", "min": 1, "type": [{ "code": "boolean" }] },
            { "path": "MedicationRequest.dosageInstruction.sequence", "min": 1, "minValueInteger": 1, "maxValueInteger": 5 },
            { "path": "MedicationRequest.dosageInstruction.text", "min": 1, "maxLength": 40 }, { "path": "MedicationRequest.note", "min": 1, "max": "1" },
            { "path": "MedicationRequest.authoredOn", "min": 1, "minValueDateTime": "2020-01-01T00:00:00Z" }
            """),
    ];

    private static Document Profile(string id, string type, string rows) => TestProfiles.Define("mutation-" + id, type, rows);
}
