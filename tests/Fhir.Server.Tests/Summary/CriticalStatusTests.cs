using System.Text.Json.Nodes;
using Fhir.Server.Tests.Rest;
using Fhir.Server.Transport;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;
using Fhir.Tiltak.KritiskInfo.Status;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Fhir.Server.Tests.Summary;

/// <summary>What a client asks before it fetches critical information.</summary>
public sealed class CriticalStatusTests(SeededServer server) : IClassFixture<SeededServer>
{
    [Theory]
    [InlineData("pasient-02", true, "AllergyIntolerance Flag")]
    [InlineData("pasient-15", true, "DeviceUseStatement Flag")]
    [InlineData("pasient-24", false, "")]
    public async Task It_tells_whether_there_is_any_and_when_it_changed(string patient, bool has, string types)
    {
        var status = (await server.GetAsync($"Patient/{patient}/$kritisk-status")).Json;

        Assert.Equal(has, Parameter(status, "hasCriticalInformation")!["valueBoolean"]!.GetValue<bool>());
        Assert.Equal(has, Parameter(status, "lastChanged") is not null);
        Assert.Equal(types.Split(' ', StringSplitOptions.RemoveEmptyEntries), Types(status).Where(type => Part(type, "lastChanged") is not null).Select(type => Part(type, "resource")!["valueCode"]!.GetValue<string>()));
        Assert.Equal(6, Types(status).Count());
    }

    [Fact]
    public async Task It_tells_nothing_of_what_it_is()
    {
        var text = (await server.GetAsync("Patient/pasient-02/$kritisk-status")).Text;

        Assert.DoesNotContain("enicillin", text, StringComparison.Ordinal);
        Assert.DoesNotContain("allergi-", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("urn:oid:2.16.578.1.12.4.1.4.1|27828649960", 200, null)]
    [InlineData("urn:oid:2.16.578.1.12.4.1.4.1|00000000000", 404, "summary-identifier-unknown")]
    [InlineData(null, 400, "operation-parameter-missing")]
    public async Task It_is_had_by_identifier(string? identifier, int status, string? rule)
    {
        var answer = await server.SendAsync("POST", "Patient/$kritisk-status", identifier is null ? "a=b" : $"identifier={Uri.EscapeDataString(identifier)}", "application/x-www-form-urlencoded");

        Assert.Equal(status, answer.Status);
        if (rule is not null) Assert.Equal([rule], answer.Rules);
    }

    [Fact]
    public async Task Of_what_the_permit_does_not_cover_nothing_is_told()
    {
        var permit = Permit.Of("reader", null, [("Patient", Interaction.Read), ("Flag", Interaction.Search)]);
        var answer = await new StatusOperation().HandleAsync(new OperationRequest { Method = "GET", Type = "Patient", Id = "pasient-02", BaseUrl = server.Base },
            server.Services.GetRequiredService<StoreHolder>().Store.Bind(permit), server.Services.GetRequiredService<IOperationHost>(), TestContext.Current.CancellationToken);
        var status = JsonNode.Parse(answer.Json.Span)!;

        var permitted = Assert.Single(Types(status), type => Part(type, "isPermitted")!["valueBoolean"]!.GetValue<bool>());
        Assert.Equal("Flag", Part(permitted, "resource")!["valueCode"]!.GetValue<string>());
        Assert.Single(Types(status), type => Part(type, "lastChanged") is not null);
    }

    private static JsonNode? Parameter(JsonNode status, string name) => status["parameter"]!.AsArray().FirstOrDefault(parameter => parameter!["name"]!.GetValue<string>() == name);

    private static IEnumerable<JsonNode> Types(JsonNode status) => status["parameter"]!.AsArray().Select(parameter => parameter!).Where(parameter => parameter["name"]!.GetValue<string>() == "type");

    private static JsonNode? Part(JsonNode type, string name) => type["part"]!.AsArray().FirstOrDefault(part => part!["name"]!.GetValue<string>() == name);
}
