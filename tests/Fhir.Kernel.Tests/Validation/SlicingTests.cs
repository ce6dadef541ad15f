using Fhir.Kernel.Elements;
using Fhir.Kernel.Tests.Snapshot;
using Xunit;

namespace Fhir.Kernel.Tests.Validation;

/// <summary>https://hl7.org/fhir/R4/profiling.html#slicing</summary>
public class SlicingTests
{
    private const string Status = """ "status": "final", "code": { "text": "x" } """;

    public static TheoryData<string, string, string, string, string> Discriminators => new()
    {
        // discriminator, type, rows that demand something of the slice, an element that is in the slice and breaks it, one that is not in it
        { "value:system", "Patient", """
            { "path": "Patient.identifier", "slicing": { "discriminator": [{ "type": "value", "path": "system" }], "rules": "open" } },
            { "path": "Patient.identifier", "sliceName": "a" }, { "path": "Patient.identifier.system", "fixedUri": "urn:a" }, { "path": "Patient.identifier.value", "min": 1 }
            """, """ "identifier": [{ "system": "urn:b", "value": "1" }, { "system": "urn:a" }] """, """ "identifier": [{ "system": "urn:b" }] """ },
        { "value:system and value:use", "Patient", """
            { "path": "Patient.identifier", "slicing": { "discriminator": [{ "type": "value", "path": "system" }, { "type": "value", "path": "use" }], "rules": "open" } },
            { "path": "Patient.identifier", "sliceName": "a" }, { "path": "Patient.identifier.use", "fixedCode": "official" },
            { "path": "Patient.identifier.system", "fixedUri": "urn:a" }, { "path": "Patient.identifier.value", "min": 1 }
            """, """ "identifier": [{ "system": "urn:a", "use": "official" }] """, """ "identifier": [{ "system": "urn:a", "use": "usual" }] """ },
        { "pattern:$this", "Observation", """
            { "path": "Observation.category", "slicing": { "discriminator": [{ "type": "pattern", "path": "$this" }], "rules": "open" } },
            { "path": "Observation.category", "sliceName": "a", "patternCodeableConcept": { "coding": [{ "code": "a" }] } }, { "path": "Observation.category.text", "min": 1 }
            """, Status + """, "category": [{ "coding": [{ "code": "b" }, { "code": "a" }] }] """, Status + """, "category": [{ "coding": [{ "code": "b" }] }] """ },
        { "value:coding.code, said by a pattern further up", "Observation", """
            { "path": "Observation.category", "slicing": { "discriminator": [{ "type": "value", "path": "coding.code" }], "rules": "open" } },
            { "path": "Observation.category", "sliceName": "a", "patternCodeableConcept": { "coding": [{ "code": "a" }] } }, { "path": "Observation.category.text", "min": 1 }
            """, Status + """, "category": [{ "coding": [{ "code": "a" }] }] """, Status + """, "category": [{ "coding": [{ "code": "b" }] }] """ },
        { "value:code, said by a required binding", "Patient", """
            { "path": "Patient.telecom", "slicing": { "discriminator": [{ "type": "value", "path": "use" }], "rules": "open" } },
            { "path": "Patient.telecom", "sliceName": "a" }, { "path": "Patient.telecom.rank", "min": 1 },
            { "path": "Patient.telecom.use", "binding": { "strength": "required", "valueSet": "https://fhirref.example/test/ValueSet/home" } }
            """, """ "telecom": [{ "system": "phone", "value": "1", "use": "home" }] """, """ "telecom": [{ "system": "phone", "value": "1", "use": "work" }] """ },
        { "exists:value", "Patient", """
            { "path": "Patient.identifier", "slicing": { "discriminator": [{ "type": "exists", "path": "value" }], "rules": "open" } },
            { "path": "Patient.identifier", "sliceName": "with" }, { "path": "Patient.identifier.value", "min": 1 }, { "path": "Patient.identifier.system", "min": 1 },
            { "path": "Patient.identifier", "sliceName": "without" }, { "path": "Patient.identifier.value", "max": "0" }
            """, """ "identifier": [{ "value": "1" }] """, """ "identifier": [{ "use": "usual" }] """ },
        { "type:$this", "Observation", """
            { "path": "Observation.value[x]", "slicing": { "discriminator": [{ "type": "type", "path": "$this" }], "rules": "open" } },
            { "path": "Observation.valueQuantity.unit", "min": 1 }
            """, Status + """, "valueQuantity": { "value": 1 } """, Status + """, "valueString": "a" """ },
        { "type:resolve()", "Observation", """
            { "path": "Observation.performer", "slicing": { "discriminator": [{ "type": "type", "path": "resolve()" }], "rules": "open" } },
            { "path": "Observation.performer", "sliceName": "lab", "type": [{ "code": "Reference", "targetProfile": ["http://hl7.org/fhir/StructureDefinition/Organization"] }] },
            { "path": "Observation.performer.display", "min": 1 }
            """, Status + """, "performer": [{ "reference": "Organization/1" }] """, Status + """, "performer": [{ "reference": "Patient/1" }] """ },
        { "value:resolve().name", "Observation", """
            { "path": "Observation.performer", "slicing": { "discriminator": [{ "type": "value", "path": "resolve().name" }], "rules": "open" } },
            { "path": "Observation.performer", "sliceName": "lab", "type": [{ "code": "Reference", "targetProfile": ["https://fhirref.example/test/StructureDefinition/lab"] }] },
            { "path": "Observation.performer.display", "min": 1 }
            """, Status + """, "contained": [{ "resourceType": "Organization", "id": "o", "name": "Lab" }], "performer": [{ "reference": "#o" }] """,
            Status + """, "contained": [{ "resourceType": "Organization", "id": "o", "name": "Annet" }], "performer": [{ "reference": "#o" }] """ },
        { "profile:resolve()", "Observation", """
            { "path": "Observation.performer", "slicing": { "discriminator": [{ "type": "profile", "path": "resolve()" }], "rules": "open" } },
            { "path": "Observation.performer", "sliceName": "lab", "type": [{ "code": "Reference", "targetProfile": ["https://fhirref.example/test/StructureDefinition/lab"] }] },
            { "path": "Observation.performer.display", "min": 1 }
            """, Status + """, "contained": [{ "resourceType": "Organization", "id": "o", "name": "Lab" }], "performer": [{ "reference": "#o" }] """,
            Status + """, "contained": [{ "resourceType": "Organization", "id": "o", "name": "Annet" }], "performer": [{ "reference": "#o" }] """ },
        { "value:extension(url).value", "Patient", """
            { "path": "Patient.contact", "slicing": { "discriminator": [{ "type": "value", "path": "extension('https://fhirref.example/test/StructureDefinition/kind').value" }], "rules": "open" } },
            { "path": "Patient.contact", "sliceName": "a" },
            { "path": "Patient.contact.extension", "sliceName": "kind", "type": [{ "code": "Extension", "profile": ["https://fhirref.example/test/StructureDefinition/kind"] }] },
            { "path": "Patient.contact.extension.value[x]", "fixedCode": "a" },
            { "path": "Patient.contact.gender", "min": 1 }
            """, """ "contact": [{ "name": { "text": "A" }, "extension": [{ "url": "https://fhirref.example/test/StructureDefinition/kind", "valueCode": "a" }] }] """,
            """ "contact": [{ "name": { "text": "A" }, "extension": [{ "url": "https://fhirref.example/test/StructureDefinition/kind", "valueCode": "b" }] }] """ },
        { "type:resource", "Bundle", """
            { "path": "Bundle.entry", "slicing": { "discriminator": [{ "type": "type", "path": "resource" }], "rules": "open" } },
            { "path": "Bundle.entry", "sliceName": "patient" }, { "path": "Bundle.entry.resource", "type": [{ "code": "Patient" }] }, { "path": "Bundle.entry.fullUrl", "min": 1 }
            """, """ "type": "collection", "entry": [{ "resource": { "resourceType": "Patient" } }] """, """ "type": "collection", "entry": [{ "resource": { "resourceType": "Basic", "code": { "text": "x" } } }] """ },
        { "profile:resource", "Bundle", """
            { "path": "Bundle.entry", "slicing": { "discriminator": [{ "type": "profile", "path": "resource" }], "rules": "open" } },
            { "path": "Bundle.entry", "sliceName": "lab" },
            { "path": "Bundle.entry.resource", "type": [{ "code": "Organization", "profile": ["https://fhirref.example/test/StructureDefinition/lab"] }] },
            { "path": "Bundle.entry.fullUrl", "min": 1 }
            """, """ "type": "collection", "entry": [{ "resource": { "resourceType": "Organization", "name": "Lab" } }] """,
            """ "type": "collection", "entry": [{ "resource": { "resourceType": "Organization", "name": "Annet" } }] """ },
    };

