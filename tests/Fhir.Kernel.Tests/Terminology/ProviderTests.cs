using Fhir.Kernel.Definitions;
using Fhir.Kernel.Terminology;
using Xunit;
using static Fhir.Kernel.Tests.Terminology.TerminologySource;

namespace Fhir.Kernel.Tests.Terminology;

/// <summary>Code systems and value sets from elsewhere. https://hl7.org/fhir/R4/terminology-service.html</summary>
public class ProviderTests
{
    private const string Big = "https://fhirref.example/no/CodeSystem/big";

    private static ListProvider Provider(CodeSystemContent content = CodeSystemContent.Complete, bool mayFail = false, string url = Big) =>
        new(url, "2", ("top", "Top", null), ("red", "Red", "top"), ("fire", "Fire red", "red"), ("old", "Old red", "red"), ("blue", "Blue", "top")) { Content = content, MayFail = mayFail };

    private static TerminologyService With(ListProvider provider, params string[] resources) =>
        new(ServiceOf(resources).Source, new TerminologyProviders([provider], []));

    private static string ValueSet(string compose) => $$"""{"resourceType":"ValueSet","url":"{{Url("it")}}","status":"active","compose":{{compose}}}""";

    private static string Reds(string more = "") => ValueSet($$"""{ {{more}}"include":[{"system":"{{Big}}","filter":[{"property":"concept","op":"is-a","value":"red"}]}]}""");

    [Theory]
    [InlineData("fire", Verdict.Member)]
    [InlineData("blue", Verdict.NotMember)]
    [InlineData("green", Verdict.NotMember)]
    public void A_filter_is_asked_of_the_provider(string code, Verdict verdict)
    {
        var membership = With(Provider(), Reds()).Membership(Url("it"));

        Assert.True(membership.IsDecided);
        Assert.Equal(verdict, membership.Contains(Big, code));
        Assert.Equal(verdict, membership.Contains(null, code));
        Assert.Equal(Verdict.NotMember, membership.Contains(Colours, code));
    }

    [Fact]
    public void What_the_provider_does_not_understand_is_not_checked()
    {
        var membership = With(Provider(), ValueSet($$"""{"include":[{"system":"{{Big}}","filter":[{"property":"weight","op":"=","value":"1"}]}]}""")).Membership(Url("it"));

        Assert.Equal(Verdict.NotChecked, membership.Contains(Big, "fire"));
        Assert.Equal(UncheckedCause.FilterNotUnderstood, Assert.Single(membership.Unchecked).Cause);
    }

    [Theory]
    [InlineData(Big + "/vs/reds")]                                          // the provider's own form
    [InlineData("http://snomed.info/sct?fhir_vs=isa/1")]                    // one that R4 defines
    public void An_implicit_value_set_needs_no_resource(string valueSet)
    {
        var snomed = new ListProvider("http://snomed.info/sct", null, ("1", "One", null), ("11", "Eleven", "1"), ("2", "Two", null));
        var service = new TerminologyService(DefinitionsPack.Core, new TerminologyProviders([Provider(), snomed], []));

        Assert.Equal(2 + (valueSet.StartsWith(Big, StringComparison.Ordinal) ? 1 : 0), service.Expand(valueSet).Concepts.Length);
        Assert.Equal(Verdict.Member, service.Membership("http://snomed.info/sct?fhir_vs").Contains("http://snomed.info/sct", "2"));
        Assert.Equal(Verdict.NotMember, service.Membership("http://snomed.info/sct?fhir_vs=isa/1").Contains("http://snomed.info/sct", "2"));
    }

    [Theory]
    [InlineData("http://snomed.info/sct?fhir_vs", UncheckedCause.SystemNotLoaded)]
    [InlineData("http://snomed.info/sct?fhir_vs=isa/73211009", UncheckedCause.SystemNotLoaded)]
    [InlineData("http://snomed.info/sct/51000202101/version/20260115?fhir_vs=isa/73211009", UncheckedCause.SystemNotLoaded)]
    [InlineData("http://loinc.org/vs", UncheckedCause.SystemNotLoaded)]
    [InlineData("http://snomed.info/sct?fhir_vs=isa/abc", UncheckedCause.ValueSetNotLoaded)]
    [InlineData("http://snomed.info/sct?fhir_vs=ecl/<<73211009", UncheckedCause.ValueSetNotLoaded)]
    [InlineData("http://snomed.info/sctx?fhir_vs", UncheckedCause.ValueSetNotLoaded)]
    public void Without_the_system_an_implicit_value_set_says_what_is_missing(string valueSet, UncheckedCause cause) =>
        Assert.Equal(cause, Assert.Single(new TerminologyService(DefinitionsPack.Core).Membership(valueSet).Unchecked).Cause);

