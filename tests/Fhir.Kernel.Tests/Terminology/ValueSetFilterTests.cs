using Fhir.Kernel.Terminology;
using Xunit;
using static Fhir.Kernel.Tests.Terminology.TerminologySource;

namespace Fhir.Kernel.Tests.Terminology;

/// <summary>https://hl7.org/fhir/R4/valueset-filter-operator.html</summary>
public class ValueSetFilterTests
{
    [Theory]
    [InlineData("concept", "is-a", "red", "red scarlet fire purple")]
    [InlineData("concept", "is-a", "blue", "purple blue navy")]                // purple names blue as a second parent
    [InlineData("concept", "descendent-of", "red", "scarlet fire purple")]
    [InlineData("concept", "is-not-a", "red", "colour blue navy")]
    [InlineData("concept", "generalizes", "fire", "colour red scarlet fire")]
    [InlineData("concept", "generalizes", "purple", "colour red purple blue")]
    [InlineData("concept", "=", "navy", "navy")]
    [InlineData("code", "in", "navy, red", "red navy")]
    [InlineData("code", "not-in", "navy,red,fire", "colour scarlet purple blue")]
    [InlineData("code", "regex", "[a-z]{4}", "fire blue navy")]                // the whole code must match
    [InlineData("concept", "is-a", "green", "")]                               // no such concept, so nothing below it
    [InlineData("display", "=", "Fire red", "fire")]
    [InlineData("display", "regex", ".*red", "fire")]
    [InlineData("parent", "=", "red", "scarlet purple")]
    [InlineData("child", "=", "purple", "red blue")]
    [InlineData("warm", "=", "true", "red scarlet")]
    [InlineData("warm", "exists", "true", "red scarlet blue")]
    [InlineData("warm", "exists", "false", "colour fire purple navy")]
    [InlineData("mix", "in", "blue,green", "purple")]
    [InlineData("mix", "not-in", "blue", "colour red scarlet fire blue navy")]
    [InlineData("mix", "regex", "r.d", "purple")]
    [InlineData("inactive", "=", "true", "navy")]
    public void A_filter_selects_concepts(string property, string op, string value, string codes) =>
        Assert.Equal(codes, CodesOf($$"""{"system":"{{Colours}}","filter":[{"property":"{{property}}","op":"{{op}}","value":"{{value}}"}]}"""));

    [Fact]
    public void Every_filter_of_an_include_must_hold() => Assert.Equal("scarlet", CodesOf(
        $$"""{"system":"{{Colours}}","filter":[{"property":"concept","op":"descendent-of","value":"red"},{"property":"warm","op":"=","value":"true"}]}"""));

    [Theory]
    [InlineData("weight", "=", "heavy")]           // a property that the code system does not declare
    [InlineData("warm", "is-a", "true")]
    [InlineData("warm", "exists", "perhaps")]
    [InlineData("code", "exists", "true")]
    [InlineData("parent", "is-a", "red")]
    [InlineData("code", "regex", "[a-")]
    [InlineData("code", "regex", "(a)\\\\1")]      // needs backtracking
    public void A_filter_that_is_not_understood_leaves_the_answer_open(string property, string op, string value)
    {
        var membership = Service(("it", $$"""{"include":[{"system":"{{Colours}}","filter":[{"property":"{{property}}","op":"{{op}}","value":"{{value}}"}]}]}""")).Membership(Url("it"));

        Assert.Equal(Verdict.NotChecked, membership.Contains(Colours, "red"));
        Assert.Equal(Verdict.NotMember, membership.Contains("https://fhirref.example/no/CodeSystem/other", "red"));
        Assert.Equal(UncheckedCause.FilterNotUnderstood, Assert.Single(membership.Unchecked).Cause);
    }

    [Fact]
    public void A_pattern_that_would_backtrack_for_ever_is_answered_at_once()
    {
        var include = $$"""{"system":"{{Colours}}","filter":[{"property":"display","op":"regex","value":"(([A-Za-z ]+)+)+!"}]}""";

        Assert.Equal("", CodesOf(include));
    }
}
