using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Terminology;
using Fhir.Kernel.Tests.Snapshot;
using Fhir.Kernel.Validation;
using Xunit;

namespace Fhir.Kernel.Tests.Validation;

/// <summary>Which definitions a resource is held to, and how. https://hl7.org/fhir/R4/validation.html</summary>
public class ProfileValidatorTests
{
    private static readonly Document Named = TestProfiles.Define("named", "Patient", """{ "path": "Patient.name", "min": 1 }""");

    [Fact]
    public void A_profile_is_enforced_where_the_resource_claims_it()
    {
        var validator = Instances.Over(Named);
        var claim = $$""" "meta": { "profile": ["{{TestProfiles.Base}}named"] } """;

        Assert.Equal(["cardinality-min Patient"], validator.Validate(Instances.Make("Patient", claim)).Errors());
        Assert.Empty(validator.Validate(Instances.Make("Patient", "")).Errors());
        Assert.Empty(validator.Validate(Instances.Make("Patient", claim + """, "name": [{ "text": "A" }] """)).Errors());
    }

    [Fact]
    public void Resources_in_a_bundle_and_contained_ones_are_held_to_their_own_claims()
    {
        var patient = $$"""{ "resourceType": "Patient", "id": "p", "meta": { "profile": ["{{TestProfiles.Base}}named"] }, "gender": "x" }""";
        var bundle = $$""" "type": "collection", "entry": [{ "resource": {{patient}} }] """;
        var observation = $$""" "status": "final", "code": { "text": "x" }, "contained": [{{patient}}], "subject": { "reference": "#p" } """;

        Assert.Equal(
            ["binding-required Bundle.entry[0].resource.gender", "cardinality-min Bundle.entry[0].resource"],
            Instances.Over(Named).Validate(Instances.Make("Bundle", bundle)).Errors().Order());
        Assert.Equal(
            ["binding-required Observation.contained[0].gender", "cardinality-min Observation.contained[0]"],
            Instances.Over(Named).Validate(Instances.Make("Observation", observation)).Errors().Order());
    }

    [Fact]
    public void An_imposed_profile_is_enforced_when_it_is_known_and_named_when_it_is_not()
    {
        var imposing = TestProfiles.Define("imposing", "Patient", """{ "path": "Patient" }""", more: $$"""
            "extension": [{ "url": "http://hl7.org/fhir/StructureDefinition/structuredefinition-imposeProfile", "valueCanonical": "{{TestProfiles.Base}}named" }],
            """);
        var child = TestProfiles.Define("child", "Patient", """{ "path": "Patient.active", "min": 1 }""", TestProfiles.Base + "imposing");
        var patient = Instances.Make("Patient", """ "active": true """);

        Assert.Equal(["cardinality-min Patient"], Instances.Issues(patient, imposing, Named).Errors());
        Assert.Equal(["cardinality-min Patient"], Instances.Issues(patient, child, imposing, Named).Errors());
        Assert.Equal(Severity.Information, Instances.Issues(patient, imposing).Single(issue => issue.RuleId == "profile-unresolved").Severity);
    }

    [Fact]
    public void A_definition_may_impose_profiles_without_being_told_that_nobody_knows_the_extension()
    {
        var definition = Instances.Parse("""
            { "resourceType": "StructureDefinition", "url": "https://fhirref.example/x", "name": "X", "status": "draft", "kind": "resource", "abstract": false, "type": "Patient",
              "extension": [{ "url": "http://hl7.org/fhir/StructureDefinition/structuredefinition-imposeProfile", "valueCanonical": "https://fhirref.example/y" }],
              "baseDefinition": "http://hl7.org/fhir/StructureDefinition/Patient", "derivation": "constraint", "differential": { "element": [{ "id": "Patient", "path": "Patient" }] } }
            """);
        var misplaced = Instances.Make("Patient", """ "extension": [{ "url": "http://hl7.org/fhir/StructureDefinition/structuredefinition-imposeProfile", "valueString": "y" }] """);

        Assert.DoesNotContain(Instances.Core.Validate(definition), issue => issue.RuleId == "extension-unknown" || issue.IsError);
        Assert.Equal(["extension-context Patient.extension[0]", "type-not-allowed Patient.extension[0].value"], Instances.Core.Validate(misplaced).Errors().Order());
    }

