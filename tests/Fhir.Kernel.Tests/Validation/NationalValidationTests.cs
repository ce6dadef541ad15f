using Fhir.Kernel.Tests.Snapshot;
using Fhir.Kernel.Validation;
using Xunit;

namespace Fhir.Kernel.Tests.Validation;

/// <summary>
/// What instances of the Norwegian base profiles are told. Some of those profiles say more or less than they mean; a validator that shows it is right.
/// Test data that is not ours to keep here.
/// </summary>
public class NationalValidationTests
{
    private static readonly Lazy<ProfileValidator?> National = new(() => NationalProfiles.Folder is null ? null : Instances.Over([.. NationalProfiles.Read()]));

    private const string Fest = """ "system": "http://ehelse.no/fhir/CodeSystem/FEST", "display": "Paracet" """;

    private const string Form = """ "form": { "coding": [{ "system": "urn:oid:2.16.578.1.12.4.1.1.7448", "code": "53", "display": "Tablett" }] } """;

    public static TheoryData<string, string, string, string[]> Instance => new()
    {
        // what it shows, type, body, the errors
        { "Two national numbers are two slices", "Patient", """
            "identifier": [{ "system": "urn:oid:2.16.578.1.12.4.1.4.1", "value": "15858020023" }, { "system": "urn:oid:2.16.578.1.12.4.1.4.2", "value": "55858030160" }]
            """, [] },
        { "A national number has a value", "Patient", """ "identifier": [{ "system": "urn:oid:2.16.578.1.12.4.1.4.1" }] """, ["cardinality-min Patient.identifier[0]"] },
        { "A local number needs its assigner and its type", "Patient", """ "identifier": [{ "system": "HNR", "value": "1" }] """, ["cardinality-min Patient.identifier[0]"] },
        { "Profiles of data types are followed", "Patient", """
            "name": [{ "family": "A", "extension": [{ "url": "http://hl7.no/fhir/StructureDefinition/no-basis-middlename", "valueInteger": 1 }] }]
            """, ["type-not-allowed Patient.name[0].extension[0].value"] },
        { "An extension belongs where it says", "Patient", """
            "extension": [{ "url": "http://hl7.no/fhir/StructureDefinition/no-basis-middlename", "valueString": "B" }]
            """, ["extension-context Patient.extension[0]"] },
        { "A code may be bound to what nobody can look up", "Organization", """
            "name": "O", "type": [{ "coding": [{ "system": "urn:oid:2.16.578.1.12.4.1.1.8628", "code": "1" }] }]
            """, [] },
        { "Without shortNotice no answer to an appointment is valid", "AppointmentResponse", """
            "appointment": { "reference": "Appointment/1" }, "participantStatus": "accepted", "actor": { "reference": "Patient/1" }
            """, ["invariant-inv-1 AppointmentResponse"] },
        { "A medication needs FEST and a form", "Medication", """ "code": { "text": "Paracet" } """, ["cardinality-min Medication", "cardinality-min Medication.code"] },
        { "A FEST code needs no code, only a name", "Medication", $$""" "code": { "coding": [{ {{Fest}} }] }, {{Form}} """, [] },
        { "A medication list cannot name the medicine by code", "MedicationStatement", """
            "status": "active", "medicationCodeableConcept": { "text": "Paracet" }, "subject": { "reference": "Patient/1" }
            """, ["cardinality-min MedicationStatement"] },
        { "No identifier can be a PLL id", "MedicationStatement", """
            "status": "active", "medicationReference": { "reference": "Medication/1" }, "subject": { "reference": "Patient/1" },
            "identifier": [{ "type": { "text": "PLL" }, "value": "1" }, { "type": { "text": "PLL" }, "value": "2" }]
            """, [] },
    };

    [Theory, MemberData(nameof(Instance))]
    public void An_instance_of_a_national_profile_is_told_what_the_profile_says(string shows, string type, string body, string[] errors)
    {
        Assert.SkipUnless(National.Value is not null, "FHIRREF_DATA names no folder with the public test data.");

        var options = new ValidationOptions { Profiles = [$"http://hl7.no/fhir/StructureDefinition/no-basis-{type}"] };

        Assert.Equal((shows, string.Join("; ", errors)), (shows, string.Join("; ", National.Value.Validate(Instances.Make(type, body), options).Errors().Distinct().Order())));
    }
}
