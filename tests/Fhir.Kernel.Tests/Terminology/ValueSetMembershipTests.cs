using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Terminology;
using Xunit;
using static Fhir.Kernel.Tests.Terminology.TerminologySource;

namespace Fhir.Kernel.Tests.Terminology;

/// <summary>https://hl7.org/fhir/R4/valueset.html#compositions</summary>
public class ValueSetMembershipTests
{
    private const string Gender = "http://hl7.org/fhir/administrative-gender";
    private const string Snomed = "http://snomed.info/sct";

    private static readonly TerminologyService Core = new(DefinitionsPack.Core);

    [Theory]
    [InlineData("administrative-gender", Gender, "female", Verdict.Member)]
    [InlineData("administrative-gender", null, "female", Verdict.Member)]            // an element of type code has no system
    [InlineData("administrative-gender", null, "Female", Verdict.NotMember)]
    [InlineData("administrative-gender", Colours, "female", Verdict.NotMember)]
    [InlineData("administrative-gender|4.0.1", null, "kvinne", Verdict.NotMember)]
    [InlineData("administrative-gender|3.0.0", null, "female", Verdict.NotChecked)]  // that version is not loaded
    [InlineData("no-such-value-set", null, "female", Verdict.NotChecked)]
    [InlineData("observation-interpretation", "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation", "HH", Verdict.Member)]
    [InlineData("patient-contactrelationship", "http://terminology.hl7.org/CodeSystem/v2-0131", "C", Verdict.Member)]
    [InlineData("patient-contactrelationship", "http://terminology.hl7.org/CodeSystem/v2-0131", "O", Verdict.NotMember)]   // is-not-a O
    [InlineData("route-codes", Snomed, "26643006", Verdict.NotChecked)]              // SNOMED CT is not loaded
    [InlineData("route-codes", Gender, "female", Verdict.NotMember)]                 // but this is certainly no SNOMED CT
    [InlineData("condition-severity", Snomed, "24484000", Verdict.Member)]           // listed, so it needs no SNOMED CT
    [InlineData("condition-severity", Snomed, "26643006", Verdict.NotMember)]
    [InlineData("ucum-units", "http://unitsofmeasure.org", "mg", Verdict.Member)]
    [InlineData("ucum-units", "http://unitsofmeasure.org", "mgram", Verdict.NotMember)]
    [InlineData("ucum-units", "urn:units", "mg", Verdict.NotMember)]
    [InlineData("ucum-common", "http://unitsofmeasure.org", "mmol/L", Verdict.Member)]
    [InlineData("ucum-common", "http://unitsofmeasure.org", "kg.mol", Verdict.NotMember)]
    [InlineData("age-units", "http://unitsofmeasure.org", "mo", Verdict.Member)]
    [InlineData("age-units", "http://unitsofmeasure.org", "s", Verdict.NotMember)]
    [InlineData("all-distance-units", "http://unitsofmeasure.org", "[mi_i]", Verdict.Member)]
    [InlineData("all-distance-units", "http://unitsofmeasure.org", "mL", Verdict.NotMember)]
    [InlineData("all-time-units", "http://unitsofmeasure.org", "ms", Verdict.Member)]
    [InlineData("all-time-units", "http://unitsofmeasure.org", "m", Verdict.NotMember)]
    [InlineData("units-of-time", "http://unitsofmeasure.org", "h", Verdict.Member)]
    [InlineData("units-of-time", "http://unitsofmeasure.org", "hour", Verdict.NotMember)]
    [InlineData("all-languages", null, "nb-NO", Verdict.Member)]
    [InlineData("all-languages", null, "norsk", Verdict.NotMember)]
    [InlineData("mimetypes", null, "application/fhir+json", Verdict.Member)]
    [InlineData("mimetypes", null, "pdf", Verdict.NotMember)]
    [InlineData("currencies", null, "NOK", Verdict.Member)]
    [InlineData("currencies", null, "nok", Verdict.NotMember)]
    [InlineData("iso3166-1-3", "urn:iso:std:iso:3166", "NOR", Verdict.Member)]
    [InlineData("iso3166-1-3", "urn:iso:std:iso:3166", "NO", Verdict.NotMember)]
    [InlineData("iso3166-1-N", "urn:iso:std:iso:3166", "578", Verdict.Member)]
    [InlineData("timezones", null, "Europe/Oslo", Verdict.Member)]
    [InlineData("timezones", null, "Europe/Nidaros", Verdict.NotMember)]
    public void A_value_set_of_R4_decides(string valueSet, string? system, string code, Verdict verdict) =>
        Assert.Equal(verdict, Core.Membership($"http://hl7.org/fhir/ValueSet/{valueSet}").Contains(system, code));