    [Fact]
    public void An_import_goes_before_a_fragment_and_after_a_complete_resource()
    {
        const string fragment = """{"resourceType":"CodeSystem","url":"https://fhirref.example/no/CodeSystem/big","status":"active","content":"fragment","concept":[{"code":"x"}]}""";

        Assert.Equal(Verdict.NotMember, With(Provider(), fragment).IsKnownCode(Big, "x"));
        Assert.Equal(Verdict.Member, With(Provider(), fragment.Replace("fragment\",\"c", "complete\",\"c", StringComparison.Ordinal)).IsKnownCode(Big, "x"));
        Assert.Equal(Verdict.NotMember, With(Provider(url: "http://loinc.org")).IsKnownCode("http://loinc.org", "x"));
    }

    [Fact]
    public void While_an_answer_fails_nothing_is_wrong()
    {
        var provider = Provider(mayFail: true);
        var membership = With(provider, ValueSet($$"""{"include":[{"system":"{{Big}}","concept":[{"code":"fire"},{"code":"blue"}],"valueSet":["{{Big}}/vs/reds"]}]}""")).Membership(Url("it"));

        Assert.False(membership.IsDecided);
        Assert.Equal([Verdict.Member, Verdict.NotMember], new[] { "fire", "blue" }.Select(code => membership.Contains(Big, code)));
        provider.IsFailing = true;
        Assert.Equal([Verdict.NotChecked, Verdict.NotChecked], new[] { "fire", "blue" }.Select(code => membership.Contains(Big, code)));
    }

    [Fact]
    public void Of_a_part_of_a_system_a_missing_code_is_not_checked()
    {
        var membership = With(Provider(CodeSystemContent.Partial), Reds()).Membership(Url("it"));

        Assert.Equal([Verdict.Member, Verdict.NotChecked], new[] { "fire", "green" }.Select(code => membership.Contains(Big, code)));
        Assert.Equal(UncheckedCause.SystemIncomplete, Assert.Single(membership.Unchecked).Cause);
    }

    [Fact]
    public void Inactive_concepts_are_left_out_of_a_value_set_that_says_so()
    {
        var membership = With(Provider(), Reds("\"inactive\":false,")).Membership(Url("it"));

        Assert.Equal([Verdict.Member, Verdict.NotMember], new[] { "fire", "old" }.Select(code => membership.Contains(Big, code)));
        Assert.Equal("red fire", Codes(membership.Expand()));
    }

    [Fact]
    public void A_supplement_names_the_concepts_of_a_provider()
    {
        var service = With(Provider(), $$"""{"resourceType":"CodeSystem","url":"https://fhirref.example/no/CodeSystem/big-nb","status":"active","content":"supplement","supplements":"{{Big}}","language":"nb","concept":[{"code":"red","display":"Rød"}]}""");

        Assert.Equal(("Rød", "Blue"), (service.Display(Big, "red", "nb"), service.Display(Big, "blue", "nb")));
        Assert.Equal(["Rød"], service.System(Big)!.Select(new ConceptQuery { Text = "Red" }, 0, 10)!.Concepts[0].Designations.Select(designation => designation.Value));
    }

    [Fact]
    public void A_value_set_that_only_another_server_knows_is_asked_there()
    {
        var service = new TerminologyService(DefinitionsPack.Core, new TerminologyProviders([], [new Elsewhere()]));
        var membership = service.Membership(Elsewhere.Url);

        Assert.Equal([Verdict.Member, Verdict.NotMember], new[] { "a", "b" }.Select(code => membership.Contains("x:y", code)));
        Assert.Equal("a", Codes(membership.Expand()));
        Assert.Equal(UncheckedCause.ValueSetUnreachable, Assert.Single(membership.Unchecked).Cause);
        Assert.Equal(UncheckedCause.ValueSetNotLoaded, Assert.Single(service.Membership("x:other").Unchecked).Cause);
    }

    private sealed class Elsewhere : IValueSetProvider, IProvidedValueSet
    {
        public const string Url = "https://fhirref.example/no/ValueSet/elsewhere";

        public IProvidedValueSet? Find(string canonical) => canonical == Url ? this : null;

        public Verdict Contains(ReadOnlySpan<byte> system, ReadOnlySpan<byte> code) => code.SequenceEqual("a"u8) ? Verdict.Member : Verdict.NotMember;

        public ExpandedPage? Select(ConceptQuery query, int offset, int count) => new([new ExpandedConcept("x:y", null, "a", "A")], 1);
    }
}
