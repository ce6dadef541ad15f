using Fhir.Kernel.Elements;
using Xunit;

namespace Fhir.Kernel.Tests.Snapshot;

/// <summary>https://hl7.org/fhir/extensions/StructureDefinition-structuredefinition-additionalBase.html</summary>
public class AdditionalBasesTests
{
    private const string Sliced = """
        { "path": "Patient.identifier", "slicing": { "discriminator": [{ "type": "value", "path": "system" }], "rules": "open" } },
        { "path": "Patient.identifier", "sliceName": "FNR", "min": 1 }, { "path": "Patient.identifier.system", "fixedUri": "urn:oid:2.16.578.1.12.4.1.4.1" }
        """;

    private static Document Profile(string rows, params string[] bases) => TestProfiles.Define("p", "Patient", rows, more: $"\"extension\": [{string.Join(',', bases.Select(url =>
        $$"""{ "url": "http://hl7.org/fhir/StructureDefinition/structuredefinition-additionalBase", "valueCanonical": "{{TestProfiles.Base}}{{url}}" }"""))}],");

    private static Document Other(string rows, string id = "other", string type = "Patient") => TestProfiles.Define(id, type, rows);

    [Fact]
    public void What_the_other_base_says_is_said_before_the_differential()
    {
        var rows = TestProfiles.Rows(
            Profile("""{ "path": "Patient.name", "max": "3" }, { "id": "Patient.identifier:FNR.value", "path": "Patient.identifier.value", "min": 1 }""", "other"),
            Other(Sliced + """
                , { "path": "Patient.name", "min": 1, "max": "5", "mustSupport": true, "constraint": [{ "key": "o-1", "severity": "error", "human": "Navn", "expression": "exists()" }] },
                { "path": "Patient.deceased[x]", "type": [{ "code": "boolean" }] }, { "path": "Patient.contact.name.family", "min": 1 }, { "path": "Patient.gender", "fixedCode": "other" }
                """));

        Assert.Equal((1, "3", true), (rows["Patient.name"].Min, rows["Patient.name"].Max, rows["Patient.name"].MustSupport));
        Assert.Equal(TestProfiles.Base + "other", rows["Patient.name"].Constraints.Single(constraint => constraint.Key == "o-1").Source);
        Assert.Equal(("boolean", "other"), (Assert.Single(rows["Patient.deceased[x]"].Types).Code, rows["Patient.gender"].Fixed.Value));
        Assert.Equal((1, 1), (rows["Patient.contact.name.family"].Min, rows["Patient.identifier:FNR"].Min));
        Assert.Equal(("urn:oid:2.16.578.1.12.4.1.4.1", 1), (rows["Patient.identifier:FNR.system"].Fixed.Value, rows["Patient.identifier:FNR.value"].Min));
    }

    [Fact]
    public void Several_others_are_all_kept()
    {
        var rows = TestProfiles.Rows(Profile("""{ "path": "Patient.active", "min": 1 }""", "one", "two"),
            Other("""{ "path": "Patient.name", "min": 1 }""", "one"), Other("""{ "path": "Patient.name", "max": "2" }, { "path": "Patient.gender", "min": 1 }""", "two"));

        Assert.Equal((1, "2", 1, 1), (rows["Patient.name"].Min, rows["Patient.name"].Max, rows["Patient.gender"].Min, rows["Patient.active"].Min));
    }

    [Theory]
    [InlineData("""{ "path": "Patient.name", "max": "0" }""", """{ "path": "Patient.name", "min": 1 }""")]
    [InlineData("""{ "path": "Patient.gender", "fixedCode": "male" }""", """{ "path": "Patient.gender", "fixedCode": "female" }""")]
    [InlineData("""{ "path": "Patient.deceased[x]", "type": [{ "code": "boolean" }] }""", """{ "path": "Patient.deceased[x]", "type": [{ "code": "dateTime" }] }""")]
    public void Bases_that_disagree_are_refused(string one, string two) =>
        Assert.Equal("snapshot-bases-disagree", OnlyIssue(Profile("""{ "path": "Patient.active", "min": 1 }""", "one", "two"), Other(one, "one"), Other(two, "two")));

    [Fact]
    public void The_differential_narrows_what_all_bases_say() =>
        Assert.Equal("snapshot-max-loosened", OnlyIssue(Profile("""{ "path": "Patient.name", "max": "2" }""", "other"), Other("""{ "path": "Patient.name", "max": "1" }""")));

    [Fact]
    public void A_base_that_is_unknown_of_another_type_or_the_profile_itself_is_refused()
    {
        const string row = """{ "path": "Patient.active", "min": 1 }""";

        Assert.Equal("snapshot-base-missing", OnlyIssue(Profile(row, "none")));
        Assert.Equal("snapshot-base-type", OnlyIssue(Profile(row, "other"), Other("""{ "path": "Person.name", "min": 1 }""", type: "Person")));
        Assert.Equal("snapshot-circular", OnlyIssue(Profile(row, "p")));
    }

    private static string OnlyIssue(Document profile, params Document[] others) => Assert.Single(TestProfiles.Expand(profile, others).Refusal!.Issues).RuleId;
}
