using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Snapshot;
using Xunit;

namespace Fhir.Kernel.Tests.Snapshot;

/// <summary>What two profiles say otherwise.</summary>
public class ProfileComparisonTests
{
    private const string Sliced = """{ "path": "Patient.identifier", "slicing": { "discriminator": [{ "type": "value", "path": "system" }], "rules": "open" } }""";
    private const string Organization = "http://hl7.org/fhir/StructureDefinition/Organization";

    public static TheoryData<string, string, string> Changed => new()
    {
        // before, after, what is said
        { """{ "path": "Patient.name", "min": 1 }""", """{ "path": "Patient.name", "max": "3" }""", "Patient.name Cardinality 1..* → 0..3" },
        { """{ "path": "Patient.active", "max": "0" }""", """{ "path": "Patient.active", "max": "0" }""", "" },
        { """{ "path": "Patient.deceased[x]", "min": 0 }""", """{ "path": "Patient.deceased[x]", "type": [{ "code": "boolean" }] }""", "Patient.deceased[x] Types boolean | dateTime → boolean" },
        {
            """{ "path": "Patient.managingOrganization", "min": 0 }""", """{ "path": "Patient.managingOrganization", "type": [{ "code": "Reference", "targetProfile": ["https://x"] }] }""",
            $"Patient.managingOrganization Types Reference(→ {Organization}) → Reference(→ https://x)"
        },
        {
            """{ "path": "Patient.maritalStatus", "min": 0 }""", """{ "path": "Patient.maritalStatus", "binding": { "strength": "required" } }""",
            "Patient.maritalStatus Binding extensible http://hl7.org/fhir/ValueSet/marital-status → required http://hl7.org/fhir/ValueSet/marital-status"
        },
        { """{ "path": "Patient.name", "mustSupport": true }""", """{ "path": "Patient.name", "min": 0 }""", "Patient.name MustSupport true → " },
        { """{ "path": "Patient.name", "min": 0 }""", """{ "path": "Patient.name", "mustSupport": true }""", "Patient.name MustSupport  → true" },
        { """{ "path": "Patient.gender", "fixedCode": "male" }""", """{ "path": "Patient.gender", "fixedCode": "female" }""",
            "Patient.gender Value fixedCode \"male\" → ; Patient.gender Value  → fixedCode \"female\"" },
        { Rule("a-1"), Rule("b-1"), "Patient.name Constraint a-1: exists() → ; Patient.name Constraint  → b-1: exists()" },
        { """{ "path": "Patient.identifier", "min": 0 }""", Sliced + """, { "path": "Patient.identifier", "sliceName": "FNR" }""",
            "Patient.identifier Slicing  → value:system (open); Patient.identifier:FNR Element  → 0..*" },
        { """{ "path": "Patient.name", "min": 0 }""", """{ "path": "Patient.name.family", "min": 1 }""", "Patient.name.family Cardinality 0..1 → 1..1" },
        { """{ "path": "Patient.name.family", "min": 0 }""", """{ "path": "Patient.name", "min": 0 }""", "" },
    };

    [Theory, MemberData(nameof(Changed))]
    public void A_change_is_told_by_element_and_aspect(string before, string after, string expected)
    {
        var source = new SnapshotSource(DefinitionsPack.Core);
        var changes = ProfileComparison.Compare(Expanded(before), Expanded(after), source);

        Assert.Equal(expected, string.Join("; ", changes.Select(change => $"{change.Element} {change.Aspect} {change.Before} → {change.After}")));
    }

    private static string Rule(string key) =>
        $$"""{ "path": "Patient.name", "constraint": [{ "key": "{{key}}", "severity": "error", "human": "Navn", "expression": "exists()" }] }""";

    // A target that is not known is believed to be a narrower one.
    private static StructureDefinition Expanded(string rows)
    {
        var snapshot = TestProfiles.Expand(TestProfiles.Define("p", "Patient", rows)).Value;
        return StructureDefinition.Read(TestProfiles.Parse(Encoding.UTF8.GetString(snapshot)).Root)!;
    }
}
