using Fhir.Server.Tests.Rest;

namespace Fhir.Server.Tests.Terminology;

/// <summary>A server that holds a small code system, value sets over it and a concept map, all written to its store.</summary>
public sealed class Shades : RunningServer
{
    public const string System = "https://fhirref.example/no/CodeSystem/shades";
    public const string Reds = "https://fhirref.example/no/ValueSet/reds";
    public const string Map = "https://fhirref.example/no/ConceptMap/shades";

    protected override async Task FillAsync()
    {
        foreach (var (reference, json) in Resources) Xunit.Assert.InRange((await PutAsync(reference, json)).Status, 200, 201);
    }

    private static readonly (string Reference, string Json)[] Resources =
    [
        ("CodeSystem/shades", $$$"""
            {"resourceType":"CodeSystem","id":"shades","url":"{{{System}}}","version":"1.0","name":"Shades","title":"Shades of colour","status":"active","content":"complete","caseSensitive":true,
             "hierarchyMeaning":"is-a","property":[{"code":"warm","type":"boolean"},{"code":"weight","type":"integer"},{"code":"notSelectable","uri":"http://hl7.org/fhir/concept-properties#notSelectable","type":"boolean"}],
             "concept":[
              {"code":"colour","display":"Colour","property":[{"code":"notSelectable","valueBoolean":true}],"concept":[
               {"code":"red","display":"Red","definition":"The colour of blood","property":[{"code":"warm","valueBoolean":true},{"code":"weight","valueInteger":3}],
                "designation":[{"language":"nb","value":"Rød"},{"language":"nb","use":{"system":"http://snomed.info/sct","code":"900000000000013009"},"value":"Knall"}],
                "concept":[{"code":"scarlet","display":"Scarlet"},{"code":"rust","display":"Rust","property":[{"code":"inactive","valueBoolean":true}]}]},
               {"code":"blue","display":"Blue"}]}]}
            """),
        ("ValueSet/reds", $$$"""
            {"resourceType":"ValueSet","id":"reds","url":"{{{Reds}}}","version":"2.0","name":"Reds","status":"active",
             "compose":{"lockedDate":"2020-01-01","include":[{"system":"{{{System}}}","filter":[{"property":"concept","op":"is-a","value":"red"}]}]}}
            """),
        ("ConceptMap/shades", $$$"""
            {"resourceType":"ConceptMap","id":"shades","url":"{{{Map}}}","version":"1.0","status":"active","sourceUri":"{{{Reds}}}","targetUri":"http://hl7.org/fhir/ValueSet/administrative-gender",
             "group":[{"source":"{{{System}}}","target":"http://hl7.org/fhir/administrative-gender",
              "element":[{"code":"red","target":[{"code":"female","equivalence":"wider","product":[{"property":"https://fhirref.example/no/mood","system":"x:mood","value":"happy"}]}]},
               {"code":"scarlet","target":[{"code":"male","equivalence":"equivalent","dependsOn":[{"property":"https://fhirref.example/no/light","system":"x:light","value":"dark"}]}]},
               {"code":"rust","target":[{"equivalence":"unmatched"}]}],
              "unmapped":{"mode":"fixed","code":"unknown"}}]}
            """),
    ];
}
