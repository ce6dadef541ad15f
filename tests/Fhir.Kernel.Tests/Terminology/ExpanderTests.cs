using System.Text.Json.Nodes;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Terminology;
using Fhir.Kernel.Terminology.Operations;
using Xunit;
using static Fhir.Kernel.Tests.Terminology.TerminologySource;

namespace Fhir.Kernel.Tests.Terminology;

/// <summary>https://hl7.org/fhir/R4/valueset-operation-expand.html, over code systems that are no resources, and what cannot be listed.</summary>
public class ExpanderTests
{
    private const string Big = "https://fhirref.example/no/CodeSystem/big";

    private static TerminologyService With(ListProvider provider, string compose) => new(
        Service(("it", compose)).Source, new TerminologyProviders([provider], []));

    private static ListProvider Many(int count, bool mayFail = false) =>
        new(Big, "2", [.. Enumerable.Range(0, count).Select(at => ($"c{at}", $"Name {at}", at == 0 ? null : "c0"))]) { MayFail = mayFail };

    private static Outcome.Result<ExpandedValueSet> Expand(TerminologyService service, ExpansionRequest request) =>
        new ValueSetExpander(service).Expand(service.Membership(Url("it")), service.Source.Find(Url("it"))!.Root, request);

    private static string Codes(ExpandedValueSet expanded) => string.Join(' ', expanded.Concepts.Select(node => node.Concept.Code));

    private const string Whole = $$"""{"include":[{"system":"{{Big}}"}]}""";

    [Fact]
    public void A_page_of_a_large_system_is_asked_of_it_alone()
    {
        var provider = Many(50_000);
        var page = Expand(With(provider, Whole), new ExpansionRequest { Offset = 49_998, Count = 10 }).Value;

        Assert.Equal(("c49998 c49999", 50_000), (Codes(page), page.Total));
        Assert.Equal([(49_998, 10)], provider.Pages);
        Assert.Equal([$"{Big}|2"], page.Versions);
    }

    [Fact]
    public void The_whole_of_a_large_system_is_too_costly_and_said_so_at_once()
    {
        var provider = Many(10_001);
        var refusal = Expand(With(provider, Whole), new ExpansionRequest()).Refusal!;

        Assert.Equal((422, "terminology-too-costly"), (refusal.Status, refusal.Issues[0].RuleId));
        Assert.Single(provider.Pages);
    }

    [Fact]
    public void What_is_taken_away_from_a_large_system_is_not_on_its_pages()
    {
        var compose = $$"""{"include":[{"system":"{{Big}}"}],"exclude":[{"system":"{{Big}}","concept":[{"code":"c1"},{"code":"c2"}]}]}""";
        var page = Expand(With(Many(3000), compose), new ExpansionRequest { Offset = 0, Count = 3 }).Value;

        Assert.Equal(("c0 c3 c4", 2998), (Codes(page), page.Total));
    }

    [Fact]
    public void Text_is_searched_by_the_system_itself()
    {
        var page = Expand(With(Many(3000), Whole), new ExpansionRequest { Text = "Name 299", Count = 3 }).Value;

        Assert.Equal(("c299 c2990 c2991", 11), (Codes(page), page.Total));
    }

    [Fact]
    public void A_list_that_breaks_off_is_no_expansion()
    {
        var provider = Many(10, mayFail: true);
        var service = With(provider, Whole);
        Assert.Equal(10, Expand(service, new ExpansionRequest()).Value.Total);

        provider.IsFailing = true;
        var refusal = Expand(service, new ExpansionRequest()).Refusal!;
        Assert.Equal(["terminology-not-computable", "terminology-system-unreachable"], refusal.Issues.Select(issue => issue.RuleId));
    }

    [Theory]
    [InlineData("""{"include":[{"system":"https://fhirref.example/no/CodeSystem/fragment"}]}""", "terminology-system-incomplete")]
    [InlineData("""{"include":[{"system":"x:none"}]}""", "terminology-system-unknown")]
    [InlineData("""{"include":[{"system":"https://fhirref.example/no/CodeSystem/colours","version":"9"}]}""", "terminology-system-unknown")]
    [InlineData("""{"include":[{"valueSet":["x:none"]}]}""", "terminology-value-set-unknown")]
    [InlineData("""{"include":[{"valueSet":["https://fhirref.example/no/ValueSet/it"]}]}""", "terminology-value-set-cycle")]
    [InlineData("""{"include":[{"system":"https://fhirref.example/no/CodeSystem/colours","filter":[{"property":"weight","op":"=","value":"1"}]}]}""", "terminology-filter-not-understood")]
    public void What_is_not_all_known_is_not_listed(string compose, string rule)
    {
        var refusal = Expand(Service(("it", compose)), new ExpansionRequest()).Refusal!;

        Assert.Equal((422, "terminology-not-computable"), (refusal.Status, refusal.Issues[0].RuleId));
        Assert.Contains(refusal.Issues, issue => issue.RuleId == rule);
    }