    // https://hl7.org/fhir/R4/profiling.html#default-slice
    [Theory]
    [InlineData(""" "identifier": [{ "system": "urn:a" }] """, null)]
    [InlineData(""" "identifier": [{ "system": "urn:b", "use": "usual" }] """, null)]
    [InlineData(""" "identifier": [{ "system": "urn:b" }] """, "cardinality-min Patient.identifier[0]")]
    [InlineData(""" "identifier": [{ "use": "old", "value": "1" }, { "use": "usual", "value": "2" }] """, "cardinality-max Patient.identifier")]
    public void What_fits_no_slice_is_held_to_the_default_slice(string body, string? error)
    {
        var profile = TestProfiles.Define("profile", "Patient", """
            { "path": "Patient.identifier", "slicing": { "discriminator": [{ "type": "value", "path": "system" }], "rules": "closed" } },
            { "path": "Patient.identifier", "sliceName": "a" }, { "path": "Patient.identifier.system", "fixedUri": "urn:a" },
            { "path": "Patient.identifier", "sliceName": "@default", "max": "1" }, { "path": "Patient.identifier.use", "min": 1 }
            """);

        Assert.Equal(error is null ? [] : [error], Instances.Issues(Instances.Make("Patient", body), profile).Errors());
    }

    [Theory, MemberData(nameof(Discriminators))]
    public void A_slice_demands_of_the_elements_that_its_discriminator_picks(string discriminator, string type, string rows, string inSlice, string outside)
    {
        Assert.NotEmpty(discriminator);
        var definitions = new[] { TestProfiles.Define("profile", type, rows), Lab, Kind, Home };

        Assert.Equal(["cardinality-min"], Instances.Issues(Instances.Make(type, inSlice), definitions).Where(issue => issue.IsError).Select(issue => issue.RuleId));
        Assert.Empty(Instances.Issues(Instances.Make(type, outside), definitions).Errors());
    }

