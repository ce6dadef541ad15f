namespace Fhir.Server.Tests;

/// <summary>Nothing about a person ends in the log.</summary>
public sealed class LogTests
{
    [Fact]
    public async Task A_national_number_in_an_address_is_not_logged()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var server = ServerProcess.Start(["--urls=http://127.0.0.1:0"], ("ASPNETCORE_ENVIRONMENT", "Development"));
        using var http = new HttpClient { BaseAddress = await server.AddressAsync(cancel) };

        using var found = await http.GetAsync("fhir/Patient?identifier=14864349634", cancel);
        using var refused = await http.GetAsync("fhir/Patient/14864349634_", cancel);

        Assert.DoesNotContain("14864349634", server.Output);
    }
}