    [Theory]
    [InlineData("""{"include":[{"system":"urn:ietf:bcp:47"},{"system":"x:y","concept":[{"code":"a"}]}]}""", "a")]
    [InlineData("""{"include":[{"system":"https://fhirref.example/no/CodeSystem/expressions"}]}""", "liver left")]
    public void A_list_that_has_no_end_is_marked_as_open(string compose, string codes)
    {
        var service = ServiceOf(
            """{"resourceType":"CodeSystem","url":"https://fhirref.example/no/CodeSystem/expressions","status":"active","content":"complete","compositional":true,"concept":[{"code":"liver"},{"code":"left"}]}""",
            $$"""{"resourceType":"ValueSet","url":"{{Url("it")}}","status":"active","compose":{{compose}}}""");
        var expanded = Expand(service, new ExpansionRequest()).Value;
        var written = JsonNode.Parse(ExpansionWriter.ToBytes(expanded, service.Source.Find(Url("it"))!.Root, Url("it"), new ExpansionRequest(), DateTimeOffset.UnixEpoch))!;

        Assert.Equal((codes, true), (Codes(expanded), expanded.IsUnclosed));
        Assert.Equal("http://hl7.org/fhir/StructureDefinition/valueset-unclosed", written["expansion"]!["extension"]![0]!["url"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("liver", Verdict.Member)]
    [InlineData("liver:left", Verdict.NotChecked)]      // may be an expression, and nobody here can say
    public void An_expression_of_codes_is_not_checked(string code, Verdict verdict)
    {
        var service = ServiceOf(
            """{"resourceType":"CodeSystem","url":"x:e","status":"active","content":"complete","compositional":true,"concept":[{"code":"liver"}]}""",
            $$"""{"resourceType":"ValueSet","url":"{{Url("it")}}","status":"active","compose":{"include":[{"system":"x:e"}]} }""");

        Assert.Equal((verdict, verdict), (service.IsKnownCode("x:e", code), service.Membership(Url("it")).Contains("x:e", code)));
    }

    [Fact]
    public void What_goes_through_a_system_too_often_is_given_up()
    {
        var includes = string.Join(',', Enumerable.Range(0, 3000).Select(_ => $$"""{"system":"{{Colours}}","filter":[{"property":"code","op":"regex","value":"r.*"},{"property":"code","op":"regex","value":".*d"}]}"""));
        var membership = Service(("it", $$"""{"include":[{{includes}}]}""")).Membership(Url("it"));

        Assert.Equal(Verdict.Member, membership.Contains(Colours, "red"));
        Assert.Equal(UncheckedCause.TooManySteps, Assert.Single(membership.Unchecked).Cause);
    }

    [Theory]
    [InlineData("is-a", Verdict.Member, true)]
    [InlineData("grouped-by", Verdict.NotChecked, null)]
    [InlineData("part-of", Verdict.NotChecked, null)]
    [InlineData("classified-with", Verdict.NotChecked, null)]
    public void Only_a_hierarchy_of_kinds_answers_is_a(string meaning, Verdict verdict, bool? subsumes)
    {
        var service = ServiceOf(
            $$"""{"resourceType":"CodeSystem","url":"x:h","status":"active","content":"complete","hierarchyMeaning":"{{meaning}}","concept":[{"code":"body","concept":[{"code":"hand"}]}]}""",
            $$"""{"resourceType":"ValueSet","url":"{{Url("it")}}","status":"active","compose":{"include":[{"system":"x:h","filter":[{"property":"concept","op":"is-a","value":"body"}]}]} }""");

        Assert.Equal(verdict, service.Membership(Url("it")).Contains("x:h", "hand"));
        Assert.Equal(subsumes, service.System("x:h")!.Subsumes("body", "hand"));
        Assert.Equal(subsumes is null ? "terminology-subsumption-unknown" : null, Subsumption.Outcome(service.System("x:h")!, "body", "hand").Refusal?.Issues[0].RuleId);
    }

    [Fact]
    public void A_supplement_gives_names_and_properties()
    {
        var service = ServiceOf(
            $$"""{"resourceType":"CodeSystem","url":"x:more","version":"3","status":"active","content":"supplement","supplements":"{{Colours}}|1.0.0","property":[{"code":"hex","type":"string"}],"concept":[{"code":"blue","designation":[{"language":"nb","value":"Blå"}],"property":[{"code":"hex","valueString":"00f"}]}]}""",
            $$"""{"resourceType":"CodeSystem","url":"x:else","status":"active","content":"supplement","supplements":"{{Colours}}|9","concept":[{"code":"blue","designation":[{"language":"de","value":"Blau"}]}]}""",
            $$"""{"resourceType":"ValueSet","url":"{{Url("it")}}","status":"active","compose":{"include":[{"system":"{{Colours}}","filter":[{"property":"hex","op":"=","value":"00f"}]}]} }""");
        var expanded = Expand(service, new ExpansionRequest { DisplayLanguage = "nb" }).Value;

        Assert.Equal(("blue", "x:more|3"), (Codes(expanded), Assert.Single(expanded.Supplements)));
        Assert.Equal(("Blå", "Blue"), (service.Display(Colours, "blue", "nb"), service.Display(Colours, "blue", "de")));   // the other one is for another version
    }

    [Fact]
    public void A_value_set_can_name_its_codes_itself()
    {
        var service = Service(("it", $$"""{"include":[{"system":"{{Colours}}","concept":[{"code":"red","display":"Crimson","designation":[{"language":"fr","value":"Rouge"}]}]}]}"""));
        var validator = new CodeValidator(service, new CodeCheckOptions(DisplayLanguage: "fr"));
        var verdicts = new[] { "Crimson", "Red", "Rouge", "Rød", "Green" }.Select(name => validator.InValueSet(one => one.Membership(Url("it")), [new SentCode(Colours, null, "red", name)])).ToList();

        Assert.Equal([Verdict.Member, Verdict.Member, Verdict.Member, Verdict.Member, Verdict.NotMember], verdicts.Select(check => check.Verdict));
        Assert.All(verdicts, check => Assert.Equal("Rouge", check.Display));
    }

    [Fact]
    public void A_language_is_chosen_by_preference_and_a_name_before_a_synonym()
    {
        var concept = new Concept("a", "A")
        {
            Designations = [new("nb", "Synonym") { Use = new("http://snomed.info/sct", "900000000000013009", null) }, new("nb-NO", "Navn"), new("en-GB", "Name")],
        };

        Assert.Equal(["Navn", "Navn", "Name", "A", "A"], new[] { "nb", "de, no;q=0.5", "en", "fr", null }.Select(concept.DisplayIn));
    }

    [Fact]
    public void Every_rule_is_its_own_and_speaks_both_languages()
    {
        Assert.Distinct(TerminologyRules.All.Select(rule => rule.Id));
        Assert.All(TerminologyRules.All, rule => Assert.NotEqual(rule.Nb, rule.En));
        Assert.All(Enum.GetValues<UncheckedCause>(), cause => Assert.Contains(TerminologyRules.Of(cause), TerminologyRules.All));
    }

    [Fact]
    public void Every_value_set_of_R4_is_listed_or_says_why_not()
    {
        var service = new TerminologyService(DefinitionsPack.Core);
        var (listed, refused) = (0, new List<(string Rule, string ValueSet)>());
        foreach (var entry in DefinitionsPack.Core.Entries.Where(entry => entry.ResourceType == "ValueSet"))
        {
            var result = new ValueSetExpander(service).Expand(service.Membership(entry.Url), DefinitionsPack.Core.Find(entry.Url)!.Root, new ExpansionRequest());
            if (result.IsValue) listed++;
            else refused.Add((result.Refusal.Issues[^1].RuleId, entry.Url));
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{listed} listed; {string.Join(", ", refused.CountBy(pair => pair.Rule).Select(pair => $"{pair.Key}: {pair.Value}"))}");

        Assert.True(listed > 1200, $"{listed} listed");
        // Its filter is on a property that the example's code system does not declare.
        Assert.Equal(["http://hl7.org/fhir/ValueSet/example-filter"], refused.Where(pair => pair.Rule == "terminology-filter-not-understood").Select(pair => pair.ValueSet));
    }
}
