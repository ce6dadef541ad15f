using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Xunit;

namespace Fhir.Kernel.Tests.Snapshot;

/// <summary>What happens where profiling's rules meet: slices in slices, in bases, below references; odd orders; models. https://hl7.org/fhir/R4/profiling.html</summary>
public class ProfilingTests
{
    private static string Sliced(string path, string by = "system") =>
        $$"""{ "id": "{{path}}", "path": "{{Plain(path)}}", "slicing": { "discriminator": [{ "type": "value", "path": "{{by}}" }], "rules": "open" } }""";

    private static string Row(string id, string more = "\"min\": 1") => id.LastIndexOf(':') > id.LastIndexOf('.')
        ? $$"""{ "id": "{{id}}", "path": "{{Plain(id)}}", "sliceName": "{{id[(id.LastIndexOf(':') + 1)..]}}", {{more}} }"""
        : $$"""{ "id": "{{id}}", "path": "{{Plain(id)}}", {{more}} }""";

    private static string Plain(string id) => string.Join('.', id.Split('.').Select(part => part.Split(':')[0]));

    private static Document Profile(string id, string type, params string[] rows) => TestProfiles.Define(id, type, string.Join(',', rows));

    private static Document Over(Document parent, string id, params string[] rows) =>
        TestProfiles.Define(id, parent.Root.ValueOf("type")!, string.Join(',', rows), parent.Root.ValueOf("url"));

    [Fact]
    public void Slices_are_sliced_again_and_again()
    {
        var rows = TestProfiles.Rows(Profile("p", "Patient",
            Sliced("Patient.identifier"), Row("Patient.identifier:a"), Row("Patient.identifier:b", "\"max\": \"1\""),
            """{ "id": "Patient.identifier:d", "path": "Patient.identifier", "sliceName": "d", "slicing": { "discriminator": [{ "type": "value", "path": "use" }], "rules": "open" } }""",
            """{ "id": "Patient.identifier:d/x", "path": "Patient.identifier", "sliceName": "d/x", "slicing": { "discriminator": [{ "type": "value", "path": "type" }], "rules": "open" } }""",
            Row("Patient.identifier:d/x/y", "\"max\": \"1\""), Row("Patient.identifier:d/x/y.value")));

        Assert.Equal(
            ["Patient.identifier", "Patient.identifier:a", "Patient.identifier:b", "Patient.identifier:d", "Patient.identifier:d/x", "Patient.identifier:d/x/y"],
            rows.Values.Where(row => row.Path == "Patient.identifier").Select(row => row.Id!));
        Assert.Equal(("1", 1), (rows["Patient.identifier:d/x/y"].Max, rows["Patient.identifier:d/x/y.value"].Min));
        Assert.Equal("Patient.identifier.value", rows["Patient.identifier:d/x/y.value"].Path);
    }

    [Fact]
    public void A_slice_of_a_slice_needs_that_the_slice_is_sliced()
    {
        var refused = TestProfiles.Expand(Profile("p", "Patient", Sliced("Patient.identifier"), Row("Patient.identifier:a"), Row("Patient.identifier:a/b")));

        Assert.Equal("snapshot-slicing-missing", Assert.Single(refused.Refusal!.Issues).RuleId);
    }

    [Fact]
    public void The_slices_of_a_slice_may_not_demand_more_than_it_allows()
    {
        string[] rows =
        [
            Sliced("Patient.identifier"),
            """{ "id": "Patient.identifier:a", "path": "Patient.identifier", "sliceName": "a", "max": "1", "slicing": { "discriminator": [{ "type": "value", "path": "use" }], "rules": "open" } }""",
            Row("Patient.identifier:a/x"),
        ];

        Assert.True(TestProfiles.Expand(Profile("p", "Patient", rows)).IsValue);
        Assert.Equal("snapshot-slices-above-max", Assert.Single(TestProfiles.Expand(Profile("p", "Patient", [.. rows, Row("Patient.identifier:a/y")])).Refusal!.Issues).RuleId);
    }