    [Fact]
    public void A_constraint_is_as_serious_as_it_says_and_advice_is_a_warning()
    {
        static string Row(string key, string severity, string extension) => $$"""
            { "key": "{{key}}", "severity": "{{severity}}", "human": "{0} er ingen plassholder", "expression": "false"{{extension}} }
            """;
        const string Advice = """, "extension": [{ "url": "http://hl7.org/fhir/StructureDefinition/elementdefinition-bestpractice", "valueBoolean": true }] """;
        var profile = TestProfiles.Define("profile", "Patient",
            $$"""{ "path": "Patient", "constraint": [{{Row("x-1", "error", "")}}, {{Row("x-2", "warning", "")}}, {{Row("x-3", "error", Advice)}}] }""");

        var issues = Instances.Issues(Instances.Make("Patient", ""), profile).Where(issue => issue.RuleId.StartsWith("invariant-x-", StringComparison.Ordinal)).ToList();

        Assert.Equal([Severity.Error, Severity.Warning, Severity.Warning], issues.Select(issue => issue.Severity));
        Assert.Equal(2, Instances.Over(profile).Validate(Instances.Make("Patient", ""), new ValidationOptions { Profiles = [TestProfiles.Base + "profile"], BestPractice = Severity.Error }).Errors().Count(error => error.StartsWith("invariant-x-", StringComparison.Ordinal)));
        Assert.Equal("x-1: {0} er ingen plassholder", issues[0].Text(Language.Nb));
    }

    [Theory]
    [InlineData("birthDate < @2020-01-01", false)]                          // nothing is before nothing
    [InlineData("birthDate.empty() or birthDate < @2020-01-01", true)]
    [InlineData("name.family.startsWith('N')", false)]
    [InlineData("name.exists() implies name.family.startsWith('N')", true)]
    [InlineData("gender", true)]                                            // one item is true: https://hl7.org/fhirpath/N1/#singleton-evaluation-of-collections
    [InlineData("maritalStatus", false)]
    [InlineData("active", false)]
    public void A_profiles_constraint_is_met_only_by_true(string expression, bool isMet)
    {
        var profile = TestProfiles.Define("profile", "Patient", $$"""{ "path": "Patient", "constraint": [{ "key": "x-1", "severity": "error", "human": "?", "expression": "{{expression}}" }] }""");
        var issues = Instances.Issues(Instances.Make("Patient", """ "gender": "other", "active": false """), profile);
        Assert.Equal(isMet ? [] : ["invariant-x-1 Patient"], issues.Errors());
    }

    /// <summary>bdl-8 is empty for an entry without fullUrl, cpb-0 for a statement without name.</summary>
    [Theory]
    [InlineData("Bundle", """ "type": "collection", "entry": [{ "resource": { "resourceType": "Basic", "code": { "text": "a" } } }] """)]
    [InlineData("CapabilityStatement", """ "status": "draft", "date": "2024", "kind": "requirements", "description": "a", "fhirVersion": "4.0.1", "format": ["json"], "rest": [{ "mode": "server" }] """)]
    public void A_constraint_of_R4_that_says_nothing_of_what_is_absent_is_met(string type, string members) =>
        Assert.DoesNotContain(Instances.Issues(type, members), issue => issue.IsError);

    [Fact]
    public void A_constraint_that_cannot_be_read_says_so_and_blames_nobody()
    {
        var profile = TestProfiles.Define("profile", "Patient",
            """{ "path": "Patient", "constraint": [{ "key": "x-1", "severity": "error", "human": "?", "expression": "name.given = single(" }] }""");

        var issue = Assert.Single(Instances.Issues(Instances.Make("Patient", ""), profile), issue => issue.RuleId == "invariant-not-evaluated");

        Assert.Equal((Severity.Warning, "x-1"), (issue.Severity, issue.Arguments[0]));
    }

    [Fact]
    public void Dom_6_is_advice() => Assert.Equal(Severity.Warning, Assert.Single(Instances.Issues("Patient", ""), issue => issue.RuleId == "invariant-dom-6").Severity);

    [Fact]
    public void Issues_below_the_asked_severity_are_not_made()
    {
        var patient = Instances.Make("Patient", """ "gender": "x" """);

        Assert.Equal(["binding-required"], Instances.Core.Validate(patient, new ValidationOptions { Least = Severity.Error }).Select(issue => issue.RuleId));
    }

