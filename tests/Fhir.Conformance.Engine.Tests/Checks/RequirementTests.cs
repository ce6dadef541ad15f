using Fhir.Profiles;


namespace Fhir.Conformance.Engine.Tests.Checks;

/// <summary>Requirements and checks belong together one to one.</summary>
public sealed class RequirementTests
{
    private static readonly IReadOnlyList<Requirement> Requirements = RequirementReader.ReadAll();

    private static readonly IReadOnlyList<(Suite Suite, Group Group, Check Check)> Checks =
        [.. Suites.All.SelectMany(suite => suite.Groups.SelectMany(group => group.Checks.Select(check => (suite, group, check))))];

    [Fact]
    public void Every_automatic_requirement_has_exactly_one_check() => Assert.Equal(
        Requirements.Where(requirement => requirement.Verification == Verification.Automatic).Select(requirement => requirement.Id),
        Checks.Select(pair => pair.Check.RequirementId).Order(StringComparer.Ordinal));

    [Fact]
    public void No_requirement_id_is_used_twice() =>
        Assert.Equal(Requirements.Count, Requirements.Select(requirement => requirement.Id).Distinct().Count());

    [Fact]
    public void A_check_stands_in_the_group_and_the_tiltak_of_its_requirement()
    {
        var byId = Requirements.ToDictionary(requirement => requirement.Id);
        Assert.All(Checks, pair =>
        {
            Assert.Equal(byId[pair.Check.RequirementId].GroupId, pair.Group.Id);
            Assert.Equal(byId[pair.Check.RequirementId].Tiltak, pair.Suite.Tiltak);
            Assert.Equal(pair.Suite.Tiltak, pair.Group.Tiltak);
        });
    }

    [Fact]
    public void Every_tiltak_that_can_be_implemented_has_a_suite() =>
        Assert.Equal(TiltakCatalog.Implementable.Select(tiltak => tiltak.Slug), Suites.Tiltak);

    [Fact]
    public void Every_tiltak_has_at_least_ten_automatic_requirements_and_one_that_is_attested() => Assert.All(Suites.Tiltak, tiltak =>
    {
        var own = Requirements.Where(requirement => requirement.Tiltak == tiltak).ToList();
        Assert.True(own.Count(requirement => requirement.Verification == Verification.Automatic) >= 10, tiltak);
        Assert.Contains(own, requirement => requirement.Verification == Verification.Attested);
    });

    [Fact]
    public void Every_requirement_says_where_it_comes_from_in_both_languages() => Assert.All(Requirements, requirement =>
    {
        Assert.NotEmpty(requirement.Source);
        Assert.EndsWith(".", requirement.Text.Nb);
        Assert.EndsWith(".", requirement.Text.En);
        Assert.Matches("^[A-Z]{3,4}-[A-Z]{2,4}-[0-9]{3}$", requirement.Id);
    });

    [Fact]
    public void Every_requirement_leads_to_its_rule() => Assert.All(Requirements, requirement =>
    {
        var link = RuleLink.Of(requirement);
        if (RuleLink.IsAddress(link)) Assert.True(Uri.IsWellFormedUriString(link, UriKind.Absolute), link);
        else Assert.True(File.Exists(Path.Combine(Root(AppContext.BaseDirectory), link)), $"{requirement.Id}: {link}");
    });

    private static string Root(string folder) => File.Exists(Path.Combine(folder, "FhirRef.sln")) ? folder : Root(Path.GetDirectoryName(folder)!);

    [Theory]
    [InlineData("https://hl7.org/fhir/R4/http.html#read", "https://hl7.org/fhir/R4/http.html#read")]
    [InlineData("https://hl7.org/fhir/R4/condition.html (con-3)", "https://hl7.org/fhir/R4/condition.html")]
    [InlineData("IHE MHD 4.2.4: ITI-68", "https://profiles.ihe.net/ITI/MHD/ITI-68.html")]
    [InlineData("Profilen plan-goal", "https://fhirref.example/no/plan/StructureDefinition/plan-goal")]
    [InlineData("no-basis-Practitioner", "http://hl7.no/fhir/StructureDefinition/no-basis-Practitioner")]
    [InlineData("SFM Basis: partOf", "docs/tiltak/plan.md")]
    public void A_source_leads_to_where_the_rule_can_be_read(string source, string link) => Assert.Equal(link,
        RuleLink.Of(new Requirement("PLA-X-001", "plan", Actor.Server, Level.Shall, new("", ""), source, Verification.Automatic, "")));
}