    [Fact]
    public void Includes_are_a_union_and_excludes_are_taken_away() => Assert.Equal("a scarlet fire", Codes(Service(
        ("it", $$"""{"include":[{"system":"x:y","concept":[{"code":"a"}]},{"system":"{{Colours}}","filter":[{"property":"concept","op":"is-a","value":"red"}]}],"exclude":[{"system":"{{Colours}}","concept":[{"code":"red"},{"code":"purple"},{"code":"navy"}]}]}""")).Expand(Url("it"))));

    [Fact]
    public void A_code_must_meet_all_the_conditions_of_an_include() => Assert.Equal("purple", Codes(Service(
        ("reds", $$"""{"include":[{"system":"{{Colours}}","filter":[{"property":"concept","op":"is-a","value":"red"}]}]}"""),
        ("blues", $$"""{"include":[{"system":"{{Colours}}","filter":[{"property":"concept","op":"is-a","value":"blue"}]}]}"""),
        ("it", $$"""{"include":[{"valueSet":["{{Url("reds")}}","{{Url("blues")}}|1.0.0"]}]}""")).Expand(Url("it"))));

    [Fact]
    public void Inactive_codes_are_left_out_on_request()
    {
        var blues = $$"""[{"system":"{{Colours}}","filter":[{"property":"concept","op":"is-a","value":"blue"}]}]""";

        Assert.Equal("purple blue navy", Codes(Service(("it", $$"""{"include":{{blues}}}""")).Expand(Url("it"))));
        Assert.Equal("purple blue", Codes(Service(("it", $$"""{"inactive":false,"include":{{blues}}}""")).Expand(Url("it"))));
    }

    [Fact]
    public void An_expanded_concept_says_what_it_is()
    {
        var expansion = Service(("it", $$"""{"include":[{"system":"{{Colours}}"}]}""")).Expand(Url("it"));

        Assert.True(expansion.IsComplete);
        Assert.Equal(("1.0.0", "Colour", true, false), Facts(expansion, "colour"));
        Assert.Equal(("1.0.0", "Navy", false, true), Facts(expansion, "navy"));

        static (string?, string?, bool, bool) Facts(Expansion expansion, string code) =>
            expansion.Concepts.Single(concept => concept.Code == code) is var concept ? (concept.Version, concept.Display, concept.IsAbstract, concept.IsInactive) : default;
    }

    [Fact]
    public void A_system_without_end_is_named_instead_of_listed()
    {
        var expansion = Core.Expand("http://hl7.org/fhir/ValueSet/all-languages");

        Assert.Equal(["urn:ietf:bcp:47"], expansion.Unbounded);
        Assert.False(expansion.IsComplete);
    }

    [Fact]
    public void The_value_set_that_a_code_system_names_needs_no_resource() =>
        Assert.Equal(Verdict.Member, Service().Membership(Url("all-colours")).Contains(Colours, "navy"));