    [Fact]
    public void An_issue_says_where_and_what_was_wanted()
    {
        var issue = Assert.Single(Instances.Core.Validate(Instances.Parse("{\n  \"resourceType\": \"Patient\",\n  \"gender\": \"mann\"\n}")), issue => issue.IsError);

        Assert.Equal(("Patient.gender", new SourcePosition(3, 13)), (issue.Expression, issue.Position));
        Assert.Equal("«mann» is not in the value set http://hl7.org/fhir/ValueSet/administrative-gender|4.0.1, which the code must be from", issue.Text(Language.En));
    }

    [Fact]
    public void XML_is_validated_as_JSON_is()
    {
        var parsed = Xml.XmlParser.Parse("<Patient xmlns=\"http://hl7.org/fhir\">\n <gender value=\"mann\"/></Patient>"u8.ToArray(), DefinitionsPack.Core.Schema);

        var issue = Assert.Single(Instances.Core.Validate(parsed.Document!), issue => issue.IsError);

        Assert.Equal(("binding-required", "Patient.gender", 2), (issue.RuleId, issue.Expression, issue.Position!.Value.Line));
    }

    // The walk must not confuse a choice's types that do not stand together.
    [Fact]
    public void Types_of_one_choice_are_found_wherever_they_stand()
    {
        var issues = Instances.Issues("Observation", """ "valueString": "a", "status": "final", "valueInteger": 1, "code": { "text": "x" } """);

        Assert.Equal(["choice-multiple Observation.value"], issues.Errors());
    }

    [Fact]
    public void A_reference_that_cannot_be_followed_is_no_error_and_one_the_caller_can_follow_is_checked()
    {
        var observation = Instances.Make("Observation", """ "status": "final", "code": { "text": "x" }, "subject": { "reference": "urn:uuid:c757873d-ec9a-4326-a141-556f43239520" } """);
        var organization = Instances.Make("Organization", """ "name": "O" """);

        Assert.Empty(Instances.Core.Validate(observation).Errors());
        Assert.Equal(["reference-target Observation.subject"], Instances.Core.Validate(observation, new ValidationOptions { Resolve = _ => organization.Root }).Errors());
    }

    [Theory]
    [InlineData(""" "reference": "urn:uuid:c757873d-ec9a-4326-a141-556f43239520" """)]
    [InlineData(""" "type": "Organization", "identifier": { "value": "1" } """)]
    [InlineData(""" "reference": "http://a.example/fhir/Organization/1" """)]
    [InlineData(""" "reference": "#o" """)]
    public void A_targets_type_is_told_by_what_there_is(string reference)
    {
        var issues = Instances.Issues("Bundle", $$"""
            "type": "collection", "entry": [
              { "fullUrl": "urn:uuid:c757873d-ec9a-4326-a141-556f43239520", "resource": { "resourceType": "Organization", "name": "O" } },
              { "fullUrl": "urn:uuid:c757873d-ec9a-4326-a141-556f43239521", "resource": { "resourceType": "Observation", "status": "final", "code": { "text": "x" },
                "contained": [{ "resourceType": "Organization", "id": "o", "name": "O", "partOf": { "reference": "#" } }], "subject": { {{reference}} },
                "performer": [{ "reference": "#o" }] } }]
            """);

        Assert.Contains("reference-target Bundle.entry[1].resource.subject", issues.Errors());
    }

    [Fact]
    public void The_parts_of_an_extension_are_held_to_its_definition()
    {
        const string Citizenship = """ "extension": [{ "url": "http://hl7.org/fhir/StructureDefinition/patient-citizenship", "extension": [{0}] }] """;

        Assert.Empty(Instances.Issues("Patient", Citizenship.Replace("{0}", """{ "url": "code", "valueCodeableConcept": { "text": "NO" } }""")).Errors());
        Assert.Equal(
            ["type-not-allowed Patient.extension[0].extension[0].value"],
            Instances.Issues("Patient", Citizenship.Replace("{0}", """{ "url": "code", "valueString": "NO" }""")).Errors());
    }