    [Fact]
    public void Elements_below_a_slice_can_be_sliced()
    {
        var rows = TestProfiles.Rows(Profile("p", "Patient",
            Sliced("Patient.contact", "relationship"), Row("Patient.contact:kin"), Sliced("Patient.contact:kin.telecom"),
            Row("Patient.contact:kin.telecom:phone"), Row("Patient.contact:kin.telecom:phone.value")));

        Assert.Equal(1, rows["Patient.contact:kin.telecom:phone.value"].Min);
        Assert.Equal("system", rows["Patient.contact:kin.telecom"].Slicing!.Discriminators[0].Path);
        Assert.Null(rows["Patient.contact.telecom"].Slicing);
        Assert.DoesNotContain("Patient.contact.telecom:phone", rows.Keys);
    }

    [Fact]
    public void Slices_below_the_element_are_in_its_slices_too()
    {
        var rows = TestProfiles.Rows(Profile("p", "Patient",
            Sliced("Patient.contact.telecom"), Row("Patient.contact.telecom:phone"),
            Sliced("Patient.contact", "relationship"), Row("Patient.contact:kin"), Row("Patient.contact:kin.telecom:phone.value")));

        Assert.Equal(1, rows["Patient.contact:kin.telecom:phone"].Min);
        Assert.Equal(1, rows["Patient.contact:kin.telecom:phone.value"].Min);
        Assert.DoesNotContain("Patient.contact.telecom:phone.value", rows.Keys);
    }

    [Fact]
    public void Ids_say_where_rows_belong_whatever_their_order()
    {
        string[] rows =
        [
            Sliced("Patient.identifier"), Row("Patient.identifier:a"), Row("Patient.identifier:a.value"), Row("Patient.name", "\"max\": \"1\""), Row("Patient.name.family"),
        ];

        var inOrder = TestProfiles.Rows(Profile("p", "Patient", rows));
        var reversed = TestProfiles.Rows(Profile("p", "Patient", [.. rows.Reverse()]));

        Assert.Empty(SnapshotShape.Differences([.. inOrder.Values], [.. reversed.Values]));
    }

    [Fact]
    public void What_a_profile_says_of_an_element_is_not_said_of_those_that_refer_to_it()
    {
        string[] rows = [Row("Questionnaire.item.prefix"), Row("Questionnaire.item.item.text")];

        foreach (var order in new[] { rows, [.. rows.Reverse()] })
        {
            var found = TestProfiles.Rows(Profile("p", "Questionnaire", order));
            Assert.Equal((1, 0), (found["Questionnaire.item.prefix"].Min, found["Questionnaire.item.item.prefix"].Min));
            Assert.Equal((0, 1), (found["Questionnaire.item.text"].Min, found["Questionnaire.item.item.text"].Min));
        }
    }

    [Fact]
    public void A_content_reference_within_what_it_brought_across_can_be_gone_below()
    {
        var rows = TestProfiles.Rows(Profile("p", "Questionnaire", Row("Questionnaire.item.item.item.text")));

        Assert.Equal(1, rows["Questionnaire.item.item.item.text"].Min);
        Assert.Equal("#Questionnaire.item", rows["Questionnaire.item.item.item.item"].ContentReference);
    }

    [Fact]
    public void Two_short_forms_together_allow_both_types_and_no_other()
    {
        var rows = TestProfiles.Rows(Profile("p", "Observation", Row("Observation.valueQuantity", "\"max\": \"1\""), Row("Observation.valueString", "\"max\": \"1\"")));

        Assert.Equal(["Quantity", "string"], rows["Observation.value[x]"].Types.Select(type => type.Code));
        Assert.Equal(("Quantity", "string"), (rows["Observation.value[x]:valueQuantity"].Types[0].Code, rows["Observation.value[x]:valueString"].Types[0].Code));
    }

    [Fact]
    public void The_short_form_goes_below_its_type()
    {
        var rows = TestProfiles.Rows(Profile("p", "Observation", Row("Observation.valueQuantity.code"), Row("Observation.valueQuantity.system", "\"fixedUri\": \"http://unitsofmeasure.org\"")));

        Assert.Equal(("Observation.value[x].code", 1), (rows["Observation.value[x]:valueQuantity.code"].Path, rows["Observation.value[x]:valueQuantity.code"].Min));
        Assert.Equal("http://unitsofmeasure.org", rows["Observation.value[x]:valueQuantity.system"].Fixed.Value);
    }

