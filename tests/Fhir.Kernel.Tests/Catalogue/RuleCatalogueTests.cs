using System.Text.RegularExpressions;
using Fhir.Kernel.Outcome;
using Xunit;

namespace Fhir.Kernel.Tests.Catalogue;

/// <summary>Every rule the kernel can name: well said, and proved both ways.</summary>
public partial class RuleCatalogueTests
{
    /// <summary>Where rules are written.</summary>
    private static readonly string[] Specifications =
    [
        "https://hl7.org/fhir/R4/", "https://hl7.org/fhir/extensions/", "https://hl7.org/fhir/packages", "https://hl7.org/fhirpath/", "https://ucum.org/", "https://terminology.hl7.org/",
        "https://build.fhir.org/ig/HL7/fhir-extensions/", "https://github.com/brianpos/fhirpath-lab/blob/develop/server-api.md",
    ];

    [Fact]
    public void No_rule_is_without_a_test_that_trips_it_and_one_that_does_not() =>
        Assert.Empty(KernelRules.Rules.Select(rule => rule.Id).Except(RuleProof.All.Select(proof => proof.Rule)));

    [Fact]
    public void No_proof_is_of_a_rule_that_is_none() =>
        Assert.Empty(RuleProof.All.Select(proof => proof.Rule).Where(rule => !rule.StartsWith("invariant-", StringComparison.Ordinal)).Except(KernelRules.Rules.Select(rule => rule.Id)));

    [Fact]
    public void Every_rule_of_a_class_is_in_its_list() => Assert.All(KernelRules.Every, table => Assert.Empty(table.Fields.Except(table.All).Select(rule => rule.Id)));

    [Fact]
    public void Ids_are_different_and_in_kebab_case()
    {
        Assert.Distinct(KernelRules.Rules.Select(rule => rule.Id));
        Assert.All(KernelRules.Rules, rule => Assert.Matches(KebabCase(), rule.Id));
    }

    [Fact]
    public void Both_languages_say_as_much() => Assert.All(KernelRules.Rules, rule =>
    {
        Assert.NotEqual(rule.Nb, rule.En);
        Assert.Equal(Placeholders(rule.Nb), Placeholders(rule.En));
    });

    [Fact]
    public void Links_lead_to_a_specification() =>
        Assert.All(KernelRules.Rules, rule => Assert.Contains(Specifications, specification => rule.Link.StartsWith(specification, StringComparison.Ordinal)));

    /// <summary>A line that changes shows in review: copy what the test writes beside it over docs/rules.md.</summary>
    [Fact]
    public void The_catalogue_in_the_documentation_is_the_one_in_the_code()
    {
        var golden = Path.Combine(AppContext.BaseDirectory, "Catalogue", "rules.md");
        var actual = RuleCatalogue.Markdown();

        if (actual != File.ReadAllText(golden)) File.WriteAllText(Path.ChangeExtension(golden, ".received.md"), actual);
        Assert.Equal(File.ReadAllText(golden), actual);
    }

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex KebabCase();

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Placeholder();
}
