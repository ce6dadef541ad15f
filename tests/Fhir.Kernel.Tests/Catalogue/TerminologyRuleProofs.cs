using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Terminology;
using Fhir.Kernel.Terminology.Operations;
using Fhir.Kernel.Tests.Terminology;
using Xunit;
using static Fhir.Kernel.Tests.Terminology.TerminologySource;

namespace Fhir.Kernel.Tests.Catalogue;

/// <summary>Every rule of the terminology service, tripped by one question and passed by its neighbour. https://hl7.org/fhir/R4/terminology-service.html</summary>
public class TerminologyRuleProofs
{
    private const string Red = """{"include":[{"system":"https://fhirref.example/no/CodeSystem/colours","concept":[{"code":"red"},{"code":"navy"},{"code":"colour"}]}]}""";

    private const string Big = "https://fhirref.example/no/CodeSystem/big";

    /// <summary>Of value sets: why not all codes are known.</summary>
    public static TheoryData<string, string, string> ValueSets => new()
    {
        // rule, the compose that trips it, the one that passes
        { "terminology-value-set-unknown", """{"include":[{"valueSet":["urn:borte"]}]}""", Red },
        { "terminology-value-set-cycle", $$"""{"include":[{"valueSet":["{{Url("it")}}"]}]}""", Red },
        { "terminology-value-set-too-deep", $$"""{"include":[{"valueSet":["{{Url("v0")}}"]}]}""", $$"""{"include":[{"valueSet":["{{Url("v199")}}"]}]}""" },
        { "terminology-too-many-steps", Patterns(3000), Patterns(300) },
        { "terminology-system-unknown", """{"include":[{"system":"urn:borte"}]}""", Red },
        { "terminology-system-incomplete", """{"include":[{"system":"https://fhirref.example/no/CodeSystem/fragment"}]}""", Red },
        { "terminology-filter-not-understood", Filter("weight", "="), Filter("concept", "is-a") },
    };

    /// <summary>Of codes: why one is not valid, or what is worth a remark.</summary>
    public static TheoryData<string, string, string?, string?> Codes => new()
    {
        // rule, a code that trips it and its name; the code that passes is red
        { "terminology-code-not-in-value-set", "blue", null, null },
        { "terminology-code-invalid", "green", null, null },
        { "terminology-display-wrong", "red", "Blå", null },
        { "terminology-code-abstract", "colour", null, null },
        { "terminology-code-inactive", "navy", null, null },
        { "terminology-not-checked", "red", null, "urn:borte" },
    };

    [Theory, MemberData(nameof(ValueSets))]
    public void A_rule_is_tripped_by_a_value_set_and_passed_by_its_neighbour(string rule, string broken, string kept)
    {
        Assert.Contains(rule, Unchecked(broken));
        Assert.Empty(Unchecked(kept));
    }

    [Theory, MemberData(nameof(Codes))]
    public void A_rule_is_tripped_by_a_code_and_passed_by_its_neighbour(string rule, string code, string? display, string? system)
    {
        Assert.Contains(rule, Remarks(code, display, system));
        Assert.Empty(Remarks("red", "Red", null));
    }

    [Fact]
    public void A_value_set_without_content_is_undefined_and_one_with_half_an_expansion_is_partial()
    {
        static IEnumerable<string> Said(string content) => ServiceOf($$"""{"resourceType":"ValueSet","url":"{{Url("it")}}","status":"active"{{content}} }""")
            .Membership(Url("it")).Unchecked.Select(reason => reason.Issue.RuleId);

        Assert.Equal(["terminology-value-set-undefined"], Said(""));
        Assert.Equal(["terminology-expansion-partial"], Said(""","expansion":{"timestamp":"2026-01-01","total":9,"contains":[{"system":"x:y","code":"a"}]}"""));
        Assert.Empty(Said(""","expansion":{"timestamp":"2026-01-01","total":1,"contains":[{"system":"x:y","code":"a"}]}"""));
    }