    [Fact]
    public void The_number_of_elements_in_a_slice_is_checked_at_both_ends()
    {
        var profile = Sliced("open", """, "min": 1, "max": "1" """);

        Assert.Equal(["cardinality-min Patient"], Errors(profile, """{ "system": "urn:c" }"""));
        Assert.Equal(["cardinality-max Patient.identifier"], Errors(profile, """{ "system": "urn:a" }, { "system": "urn:a" }"""));
        Assert.Equal(["cardinality-min Patient"], Instances.Issues(Instances.Make("Patient", ""), profile).Errors());
        Assert.Empty(Errors(profile, """{ "system": "urn:c" }, { "system": "urn:a" }"""));
    }

    [Fact]
    public void After_an_open_end_come_no_more_slices()
    {
        var profile = Sliced("openAtEnd", "");

        Assert.Equal(["slicing-order Patient.identifier[1]"], Errors(profile, """{ "system": "urn:c" }, { "system": "urn:a" }"""));
        Assert.Empty(Errors(profile, """{ "system": "urn:a" }, { "system": "urn:c" }, { "system": "urn:d" }"""));
    }

    [Fact]
    public void Slices_within_a_slice_are_counted_among_its_elements()
    {
        var profile = TestProfiles.Define("profile", "Patient", """
            { "id": "Patient.identifier", "path": "Patient.identifier", "slicing": { "discriminator": [{ "type": "value", "path": "system" }], "rules": "open" } },
            { "id": "Patient.identifier:a", "path": "Patient.identifier", "sliceName": "a", "slicing": { "discriminator": [{ "type": "value", "path": "use" }], "rules": "closed" } },
            { "id": "Patient.identifier:a.system", "path": "Patient.identifier.system", "min": 1, "fixedUri": "urn:a" },
            { "id": "Patient.identifier:a/official", "path": "Patient.identifier", "sliceName": "a/official", "max": "1" },
            { "id": "Patient.identifier:a/official.use", "path": "Patient.identifier.use", "min": 1, "fixedCode": "official" }
            """);

        Assert.Equal(["slicing-unmatched Patient.identifier[0]"], Errors(profile, """{ "system": "urn:a", "use": "usual" }"""));
        Assert.Equal(["cardinality-max Patient.identifier"], Errors(profile, """{ "system": "urn:a", "use": "official" }, { "system": "urn:a", "use": "official" }"""));
        Assert.Empty(Errors(profile, """{ "system": "urn:b", "use": "usual" }, { "system": "urn:a", "use": "official" }"""));
    }

