using Xunit;

namespace Fhir.Server.Tests.Mhd;

/// <summary>https://hl7.org/fhir/uv/ipa/STU1/OperationDefinition-docref.html</summary>
public sealed class DocRefTests(FindDocumentsTests.Archive server) : IClassFixture<FindDocumentsTests.Archive>
{
    [Theory]
    [InlineData("patient=p1", true)]
    [InlineData("patient=p1&start=2026-01-01&end=2026-12-31", true)]
    [InlineData("patient=p1&start=2026-11-20T08:15:00%2B01:00", true)]
    [InlineData("patient=p1&start=2026-12-01", false)]
    [InlineData("patient=p1&end=2026-01-01", false)]
    [InlineData("patient=p1&type=urn:oid:2.16.578.1.12.4.1.1.9602|B02-2", true)]
    [InlineData("patient=p1&type=A03-2", false)]
    [InlineData("patient=p1&on-demand=false", true)]
    [InlineData("patient=p9", false)]
    public async Task The_current_documents_of_a_patient_are_found(string query, bool isFound)
    {
        var answer = await server.GetAsync($"DocumentReference/$docref?{query}");

        Assert.Equal((200, "searchset", isFound ? 1 : 0), (answer.Status, answer.Json["type"]!.GetValue<string>(), answer.Json["total"]!.GetValue<int>()));
        Assert.Equal(isFound ? [server.Document] : [], answer.Matches);
        Assert.All(answer.Entries, entry => Assert.StartsWith(server.Base, entry["resource"]!["content"]![0]!["attachment"]!["url"]!.GetValue<string>(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_can_be_posted_with_a_concept()
    {
        var answer = await server.PostAsync("DocumentReference/$docref", """
            {"resourceType":"Parameters","parameter":[{"name":"patient","valueId":"p1"},{"name":"type","valueCodeableConcept":{"coding":[{"system":"urn:oid:2.16.578.1.12.4.1.1.9602","code":"B02-2"}]}}]}
            """);

        Assert.Equal([server.Document], answer.Matches);
    }

    [Theory]
    [InlineData("", "operation-parameter-missing")]
    [InlineData("patient=p1&on-demand=true", "operation-parameter-unsupported")]
    [InlineData("patient=p1&profile=http://x.example/p", "operation-parameter-unsupported")]
    [InlineData("patient=p1&start=i+fjor", "search-date-format")]
    public async Task What_cannot_be_answered_is_refused(string query, string rule)
    {
        var answer = await server.GetAsync($"DocumentReference/$docref?{query}");

        Assert.Equal((400, rule), (answer.Status, Assert.Single(answer.Rules)));
    }
}
