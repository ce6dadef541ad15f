using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Validation;
using Xunit;

namespace Fhir.Kernel.Tests.Validation;

/// <summary>One rule, an instance that breaks it and one that keeps it; both as JSON.</summary>
internal static class RuleTable
{
    /// <summary>The broken one trips the rule at a place in the source; the kept one does not, and has no error at all.</summary>
    public static void Holds(ProfileValidator validator, string rule, string broken, string kept, ValidationOptions? options = null)
    {
        Assert.Contains(validator.Validate(Instances.Parse(broken), options), issue => issue.RuleId == rule && issue.Position is { Line: > 0 } && issue.Text(Language.Nb).Length > 0);
        Assert.DoesNotContain(validator.Validate(Instances.Parse(kept), options), issue => issue.RuleId == rule || issue.IsError);
    }

    /// <summary>Each rule has a row, no row is of another area, and each speaks both languages.</summary>
    public static void Covers(IReadOnlyList<Rule> rules, IEnumerable<string> rows)
    {
        Assert.Equal(rules.Select(rule => rule.Id).Order(), rows.Distinct().Order());
        Assert.Distinct(ValidationRules.Every.Select(rule => rule.Id));
        Assert.All(rules, rule => Assert.NotEqual(rule.Nb, rule.En));
        Assert.All(rules, rule => Assert.StartsWith("https://", rule.Link, StringComparison.Ordinal));
    }
}