    [Theory]
    [InlineData("a", Verdict.Member)]
    [InlineData("c", Verdict.NotChecked)]
    public void A_code_that_a_fragment_lacks_may_still_exist(string code, Verdict verdict)
    {
        var service = Service(("it", """{"include":[{"system":"https://fhirref.example/no/CodeSystem/fragment"}]}"""));

        Assert.Equal(verdict, service.Membership(Url("it")).Contains(null, code));
        Assert.Equal(verdict, service.IsKnownCode("https://fhirref.example/no/CodeSystem/fragment", code));
    }

    [Theory]
    [InlineData("aB", Verdict.Member)]
    [InlineData("ÆØ", Verdict.Member)]
    [InlineData("AC", Verdict.NotMember)]
    public void A_system_that_ignores_case_finds_codes_in_any_case(string code, Verdict verdict) => Assert.Equal(verdict,
        Service(("it", """{"include":[{"system":"https://fhirref.example/no/CodeSystem/caseless"}]}""")).Membership(Url("it")).Contains(null, code));

    [Fact]
    public void An_exclude_that_cannot_be_decided_leaves_only_its_own_system_open()
    {
        var membership = Service(("it", $$"""{"include":[{"system":"{{Colours}}"},{"system":"{{Snomed}}","concept":[{"code":"1"}]}],"exclude":[{"system":"{{Snomed}}","filter":[{"property":"concept","op":"is-a","value":"2"}]}]}""")).Membership(Url("it"));

        Assert.Equal(Verdict.Member, membership.Contains(Colours, "red"));
        Assert.Equal(Verdict.NotChecked, membership.Contains(Snomed, "1"));
        Assert.Equal(Verdict.NotMember, membership.Contains(Snomed, "3"));
    }

    [Fact]
    public void Value_sets_that_include_each_other_are_reported_and_end()
    {
        (string, string)[] circle =
        [
            ("one", $$"""{"include":[{"system":"x:y","concept":[{"code":"a"}]},{"valueSet":["{{Url("two")}}"]}]}"""),
            ("two", $$"""{"include":[{"system":"x:y","concept":[{"code":"b"}]},{"valueSet":["{{Url("one")}}"]}]}"""),
        ];

        foreach (var entry in new[] { "one", "two" })
        {
            var membership = Service(circle).Membership(Url(entry));
            Assert.Equal([Verdict.Member, Verdict.Member, Verdict.NotChecked], new[] { "a", "b", "c" }.Select(code => membership.Contains("x:y", code)));
            Assert.Equal(UncheckedCause.ValueSetCycle, Assert.Single(membership.Unchecked).Cause);
        }
    }

    [Theory]
    [InlineData("""{"total":2,"timestamp":"2026-01-01","contains":[{"system":"x:y","code":"a","contains":[{"system":"x:y","code":"b"}]}]}""", "b", Verdict.Member)]
    [InlineData("""{"total":2,"timestamp":"2026-01-01","contains":[{"system":"x:y","code":"a","contains":[{"system":"x:y","code":"b"}]}]}""", "c", Verdict.NotMember)]
    [InlineData("""{"total":900,"timestamp":"2026-01-01","contains":[{"system":"x:y","code":"a"}]}""", "c", Verdict.NotChecked)]
    public void A_value_set_with_only_an_expansion_has_what_that_lists(string expansion, string code, Verdict verdict) => Assert.Equal(verdict,
        ServiceOf($$"""{"resourceType":"ValueSet","url":"{{Url("it")}}","status":"active","expansion":{{expansion}} }""").Membership(Url("it")).Contains("x:y", code));

    [Fact]
    public void A_published_expansion_stands_in_for_a_compose_that_cannot_be_computed() => Assert.Equal(Verdict.NotMember, ServiceOf(
        $$"""{"resourceType":"ValueSet","url":"{{Url("it")}}","status":"active","compose":{"include":[{"system":"{{Snomed}}","filter":[{"property":"concept","op":"is-a","value":"2"}]}]},"expansion":{"timestamp":"2026-01-01","contains":[{"system":"{{Snomed}}","code":"2"}]} }""")
        .Membership(Url("it")).Contains(Snomed, "3"));

