using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Search;

namespace Fhir.Kernel.Tests.Search;

/// <summary>Searches over several types and in compartments. https://hl7.org/fhir/R4/http.html#search</summary>
public sealed class SystemQueryParserTests
{
    private static readonly SearchSettings Settings = new() { Now = DateTimeOffset.UnixEpoch };

    private static Compartment Patient => DefinitionsPack.Core.Compartments.Single(compartment => compartment.Code == "Patient");

    private static Kernel.Outcome.Result<SearchQuery> Parse(ImmutableArray<string> types, params (string Name, string Value)[] parameters) =>
        SearchQueryParser.ParseSystem(types, [.. parameters.Select(pair => new QueryParameter(pair.Name, pair.Value))], SearchParameterSet.R4, Settings);

    [Fact]
    public void A_parameter_means_in_each_type_what_the_type_says()
    {
        var query = Parse(["Patient", "Practitioner"], ("name", "x"), ("_sort", "-name")).Value;

        Assert.Equal(["Patient", "Practitioner"], query.Branches.Select(branch => branch.Type));
        Assert.All(query.Branches, branch => Assert.Contains(branch.Type, ((ParameterClause)branch.Clauses.Single()).Parameter.Base));
        Assert.All(query.Branches, branch => Assert.True(branch.Sort.Single().IsDescending));
        Assert.Equal(["Patient", "Practitioner"], query.PerType().Select(part => part.Type));
    }

    [Fact]
    public void Type_chooses_among_what_may_be_searched_and_is_part_of_the_self_link()
    {
        var query = Parse(["Patient", "Practitioner", "Device"], ("_type", "Device,Patient,Device")).Value;

        Assert.Equal(["Device", "Patient"], query.Branches.Select(branch => branch.Type));
        Assert.Equal([new QueryParameter("_type", "Device,Patient,Device")], query.Applied);
    }

    [Theory]
    [InlineData("probability", "0.5", "search-unknown-parameter")]
    [InlineData("_sort", "probability", "search-sort-format")]
    [InlineData("_sort", "value-quantity", "search-sort-format")]
    [InlineData("_elements", "probability", "search-elements-format")]
    [InlineData("date", "x", "search-date-format")]
    [InlineData("subject:Device.type", "x", null)]
    public void What_one_of_the_types_cannot_do_is_refused(string name, string value, string? rule)
    {
        var result = SearchQueryParser.ParseSystem(["Observation", "DiagnosticReport"], [new QueryParameter(name, value)], SearchParameterSet.R4, Settings with { IsStrict = true });

        Assert.Equal(rule, result.Refusal?.Issues[0].RuleId);
    }

    [Fact]
    public void A_search_of_one_type_over_the_system_has_a_branch()
    {
        var query = Parse(["Patient"], ("gender", "female")).Value;

        Assert.Equal(("", 1), (query.Type, query.Branches.Length));
    }

    [Fact]
    public void A_compartment_confines_each_type_by_its_own_parameters()
    {
        var query = SearchQueryParser.ParseCompartment(Patient, "p1", Patient.MemberTypes, [], SearchParameterSet.R4, Settings).Value;

        Assert.Equal(new CompartmentOwner("Patient", "p1"), query.Compartment);
        Assert.Equal("performer subject", string.Join(' ', Confines(query, "Observation").By.Select(parameter => parameter.Code).Order()));
        Assert.Equal("link", string.Join(' ', Confines(query, "Patient").By.Select(parameter => parameter.Code)));
    }

    /// <summary>A member that no parameter leads to could never be found.</summary>
    [Fact]
    public void Every_member_of_every_compartment_can_be_found()
    {
        foreach (var compartment in DefinitionsPack.Core.Compartments)
            foreach (var type in compartment.MemberTypes)
                Assert.True(type == compartment.Code || !CompartmentClause.Of(compartment, "x", type, SearchParameterSet.R4).By.IsEmpty, $"{type} in {compartment.Code}");
    }

    private static CompartmentClause Confines(SearchQuery query, string type) => (CompartmentClause)query.Branches.Single(branch => branch.Type == type).Clauses.Single();
}