    [Fact]
    public void The_short_form_on_a_choice_of_one_type_is_the_element_itself()
    {
        var rows = TestProfiles.Rows(Profile("p", "Observation",
            """{ "path": "Observation.value[x]", "type": [{ "code": "Quantity" }] }""", """{ "path": "Observation.valueQuantity.code", "min": 1 }"""));

        Assert.Equal(1, rows["Observation.value[x].code"].Min);
        Assert.Null(rows["Observation.value[x]"].Slicing);
    }

    [Fact]
    public void Slices_of_one_base_are_narrowed_by_the_next_and_the_next()
    {
        var first = Profile("first", "Patient", Sliced("Patient.identifier"), Row("Patient.identifier:a", "\"max\": \"3\""));
        var second = Over(first, "second", Row("Patient.identifier:a", "\"max\": \"2\", \"sliceIsConstraining\": true"), Row("Patient.identifier:a.system"));
        var rows = TestProfiles.Rows(Over(second, "third", Row("Patient.identifier:a.value")), second, first);

        Assert.Equal(("2", 1, 1), (rows["Patient.identifier:a"].Max, rows["Patient.identifier:a.system"].Min, rows["Patient.identifier:a.value"].Min));
        Assert.False(rows["Patient.identifier:a"].Source.Child("sliceIsConstraining").Exists);
        Assert.Single(rows.Keys, id => id == "Patient.identifier:a");
    }

    [Fact]
    public void A_type_profile_that_has_no_snapshot_either_is_expanded_on_the_way()
    {
        var address = Profile("street", "Address", Row("Address.line"), Sliced("Address.extension", "url"));
        var rows = TestProfiles.Rows(Profile("p", "Patient",
            $$"""{ "path": "Patient.address", "type": [{ "code": "Address", "profile": ["{{TestProfiles.Base}}street"] }] }""", Row("Patient.address.city")), address);

        Assert.Equal((1, 1), (rows["Patient.address.line"].Min, rows["Patient.address.city"].Min));
    }

    [Fact]
    public void Constraints_of_a_type_profile_come_with_it()
    {
        var name = Profile("named", "HumanName", Row("HumanName", """ "constraint": [{ "key": "n-1", "severity": "error", "human": "Navn", "expression": "family.exists()" }] """));
        var rows = TestProfiles.Rows(Profile("p", "Patient", $$"""{ "path": "Patient.name", "type": [{ "code": "HumanName", "profile": ["{{TestProfiles.Base}}named"] }] }"""), name);

        var constraint = Assert.Single(rows["Patient.name"].Constraints, constraint => constraint.Key == "n-1");
        Assert.Equal(TestProfiles.Base + "named", constraint.Source);
    }

    // https://hl7.org/fhir/R4/elementdefinition.html#interpretation
    [Theory]
    [InlineData("alias", """ "alias": ["PID-5", "Navn"] """, """ "alias": ["Navn", "Pasientnavn"] """, "PID-5|Navn|Pasientnavn")]
    [InlineData("condition", """ "condition": ["a-1"] """, """ "condition": ["a-1", "b-1"] """, "a-1|b-1")]
    [InlineData("mapping", """ "mapping": [{ "identity": "x", "map": "1" }] """, """ "mapping": [{ "identity": "x", "map": "1" }, { "identity": "x", "map": "2" }] """, "x|x")]
    [InlineData("example", """ "example": [{ "label": "A", "valueString": "a" }] """, """ "example": [{ "label": "A", "valueString": "b" }, { "label": "B", "valueString": "c" }] """, "A|B")]
    [InlineData("extension", """ "extension": [{ "url": "http://x", "valueCode": "a" }] """, """ "extension": [{ "url": "http://x", "valueCode": "b" }, { "url": "http://y", "valueCode": "c" }] """, "b|c")]
    [InlineData("code", """ "code": [{ "code": "a" }] """, """ "code": [{ "code": "b" }] """, "b")]
    [InlineData("representation", """ "representation": ["xmlAttr"] """, """ "representation": ["xhtml"] """, "xhtml")]
    public void Lists_grow_or_are_replaced(string property, string inherited, string stated, string expected)
    {
        var parent = Profile("parent", "Appointment", Row("Appointment.description", inherited));
        var row = TestProfiles.Rows(Over(parent, "p", Row("Appointment.description", stated)), parent)["Appointment.description"];

        var found = new List<string?>();
        foreach (var item in row.Source.ChildrenNamed(property))
            if (!IsOfR4(item)) found.Add(item.Value ?? item.ValueOf("identity") ?? item.ValueOf("label") ?? item.ValueOf("value") ?? item.ValueOf("code"));
        Assert.Equal(expected, string.Join('|', found));
    }

