using Xunit;

namespace Fhir.Kernel.Tests.Snapshot;

/// <summary>How rows of a differential become rows of a snapshot. https://hl7.org/fhir/R4/profiling.html</summary>
public class SnapshotGeneratorTests
{
    private const string SlicedBySystem = """
        { "id": "Patient.identifier", "path": "Patient.identifier", "slicing": { "discriminator": [{ "type": "value", "path": "system" }], "rules": "open" } },
        """;

    [Fact]
    public void A_slice_starts_as_a_copy_of_the_element_and_may_be_absent()
    {
        var rows = TestProfiles.Rows(TestProfiles.Define("p", "Patient", """
            { "path": "Patient.identifier", "min": 1, "max": "5", "slicing": { "discriminator": [{ "type": "value", "path": "system" }], "rules": "open" } },
            { "path": "Patient.identifier.assigner", "max": "0" },
            { "path": "Patient.identifier", "sliceName": "FNR" },
            { "path": "Patient.identifier.system", "min": 1, "fixedUri": "urn:oid:2.16.578.1.12.4.1.4.1" }
            """));

        Assert.Equal((1, "5"), (rows["Patient.identifier"].Min, rows["Patient.identifier"].Max));
        Assert.Equal((0, "5"), (rows["Patient.identifier:FNR"].Min, rows["Patient.identifier:FNR"].Max));
        Assert.Null(rows["Patient.identifier:FNR"].Slicing);
        Assert.Equal("0", rows["Patient.identifier:FNR.assigner"].Max);
        Assert.Equal("urn:oid:2.16.578.1.12.4.1.4.1", rows["Patient.identifier:FNR.system"].Fixed.Value);
        Assert.Equal(0, rows["Patient.identifier.system"].Min);
    }

    [Fact]
    public void Slices_of_a_base_profile_are_kept_and_can_be_narrowed_and_added_to()
    {
        var parent = TestProfiles.Define("parent", "Patient", SlicedBySystem + """
            { "id": "Patient.identifier:FNR", "path": "Patient.identifier", "sliceName": "FNR", "max": "1" },
            { "id": "Patient.identifier:FNR.system", "path": "Patient.identifier.system", "min": 1 }
            """);
        var rows = TestProfiles.Rows(TestProfiles.Define("child", "Patient", """
            { "id": "Patient.identifier:FNR.value", "path": "Patient.identifier.value", "min": 1 },
            { "id": "Patient.identifier:DNR", "path": "Patient.identifier", "sliceName": "DNR" }
            """, TestProfiles.Base + "parent"), parent);

        Assert.Equal(1, rows["Patient.identifier:FNR.system"].Min);
        Assert.Equal(1, rows["Patient.identifier:FNR.value"].Min);
        Assert.Equal(
            ["Patient.identifier", "Patient.identifier:FNR", "Patient.identifier:DNR"],
            rows.Values.Where(row => row.Path == "Patient.identifier").Select(row => row.Id!));
    }

    [Fact]
    public void A_slice_of_a_slice_stands_after_it_and_starts_as_a_copy_of_it()
    {
        var rows = TestProfiles.Rows(TestProfiles.Define("p", "Patient", SlicedBySystem + """
            { "id": "Patient.identifier:national", "path": "Patient.identifier", "sliceName": "national",
              "slicing": { "discriminator": [{ "type": "value", "path": "use" }], "rules": "open" } },
            { "id": "Patient.identifier:national.value", "path": "Patient.identifier.value", "min": 1 },
            { "id": "Patient.identifier:local", "path": "Patient.identifier", "sliceName": "local" },
            { "id": "Patient.identifier:national/official", "path": "Patient.identifier", "sliceName": "national/official", "max": "1" }
            """));

        Assert.Equal(
            ["Patient.identifier", "Patient.identifier:national", "Patient.identifier:national/official", "Patient.identifier:local"],
            rows.Values.Where(row => row.Path == "Patient.identifier").Select(row => row.Id!));
        Assert.Equal(1, rows["Patient.identifier:national/official.value"].Min);
    }

    [Fact]
    public void Extensions_need_no_slicing_of_their_own()
    {
        var rows = TestProfiles.Rows(TestProfiles.Define("p", "Patient", """
            { "path": "Patient.extension", "sliceName": "citizenship",
              "type": [{ "code": "Extension", "profile": ["http://hl7.org/fhir/StructureDefinition/patient-citizenship"] }] }
            """));

        Assert.Equal("url", Assert.Single(rows["Patient.extension"].Slicing!.Discriminators).Path);
        Assert.DoesNotContain("Patient.extension:citizenship.url", rows.Keys);
    }

    [Fact]
    public void A_row_below_a_type_profile_unfolds_the_profile()
    {
        var rows = TestProfiles.Rows(TestProfiles.Define("p", "Patient", """
            { "path": "Patient.extension", "sliceName": "citizenship",
              "type": [{ "code": "Extension", "profile": ["http://hl7.org/fhir/StructureDefinition/patient-citizenship"] }] },
            { "path": "Patient.extension.extension", "sliceName": "period", "max": "0" }
            """));

        Assert.Equal("http://hl7.org/fhir/StructureDefinition/patient-citizenship", rows["Patient.extension:citizenship.url"].Fixed.Value);
        Assert.Equal("0", rows["Patient.extension:citizenship.extension:period"].Max);
        Assert.Equal("code", rows["Patient.extension:citizenship.extension:code.url"].Fixed.Value);
    }

