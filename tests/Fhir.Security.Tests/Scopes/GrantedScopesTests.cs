using Fhir.Security.Scopes;

namespace Fhir.Security.Tests.Scopes;

public sealed class GrantedScopesTests
{
    [Fact]
    public void System_scopes_count_and_scopes_of_other_kinds_grant_nothing()
    {
        var granted = GrantedScopes.Of(["openid", "system/Patient.rs", "nhn:pps/provesvar-read", "system/observation.rs", "system/*.read"]);

        Assert.Equal(["system/Patient.rs", "system/*.rs"], granted.Value.Scopes.Select(scope => scope.ToString()));
    }

    [Theory]
    [InlineData("patient/*.rs")]
    [InlineData("user/Patient.read")]
    [InlineData("system/Observation.rs?category=laboratory")]
    public void A_resource_scope_that_is_not_enforced_is_refused_and_not_passed_over(string scope)
    {
        var granted = GrantedScopes.Of(["system/*.rs", scope]);

        Assert.Equal(403, granted.Refusal?.Status);
        Assert.Equal("scope-not-enforced", Assert.Single(granted.Refusal!.Issues).RuleId);
    }

    [Fact]
    public void No_scopes_grant_nothing() => Assert.Empty(GrantedScopes.Of([]).Value.Scopes);
}