    [Fact]
    public void A_system_elsewhere_may_be_out_of_reach()
    {
        IEnumerable<string> Said(bool mayFail) => With(mayFail).Membership(Url("it")).Unchecked.Select(reason => reason.Issue.RuleId);

        Assert.Contains("terminology-system-unreachable", Said(true));
        Assert.Empty(Said(false));
    }

    [Fact]
    public void A_value_set_elsewhere_may_be_out_of_reach()
    {
        var service = new TerminologyService(DefinitionsPack.Core, new TerminologyProviders([], [new Elsewhere()]));

        Assert.Equal(["terminology-value-set-unreachable"], service.Membership("urn:elsewhere").Unchecked.Select(reason => reason.Issue.RuleId));
        Assert.Empty(service.Membership("http://hl7.org/fhir/ValueSet/administrative-gender").Unchecked);
    }

    [Fact]
    public void A_system_of_expressions_is_not_interpreted()
    {
        static IEnumerable<string> Said(string compositional) => ServiceOf(
            $$"""{"resourceType":"CodeSystem","url":"urn:k","status":"active","content":"complete","compositional":{{compositional}},"concept":[{"code":"a"}]}""",
            $$"""{"resourceType":"ValueSet","url":"{{Url("it")}}","status":"active","compose":{"include":[{"system":"urn:k"}]} }""")
            .Membership(Url("it")).Unchecked.Select(reason => reason.Issue.RuleId);

        Assert.Equal(["terminology-system-compositional"], Said("true"));
        Assert.Empty(Said("false"));
    }

    [Fact]
    public void A_value_set_may_demand_another_version()
    {
        IEnumerable<string> Said(string wanted) => Service(("it", Red.Replace("\"concept\"", "\"version\":\"1.0.0\",\"concept\"")))
            .With(new SystemRules { Check = ImmutableDictionary<string, string>.Empty.Add(Colours, wanted) }).Membership(Url("it")).Unchecked.Select(reason => reason.Issue.RuleId);

        Assert.Equal(["terminology-system-version"], Said("2.0.0"));
        Assert.Empty(Said("1.0.0"));
    }

    [Fact]
    public void An_expansion_is_refused_when_it_cannot_be_listed()
    {
        static IEnumerable<string> Said(string compose, params string[] more) => Expand(compose, more).Refusal?.Issues.Select(issue => issue.RuleId) ?? [];
        static string Many(int count) =>
            $$"""{"resourceType":"CodeSystem","url":"urn:k","status":"active","content":"complete","concept":[{{string.Join(',', Enumerable.Range(0, count).Select(at => $$"""{"code":"c{{at}}"}"""))}}]}""";

        Assert.Contains("terminology-not-computable", Said("""{"include":[{"system":"urn:borte"}]}"""));
        Assert.Equal(["terminology-endless"], Said("""{"include":[{"system":"urn:ietf:bcp:47"}]}"""));
        Assert.Equal(["terminology-too-costly"], Said("""{"include":[{"system":"urn:k"}]}""", Many(ExpansionRequest.MaxCodes + 1)));
        Assert.Empty(Said("""{"include":[{"system":"urn:k"}]}""", Many(ExpansionRequest.MaxCodes)));
        Assert.Empty(Said(Red));
    }

    [Fact]
    public void Subsumption_is_known_of_codes_and_systems_that_are()
    {
        static IEnumerable<string> Said(ICodeSystem system, string code) => Subsumption.Outcome(system, code, code == "a" ? "b" : "red").Refusal?.Issues.Select(issue => issue.RuleId) ?? [];
        var flat = ServiceOf("""{"resourceType":"CodeSystem","url":"urn:k","status":"active","content":"complete","hierarchyMeaning":"grouped-by","concept":[{"code":"a"},{"code":"b"}]}""");

        Assert.Equal(["terminology-code-unknown"], Said(Service().System(Colours)!, "green"));
        Assert.Equal(["terminology-subsumption-unknown"], Said(flat.System("urn:k")!, "a"));
        Assert.Empty(Said(Service().System(Colours)!, "blue"));
    }

