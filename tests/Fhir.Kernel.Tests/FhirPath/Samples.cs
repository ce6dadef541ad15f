using System.Collections.Frozen;
using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.FhirPath;
using Fhir.Kernel.Json;

namespace Fhir.Kernel.Tests.FhirPath;

/// <summary>The resources the FHIRPath tests ask about, and short ways to ask.</summary>
internal static class Samples
{
    public static readonly Schema Schema = DefinitionsPack.Core.Schema;

    /// <summary>10:30:15.125 on 14 March 2024 in a zone two hours ahead of UTC, always.</summary>
    public static readonly FhirPathContext Context = new() { Time = new FixedTime() };

    /// <summary>By name: the resources as FHIR JSON. The comparison with another implementation reads them too.</summary>
    public static readonly FrozenDictionary<string, string> Json = new Dictionary<string, string>
    {
        ["patient"] = """
            {"resourceType":"Patient","id":"kari","meta":{"versionId":"3","lastUpdated":"2024-03-01T10:00:00.000+01:00","tag":[{"system":"urn:t","code":"a"},{"system":"urn:t","code":"b"}]},
             "contained":[{"resourceType":"Organization","id":"legekontor","name":"Solsiden legekontor","active":true}],
             "extension":[{"url":"http://example.org/fylke","valueCode":"46"},{"url":"http://example.org/yrker","extension":[{"url":"yrke","valueString":"lærer"},{"url":"yrke","valueString":"kokk"}]}],
             "identifier":[{"use":"official","system":"urn:oid:2.16.578.1.12.4.1.4.1","value":"13898598765"},{"use":"old","system":"urn:x","value":"77"}],
             "active":true,
             "name":[{"use":"official","family":"Nordmann","given":["Kari","Anne"]},{"use":"usual","given":["Kari"]},{"use":"maiden","family":"Hansen","given":["Kari","Anne"],"period":{"end":"2002"}}],
             "telecom":[{"system":"phone","value":"+47 99999999","use":"mobile","rank":1},{"system":"email","value":"kari@example.org"}],
             "gender":"female","_gender":{"extension":[{"url":"http://example.org/kilde","valueString":"folkeregister"}]},
             "birthDate":"1985-09-13","_birthDate":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/patient-birthTime","valueDateTime":"1985-09-13T14:35:45+01:00"}]},
             "deceasedBoolean":false,
             "address":[{"use":"home","line":["Storgata 1","H0101"],"city":"Bergen","postalCode":"5003","country":"NO"}],
             "multipleBirthInteger":2,
             "contact":[{"name":{"family":"Nordmann","given":["Ola"]},"gender":"male"}],
             "managingOrganization":{"reference":"#legekontor"},
             "generalPractitioner":[{"reference":"Practitioner/fastlege"},{"reference":"https://example.org/fhir/Organization/5/_history/2"},{"type":"PractitionerRole","identifier":{"value":"9"}}]}
            """,
        ["observation"] = """
            {"resourceType":"Observation","id":"bt","status":"final","category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"vital-signs"}]}],
             "code":{"coding":[{"system":"http://loinc.org","code":"85354-9","display":"Blood pressure panel"}],"text":"Blodtrykk"},
             "subject":{"reference":"Patient/kari"},"effectiveDateTime":"2024-03-14T08:15:00+01:00","issued":"2024-03-14T08:20:30.250+01:00",
             "valueQuantity":{"value":185.0,"unit":"lbs","system":"http://unitsofmeasure.org","code":"[lb_av]"},
             "referenceRange":[{"low":{"value":10,"unit":"mmHg"},"high":{"value":20,"unit":"mmHg"}}],
             "component":[
               {"code":{"coding":[{"system":"http://loinc.org","code":"8480-6"}]},"valueQuantity":{"value":142,"unit":"mmHg","system":"http://unitsofmeasure.org","code":"mm[Hg]"}},
               {"code":{"coding":[{"system":"http://loinc.org","code":"8462-4"}]},"valueQuantity":{"value":88,"unit":"mmHg","system":"http://unitsofmeasure.org","code":"mm[Hg]"}},
               {"code":{"text":"pulstrykk"},"dataAbsentReason":{"text":"ikke beregnet"}}]}
            """,
        ["questionnaire"] = """
            {"resourceType":"Questionnaire","id":"q","status":"draft","item":[
              {"linkId":"1","type":"group","item":[{"linkId":"1.1","type":"string","item":[{"linkId":"1.1.1","type":"boolean"}]},{"linkId":"1.2","type":"date"}]},
              {"linkId":"2","type":"display","text":"Slutt"}]}
            """,
        ["bundle"] = """
            {"resourceType":"Bundle","id":"b","type":"collection","entry":[
              {"fullUrl":"https://example.org/fhir/Observation/1","resource":{"resourceType":"Observation","id":"1","status":"final","code":{"text":"a"},"subject":{"reference":"Patient/1"},"performer":[{"reference":"urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0"}]}},
              {"fullUrl":"https://example.org/fhir/Patient/1","resource":{"resourceType":"Patient","id":"1","active":true}},
              {"fullUrl":"urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0","resource":{"resourceType":"Practitioner","id":"2","name":[{"family":"Lie"}]}},
              {"fullUrl":"https://example.org/fhir/Patient/3","resource":{"resourceType":"Patient","id":"3","generalPractitioner":[{"reference":"Practitioner/9"}]}}]}
            """,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, Document> Documents = Json.ToFrozenDictionary(pair => pair.Key, pair => Parse(pair.Value));

    public static Document Parse(string json)
    {
        var parsed = JsonParser.Parse(Encoding.UTF8.GetBytes(json), Schema);
        Assert.Empty(parsed.Issues);
        return parsed.Document!;
    }

    public static Element Root(string name) => Documents[name].Root;

    public static FhirPathExpression Compile(string expression)
    {
        var compiled = FhirPathExpression.Compile(expression, Schema);
        Assert.True(compiled.IsValue, compiled.Refusal?.ToString());
        return compiled.Value;
    }

    /// <summary>The items as text, separated by commas; a failure is its rule's id in brackets.</summary>
    public static string Evaluate(string expression, string resource = "patient", FhirPathContext? context = null) =>
        Text(Compile(expression).Evaluate(Root(resource), context ?? Context));

    public static string Text(FhirPathValues values) => values.IsFailed ? $"[{values.Issue.RuleId}]" : string.Join(", ", values.Select(value => value.ToString()));

    private sealed class FixedTime : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(2), "test", "test");

        public override DateTimeOffset GetUtcNow() => new(2024, 3, 14, 8, 30, 15, 125, TimeSpan.Zero);
    }
}