    [Fact]
    public void What_an_extension_demands_of_its_place_is_checked()
    {
        var extension = TestProfiles.Define("kind", "Extension", $$"""
            { "path": "Extension.url", "fixedUri": "{{TestProfiles.Base}}kind" }, { "path": "Extension.value[x]", "min": 1, "type": [{ "code": "code" }] }
            """, more: """
            "context": [{ "type": "fhirpath", "expression": "Patient.name.where(use = 'official')" }],
            "contextInvariant": ["family.exists() and %extension.value = 'a'"],
            """);
        IEnumerable<string> Errors(string name, string value) => Instances.Over(extension).Validate(Instances.Make("Patient",
            $$""" "name": [{ {{name}}, "extension": [{ "url": "{{TestProfiles.Base}}kind", "valueCode": "{{value}}" }] }] """)).Errors();

        Assert.Empty(Errors(""" "use": "official", "family": "A" """, "a"));
        Assert.Equal(["extension-context Patient.name[0].extension[0]"], Errors(""" "use": "usual", "family": "A" """, "a"));
        Assert.Equal(["extension-context Patient.name[0].extension[0]"], Errors(""" "use": "official", "text": "A" """, "a"));
        Assert.Equal(["extension-context Patient.name[0].extension[0]"], Errors(""" "use": "official", "family": "A" """, "b"));
    }

    [Fact]
    public void Warnings_without_end_do_not_hide_an_error()
    {
        var names = string.Join(", ", Enumerable.Repeat("""{ "text": "A", "extension": [{ "url": "https://fhirref.example/none", "valueCode": "a" }] }""", 1200));

        var issues = Instances.Issues("Patient", $$""" "name": [{{names}}], "gender": "x" """);

        Assert.Equal(["binding-required Patient.gender"], issues.Errors());
        Assert.Equal(1000, issues.Count(issue => issue.Severity == Severity.Warning));
        Assert.Single(issues, issue => issue.RuleId == "limit-findings");
    }

    [Fact]
    public void One_coding_in_the_value_set_is_enough_and_text_alone_is_not()
    {
        var profile = TestProfiles.Define("profile", "Patient", """
            { "path": "Patient.maritalStatus", "binding": { "strength": "required", "valueSet": "http://hl7.org/fhir/ValueSet/marital-status" } }
            """);
        IEnumerable<string> Errors(string status) => Instances.Issues(Instances.Make("Patient", $$""" "maritalStatus": {{status}} """), profile).Errors();

        Assert.Empty(Errors("""{ "coding": [{ "system": "urn:s", "code": "x" }, { "system": "http://terminology.hl7.org/CodeSystem/v3-MaritalStatus", "code": "M" }] }"""));
        Assert.Equal(["binding-required Patient.maritalStatus"], Errors("""{ "text": "gift" }"""));
        Assert.Equal(["binding-required Patient.maritalStatus"], Errors("""{ "coding": [{ "code": "M" }] }"""));
    }

    [Fact]
    public async Task Many_threads_may_ask_one_validator_that_has_compiled_nothing_yet()
    {
        var validator = Instances.Over(Named);
        var patient = Instances.Make("Patient", $$""" "meta": { "profile": ["{{TestProfiles.Base}}named"] }, "gender": "x" """);

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => validator.Validate(patient).Errors().Order().ToList())));

        Assert.All(answers, errors => Assert.Equal(["binding-required Patient.gender", "cardinality-min Patient"], errors));
    }

    // The hot path: no list, no path, no string is made when there is nothing to report.
    [Fact]
    public void A_valid_resource_costs_next_to_no_memory()
    {
        var observation = Instances.Make("Observation", """
            "status": "final", "code": { "coding": [{ "system": "http://loinc.org", "code": "718-7" }] }, "valueQuantity": { "value": 13.2, "unit": "g/dl" },
            "subject": { "reference": "Patient/1" }, "effectiveDateTime": "2024-05-05T10:00:00+02:00"
            """);
        var options = new ValidationOptions { Least = Severity.Error };
        for (var warm = 0; warm < 3; warm++) Assert.Empty(Instances.Core.Validate(observation, options));

        var before = GC.GetAllocatedBytesForCurrentThread();
        Instances.Core.Validate(observation, options);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000);
    }

    [Fact]
    public void R4s_own_code_systems_and_search_parameters_are_valid()
    {
        var core = DefinitionsPack.Core;
        var options = new ValidationOptions { Least = Severity.Error };
        var own = core.Entries.Where(entry => entry.ResourceType is "CodeSystem" or "SearchParameter" or "ConceptMap" or "CompartmentDefinition").ToList();

        var errors = own.SelectMany(entry => Instances.Core.Validate(core.Find(entry.Url)!, options));

        Assert.True(own.Count > 2000);
        Assert.Empty(errors);
    }
}