    [Fact]
    public void A_coding_is_of_the_system_that_is_asked_about()
    {
        var validator = new CodeValidator(Service(), new CodeCheckOptions());

        Assert.Equal(["terminology-system-mismatch"], validator.InCodeSystem(Colours, null, [new SentCode("urn:annet", null, "red", null)]).Remarks.Select(issue => issue.RuleId));
        Assert.Empty(validator.InCodeSystem(Colours, null, [new SentCode(Colours, null, "red", null)]).Remarks);
    }

    [Fact]
    public void A_translation_may_be_missing_or_depend_on_something()
    {
        static IEnumerable<string> Said(string target, string code = "red") => new ConceptTranslator(ServiceOf($$"""
            {"resourceType":"ConceptMap","url":"urn:kart","status":"active","group":[{"source":"{{Colours}}","target":"urn:t","element":[{"code":"red","target":[{{target}}]}]}]}
            """)).WithAny(new TranslationRequest([new SentCode(Colours, null, code, null)])).Remarks.Select(issue => issue.RuleId);

        Assert.Contains("terminology-no-translation", Said("""{"code":"r","equivalence":"equal"}""", "blue"));
        Assert.Contains("terminology-dependency-missing", Said("""{"code":"r","equivalence":"equal","dependsOn":[{"property":"urn:p","value":"1"}]}"""));
        Assert.Empty(Said("""{"code":"r","equivalence":"equal"}"""));
    }

    private static string Filter(string property, string op) =>
        $$"""{"include":[{"system":"{{Colours}}","filter":[{"property":"{{property}}","op":"{{op}}","value":"red"}]}]}""";

    private static string Patterns(int count) => $$"""{"include":[{{string.Join(',', Enumerable.Repeat(Pattern, count))}}]}""";

    private const string Pattern = $$"""{"system":"{{Colours}}","filter":[{"property":"code","op":"regex","value":"r.*"}]}""";

    // A chain of value sets stands behind, of which the last has codes.
    private static IEnumerable<string> Unchecked(string compose)
    {
        var chain = Enumerable.Range(0, 200).Select(at => ($"v{at}", at == 199 ? Red : $$"""{"include":[{"valueSet":["{{Url($"v{at + 1}")}}"]}]}"""));
        return Service([("it", compose), .. chain]).Membership(Url("it")).Unchecked.Select(reason => reason.Issue.RuleId);
    }

    private static IEnumerable<string> Remarks(string code, string? display, string? system) =>
        new CodeValidator(Service(("it", system is null ? Red : $$"""{"include":[{"system":"{{system}}"}]}""")), new CodeCheckOptions(AllowsAbstract: false))
            .InValueSet(service => service.Membership(Url("it")), [new SentCode(system ?? Colours, null, code, display)]).Remarks.Select(issue => issue.RuleId);

    private static TerminologyService With(bool mayFail) => new(
        ServiceOf($$"""{"resourceType":"ValueSet","url":"{{Url("it")}}","status":"active","compose":{"include":[{"system":"{{Big}}","filter":[{"property":"concept","op":"is-a","value":"red"}]}]} }""").Source,
        new TerminologyProviders([new ListProvider(Big, "2", ("red", "Red", null)) { MayFail = mayFail }], []));

    private static Result<ExpandedValueSet> Expand(string compose, string[] more)
    {
        var service = ServiceOf([$$"""{"resourceType":"ValueSet","url":"{{Url("it")}}","status":"active","compose":{{compose}} }""", .. more]);
        return new ValueSetExpander(service).Expand(service.Membership(Url("it")), service.Source.Find(Url("it"))!.Root, new ExpansionRequest());
    }

    private sealed class Elsewhere : IValueSetProvider, IProvidedValueSet
    {
        public IProvidedValueSet? Find(string canonical) => canonical == "urn:elsewhere" ? this : null;

        public Verdict Contains(ReadOnlySpan<byte> system, ReadOnlySpan<byte> code) => Verdict.Member;

        public ExpandedPage? Select(ConceptQuery query, int offset, int count) => new([], 0);
    }
}