    [Theory]
    [InlineData("Observation.valueQuantity")]
    [InlineData("Observation.value[x]:valueQuantity")]
    public void A_row_about_one_type_of_a_choice_becomes_a_slice_by_type(string id)
    {
        var rows = TestProfiles.Rows(TestProfiles.Define("p", "Observation", id.Contains(':')
            ? $$"""{ "id": "{{id}}", "path": "Observation.value[x]", "sliceName": "valueQuantity", "min": 1 }"""
            : $$"""{ "id": "{{id}}", "path": "{{id}}", "min": 1 }"""));

        Assert.Equal("type", Assert.Single(rows["Observation.value[x]"].Slicing!.Discriminators).Kind);
        Assert.Equal("Quantity", Assert.Single(rows["Observation.value[x]:valueQuantity"].Types).Code);
        Assert.Equal(1, rows["Observation.value[x]:valueQuantity"].Min);
    }

    // As R4's own profiles use the short form: bodyweight says valueQuantity and allows no other type.
    [Fact]
    public void The_short_form_alone_allows_no_other_type()
    {
        var alone = TestProfiles.Rows(TestProfiles.Define("p", "Observation", """{ "path": "Observation.valueQuantity", "min": 1 }"""));
        var beside = TestProfiles.Rows(TestProfiles.Define("p", "Observation", """
            { "path": "Observation.value[x]", "slicing": { "discriminator": [{ "type": "type", "path": "$this" }], "rules": "open" } },
            { "path": "Observation.valueQuantity", "min": 1 }
            """));

        Assert.Equal(["Quantity"], alone["Observation.value[x]"].Types.Select(type => type.Code));
        Assert.Equal("closed", alone["Observation.value[x]"].Slicing!.Rules);
        Assert.Equal(11, beside["Observation.value[x]"].Types.Length);
        Assert.Equal("open", beside["Observation.value[x]"].Slicing!.Rules);
    }

    [Fact]
    public void A_row_below_a_content_reference_unfolds_what_it_refers_to()
    {
        var rows = TestProfiles.Rows(TestProfiles.Define("p", "Observation", """{ "path": "Observation.component.referenceRange.text", "min": 1 }"""));

        Assert.Null(rows["Observation.component.referenceRange"].ContentReference);
        Assert.Equal("BackboneElement", Assert.Single(rows["Observation.component.referenceRange"].Types).Code);
        Assert.Equal(1, rows["Observation.component.referenceRange.text"].Min);
        Assert.Equal("Observation.referenceRange.text", rows["Observation.component.referenceRange.text"].Base!.Path);
        Assert.Equal(0, rows["Observation.referenceRange.text"].Min);
    }

    [Fact]
    public void Constraints_add_up_and_say_where_they_come_from()
    {
        var parent = TestProfiles.Define("parent", "Patient", """
            { "path": "Patient.name", "constraint": [{ "key": "one", "severity": "error", "human": "En", "expression": "family.exists()" }] }
            """);
        var rows = TestProfiles.Rows(TestProfiles.Define("child", "Patient", """
            { "path": "Patient.name", "constraint": [{ "key": "two", "severity": "warning", "human": "To", "expression": "given.exists()" }] }
            """, TestProfiles.Base + "parent"), parent);

        Assert.Equal(["ele-1", "one", "two"], rows["Patient.name"].Constraints.Select(constraint => constraint.Key));
        Assert.Equal(
            ["http://hl7.org/fhir/StructureDefinition/Element", TestProfiles.Base + "parent", TestProfiles.Base + "child"],
            rows["Patient.name"].Constraints.Select(constraint => constraint.Source!));
    }

    [Fact]
    public void A_text_that_begins_with_dots_continues_the_inherited_one()
    {
        var rows = TestProfiles.Rows(TestProfiles.Define("p", "Patient", """
            { "path": "Patient.active", "short": "I bruk", "definition": "...Alltid med." }
            """));

        Assert.Equal("I bruk", rows["Patient.active"].Source.ValueOf("short"));
        Assert.StartsWith("Whether this patient record is in active use.", rows["Patient.active"].Source.ValueOf("definition"), StringComparison.Ordinal);
        Assert.EndsWith("\nAlltid med.", rows["Patient.active"].Source.ValueOf("definition"), StringComparison.Ordinal);
    }

    // eld-11: a binding is on something coded.
    [Fact]
    public void A_choice_narrowed_to_what_cannot_be_coded_loses_the_binding()
    {
        var rows = TestProfiles.Rows(TestProfiles.Define("p", "MedicationStatement", """{ "path": "MedicationStatement.medication[x]", "type": [{ "code": "Reference" }] }"""));

        Assert.Null(rows["MedicationStatement.medication[x]"].Binding);
    }

    [Fact]
    public void A_binding_that_only_changes_strength_keeps_the_value_set()
    {
        var rows = TestProfiles.Rows(TestProfiles.Define("p", "Procedure", """{ "path": "Procedure.bodySite", "binding": { "strength": "required" } }"""));

        Assert.Equal("required", rows["Procedure.bodySite"].Binding!.Strength);
        Assert.Equal("http://hl7.org/fhir/ValueSet/body-site", rows["Procedure.bodySite"].Binding!.ValueSet);
    }

    [Fact]
    public void Rows_may_come_without_ids_and_without_the_rows_between()
    {
        var rows = TestProfiles.Rows(TestProfiles.Define("p", "Patient", """{ "path": "Patient.contact.name.family", "min": 1 }"""));

        Assert.Equal(1, rows["Patient.contact.name.family"].Min);
        Assert.Equal("HumanName.family", rows["Patient.contact.name.family"].Base!.Path);
    }
}