    [Fact]
    public void A_value_set_that_says_nothing_decides_nothing() => Assert.Equal(UncheckedCause.ValueSetUndefined, Assert.Single(
        ServiceOf($$"""{"resourceType":"ValueSet","url":"{{Url("it")}}","status":"active"}""").Membership(Url("it")).Unchecked).Cause);

    [Fact]
    public void Every_reason_speaks_both_languages() => Assert.All(Enum.GetValues<UncheckedCause>(), cause =>
    {
        var reason = new UncheckedReason(cause, "x:y");
        Assert.NotEqual(reason.Text(Language.Nb), reason.Text(Language.En));
        Assert.All([Language.Nb, Language.En], language => Assert.Contains("x:y", reason.Text(language)));
    });

    [Fact]
    public void Asking_allocates_nothing()
    {
        string[] valueSets = ["observation-status", "all-languages", "mimetypes", "route-codes", "observation-interpretation"];
        var memberships = valueSets.Select(name => Core.Membership($"http://hl7.org/fhir/ValueSet/{name}")).ToArray();
        foreach (var membership in memberships) membership.Contains(default, "final"u8);

        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var membership in memberships) membership.Contains("http://hl7.org/fhir/observation-status"u8, "final"u8);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public async Task Many_threads_may_ask_one_service()
    {
        var service = new TerminologyService(DefinitionsPack.Core);
        var valueSets = DefinitionsPack.Core.RequiredBindings.Select(binding => binding.ValueSet).Distinct().ToList();

        var askers = Enumerable.Range(0, 8).Select(asker => Task.Run(() => valueSets.Skip(asker * 5).Concat(valueSets.Take(asker * 5))
            .ToDictionary(valueSet => valueSet, valueSet => service.Membership(valueSet))));
        var answers = await Task.WhenAll(askers);

        Assert.All(valueSets.Where(valueSet => DefinitionsPack.Core.Find(valueSet) is not null), valueSet => Assert.Single(answers.Select(answer => answer[valueSet]).Distinct()));
    }

    [Theory]
    [InlineData("http://hl7.org/fhir/ValueSet/no-such")]
    [InlineData("http://snomed.info/sct?fhir_vs=isa/12345")]
    [InlineData("https://fhirref.example/no/ValueSet/all-colours|77")]
    public void What_strangers_may_name_without_end_is_not_remembered(string valueSet)
    {
        var service = Service();

        Assert.NotSame(service.Membership(valueSet), service.Membership(valueSet));
    }

    [Fact]
    public void A_crowd_of_value_sets_that_all_include_each_other_is_given_up_in_time()
    {
        var all = string.Join(',', Enumerable.Range(0, 40).Select(at => $"\"{Url($"v{at}")}\""));
        var crowd = Enumerable.Range(0, 40).Select(at => ($"v{at}", $$"""{"include":[{"system":"x:y","concept":[{"code":"c{{at}}"}]},{"valueSet":[{{all}}]}]}""")).ToArray();

        var membership = Service(crowd).Membership(Url("v0"));

        Assert.Equal(Verdict.Member, membership.Contains("x:y", "c0"));
        Assert.Equal(Verdict.NotChecked, membership.Contains("x:y", "z"));
        Assert.Contains(membership.Unchecked, reason => reason.Cause == UncheckedCause.ValueSetTooDeep);
    }

    [Fact]
    public void A_chain_that_is_too_long_is_said_to_be()
    {
        var chain = Enumerable.Range(0, 200).Select(at => ($"v{at}", $$"""{"include":[{"valueSet":["{{Url($"v{at + 1}")}}"]}]}""")).ToArray();

        Assert.Equal(UncheckedCause.ValueSetTooDeep, Assert.Single(Service(chain).Membership(Url("v0")).Unchecked).Cause);
    }
}
