using Xunit;

namespace Fhir.Server.Tests.Bulk;

/// <summary>Exports that follow each other; they write, and so have a server of their own. https://hl7.org/fhir/uv/bulkdata/STU2/export.html#query-parameters</summary>
public sealed class ExportSinceTests(FilledBulkServer server) : IClassFixture<FilledBulkServer>
{
    [Fact]
    public async Task Since_gives_what_was_changed_and_deleted_between_two_exports()
    {
        await server.PutAsync("Organization/kept", """{"resourceType":"Organization","id":"kept","name":"a"}""");
        await server.PutAsync("Organization/gone", """{"resourceType":"Organization","id":"gone","name":"a"}""");
        var first = await server.ExportAsync("$export?_type=Organization");
        await server.PutAsync("Organization/kept", """{"resourceType":"Organization","id":"kept","name":"b"}""");
        await server.PutAsync("Organization/new", """{"resourceType":"Organization","id":"new","name":"a"}""");
        await server.DeleteAsync("Organization/gone");
        var second = await server.ExportAsync($"$export?_type=Organization&_since={first["transactionTime"]}");
        var third = await server.ExportAsync($"$export?_type=Organization&_since={second["transactionTime"]}");
        var until = await server.ExportAsync($"$export?_type=Organization&_until={first["transactionTime"]}");

        Assert.Equal(["Organization/gone", "Organization/kept"], BulkServer.Names(await server.LinesAsync(first)));
        Assert.Equal(["Organization/kept", "Organization/new"], BulkServer.Names(await server.LinesAsync(second)));
        var bundle = Assert.Single(await server.LinesAsync(second, "deleted"));
        Assert.Equal(("Bundle", "transaction", "DELETE", "Organization/gone"), (bundle["resourceType"]!.GetValue<string>(), bundle["type"]!.GetValue<string>(),
            bundle["entry"]![0]!["request"]!["method"]!.GetValue<string>(), bundle["entry"]![0]!["request"]!["url"]!.GetValue<string>()));
        Assert.Empty(third["output"]!.AsArray());
        Assert.Empty(third["deleted"]!.AsArray());
        Assert.Equal(["Organization/gone", "Organization/kept"], BulkServer.Names(await server.LinesAsync(until)));
    }
}