    // R4 itself maps every element.
    private static bool IsOfR4(Element item) => item.Name == "mapping" && item.ValueOf("identity") != "x";

    [Fact]
    public void A_definition_of_a_type_without_a_base_is_all_there_is()
    {
        var rows = TestProfiles.Rows(Model("Element"));

        Assert.Equal(["Reise", "Reise.id", "Reise.extension", "Reise.start", "Reise.etappe", "Reise.etappe.id", "Reise.etappe.extension", "Reise.etappe.modifierExtension",
            "Reise.etappe.sted", "Reise.etappe.del"], rows.Keys);
        Assert.Equal(("Reise.start", 1), (rows["Reise.start"].Base!.Path, rows["Reise.start"].Min));
        Assert.Equal("#Reise.etappe", rows["Reise.etappe.del"].ContentReference);
    }

    [Fact]
    public void A_profile_on_a_model_narrows_it()
    {
        var model = Model("Element");
        var profile = TestProfiles.Parse("""
            { "resourceType": "StructureDefinition", "url": "https://fhirref.example/test/kort", "name": "Kort", "status": "active", "kind": "logical", "abstract": false,
              "type": "https://fhirref.example/test/Reise", "baseDefinition": "https://fhirref.example/test/Reise", "derivation": "constraint",
              "differential": { "element": [{ "path": "Reise.etappe", "max": "1" }, { "path": "Reise.etappe.del.sted", "min": 1 }] } }
            """);
        var rows = TestProfiles.Rows(profile, model);

        Assert.Equal(("1", 1), (rows["Reise.etappe"].Max, rows["Reise.etappe.del.sted"].Min));
    }

    private static Document Model(string parent) => TestProfiles.Parse($$"""
        { "resourceType": "StructureDefinition", "url": "https://fhirref.example/test/Reise", "name": "Reise", "status": "active", "kind": "logical", "abstract": false,
          "type": "https://fhirref.example/test/Reise", "baseDefinition": "http://hl7.org/fhir/StructureDefinition/{{parent}}", "derivation": "specialization",
          "differential": { "element": [
            { "id": "Reise", "path": "Reise", "short": "En reise", "definition": "En reise", "min": 0, "max": "*" },
            { "id": "Reise.start", "path": "Reise.start", "short": "Start", "definition": "Start", "min": 1, "max": "1", "type": [{ "code": "dateTime" }] },
            { "id": "Reise.etappe", "path": "Reise.etappe", "short": "Etappe", "definition": "Etappe", "min": 0, "max": "*", "type": [{ "code": "BackboneElement" }] },
            { "id": "Reise.etappe.sted", "path": "Reise.etappe.sted", "short": "Sted", "definition": "Sted", "min": 0, "max": "1", "type": [{ "code": "string" }] },
            { "id": "Reise.etappe.del", "path": "Reise.etappe.del", "short": "Del", "definition": "Del", "min": 0, "max": "*", "contentReference": "#Reise.etappe" } ] } }
        """);

    [Fact]
    public void A_reference_to_the_profile_itself_is_no_circle()
    {
        var rows = TestProfiles.Rows(Profile("family", "Patient",
            $$"""{ "path": "Patient.link.other", "type": [{ "code": "Reference", "targetProfile": ["{{TestProfiles.Base}}family"] }] }"""));

        Assert.Equal([TestProfiles.Base + "family"], Assert.Single(rows["Patient.link.other"].Types).TargetProfiles);
    }

    [Fact]
    public void A_fixed_value_stands_beside_no_pattern()
    {
        var parent = Profile("parent", "Patient", Row("Patient.gender", "\"fixedCode\": \"male\""));
        var row = TestProfiles.Rows(Over(parent, "p", Row("Patient.gender", "\"patternCode\": \"male\"")), parent)["Patient.gender"];

        Assert.Equal((true, false), (row.Fixed.Exists, row.Pattern.Exists));
    }
}
