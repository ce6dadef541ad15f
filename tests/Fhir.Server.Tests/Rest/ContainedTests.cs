using Xunit;

namespace Fhir.Server.Tests.Rest;

/// <summary>https://hl7.org/fhir/R4/search.html#contained</summary>
public sealed class ContainedTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Request = """
        {"resourceType":"MedicationRequest","id":"r1","contained":[{"resourceType":"Medication","id":"med","status":"active","code":{"text":"t","coding":[{"code":"inne"}]}}],
         "status":"active","intent":"order","subject":{"reference":"Patient/p"},"medicationReference":{"reference":"#med"}}
        """;

    [Fact]
    public async Task A_contained_resource_is_answered_with_the_address_of_its_container_and_its_id()
    {
        await server.PutAsync("MedicationRequest/r1", Request);
        var contained = await server.GetAsync("Medication?code=inne&_contained=true&_containedType=contained&_elements=status");
        var entry = Assert.Single(contained.Entries);

        Assert.Equal(($"{server.Base}/MedicationRequest/r1#med", "match"), (entry["fullUrl"]!.GetValue<string>(), entry["search"]!["mode"]!.GetValue<string>()));
        Assert.Equal(("Medication", "med", null), (entry["resource"]!["resourceType"]!.GetValue<string>(), entry["resource"]!["id"]!.GetValue<string>(), entry["resource"]!["code"]));
        Assert.EndsWith("Medication?code=inne&_contained=true&_containedType=contained&_elements=status", contained.Link("self"), StringComparison.Ordinal);
        Assert.Equal(1, contained.Json["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task The_container_is_answered_otherwise_also_by_post()
    {
        await server.PutAsync("MedicationRequest/r1", Request);

        Assert.Equal(["MedicationRequest/r1"], (await server.GetAsync("Medication?code=inne&_contained=true")).Matches);
        Assert.Equal(["MedicationRequest/r1"], (await server.SendAsync("POST", "Medication/_search", "code=inne&_contained=both", "application/x-www-form-urlencoded")).Matches);
        Assert.Empty((await server.GetAsync("Medication?code=inne")).Matches);
    }

    [Theory]
    [InlineData("GET", "Medication?_contained=yes", "search-code-format")]
    [InlineData("GET", "Medication?_contained=true&_sort=code", "search-contained-with")]
    [InlineData("GET", "?_type=Medication&_contained=true", "search-contained-here")]
    [InlineData("GET", "Patient/p/Observation?_contained=true", "search-contained-here")]
    [InlineData("GET", "Observation/$lastn?_contained=both", "search-contained-here")]
    [InlineData("PUT", "Medication?code=inne&_contained=true", "search-contained-here")]
    public async Task Where_they_are_not_answered_a_search_for_them_is_refused(string method, string url, string rule)
    {
        var answer = await server.SendAsync(method, url, method == "GET" ? null : """{"resourceType":"Medication","status":"active"}""");

        Assert.Equal(400, answer.Status);
        Assert.Equal([rule], answer.Rules);
    }
}