    [Fact]
    public void What_is_demanded_of_all_is_demanded_once_of_those_in_a_slice()
    {
        var profile = TestProfiles.Define("profile", "Patient", """
            { "path": "Patient.identifier", "slicing": { "discriminator": [{ "type": "value", "path": "system" }], "rules": "open" } },
            { "path": "Patient.identifier.value", "min": 1 },
            { "path": "Patient.identifier", "sliceName": "a" }, { "path": "Patient.identifier.system", "fixedUri": "urn:a" }
            """);

        Assert.Equal(["cardinality-min Patient.identifier[0]"], Errors(profile, """{ "system": "urn:a" }"""));
    }

    private static Document Lab { get; } = TestProfiles.Define("lab", "Organization", """{ "path": "Organization.name", "min": 1, "fixedString": "Lab" }""");

    private static Document Kind { get; } = TestProfiles.Define("kind", "Extension", $$"""
        { "path": "Extension.extension", "max": "0" }, { "path": "Extension.url", "fixedUri": "{{TestProfiles.Base}}kind" },
        { "path": "Extension.value[x]", "min": 1, "type": [{ "code": "code" }] }
        """, more: """ "context": [{ "type": "element", "expression": "Patient.contact" }], """);

    private static Document Home { get; } = TestProfiles.Parse("""
        { "resourceType": "ValueSet", "url": "https://fhirref.example/test/ValueSet/home", "status": "active",
          "compose": { "include": [{ "system": "http://hl7.org/fhir/contact-point-use", "concept": [{ "code": "home" }] }] } }
        """);

    private static Document Sliced(string rules, string slice) => TestProfiles.Define("profile", "Patient", $$"""
        { "path": "Patient.identifier", "slicing": { "discriminator": [{ "type": "value", "path": "system" }], "rules": "{{rules}}" } },
        { "path": "Patient.identifier", "sliceName": "a"{{slice}} }, { "path": "Patient.identifier.system", "min": 1, "fixedUri": "urn:a" }
        """);

    private static IEnumerable<string> Errors(Document profile, string identifiers) =>
        Instances.Issues(Instances.Make("Patient", $""" "identifier": [{identifiers}] """), profile).Errors();
}
