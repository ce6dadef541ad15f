using System.Net;
using Fhir.Server.Transport;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace Fhir.Server.Tests.Authorization;

/// <summary>What the server makes of its settings when it starts.</summary>
public sealed class StartTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("setting-security-mode-missing")]
    [InlineData("setting-unknown-value", "--FhirRef:Security:Mode=Opn")]
    [InlineData("setting-unknown-value", "--FhirRef:Security:Mode=0")]
    [InlineData("setting-missing", "--FhirRef:Security:Mode=Open", "--FhirRef:Store:Provider=postgres")]
    [InlineData("setting-unknown-value", "--FhirRef:Security:Mode=Open", "--FhirRef:Validation:OnWrite=Never")]
    [InlineData("setting-unknown-value", "--FhirRef:Security:Mode=Open", "--FhirRef:NationalNumbersInUrl=Perhaps")]
    [InlineData("setting-unknown-value", "--FhirRef:Security:Mode=HelseId", "--FhirRef:Security:Authority=https://sts.example", "--FhirRef:Security:Audience=a", "--FhirRef:Security:Algorithms=HS256")]
    [InlineData("setting-missing", "--FhirRef:Security:Mode=HelseId", "--FhirRef:Security:Authority=https://sts.example")]
    [InlineData("setting-missing", "--FhirRef:Security:Mode=HelseId", "--FhirRef:Security:Audience=a")]
    [InlineData("setting-not-https", "--FhirRef:Security:Mode=HelseId", "--FhirRef:Security:Audience=a", "--FhirRef:Security:Authority=http://sts.example")]
    [InlineData("setting-test-client", "--FhirRef:Security:Mode=Test", "--FhirRef:Security:Test:Clients:0:Id=a")]
    [InlineData("setting-test-client", "--FhirRef:Security:Mode=Test", "--FhirRef:Security:Test:Clients:0:Id=a", "--FhirRef:Security:Test:Clients:0:Jwk={}")]
    [InlineData("setting-open-beyond-loopback", "--FhirRef:Security:Mode=Open", "--urls=http://0.0.0.0:0")]
    [InlineData("setting-open-beyond-loopback", "--FhirRef:Security:Mode=Open", "--urls=http://*:0")]
    [InlineData("setting-open-beyond-loopback", "--FhirRef:Security:Mode=Open", "--urls=http://127.0.0.1:0;http://[::]:0")]
    [InlineData("setting-open-beyond-loopback", "--FhirRef:Security:Mode=Open", "--urls=http://fhir.example:0")]
    [InlineData("setting-open-beyond-loopback", "--FhirRef:Security:Mode=Open", "--http_ports=0")]
    [InlineData("setting-open-beyond-loopback", "--FhirRef:Security:Mode=Open", "--urls=http://127.0.0.1:0", "--Kestrel:Endpoints:all:Url=http://[::]:0")]
    public void A_setting_that_does_not_hold_is_told_by_its_rule(string rule, params string[] arguments)
    {
        var configuration = new ConfigurationBuilder().AddCommandLine(arguments).Build();

        var refusal = HostSettings.Read(configuration, new Production()).Refusal;

        Assert.Equal(rule, Assert.Single(refusal!.Issues).RuleId);
    }

    [Theory]
    [InlineData(NationalNumbersInUrl.Warn, "--FhirRef:Security:Mode=Open")]
    [InlineData(NationalNumbersInUrl.Warn, "--FhirRef:Security:Mode=Test")]
    [InlineData(NationalNumbersInUrl.Reject, "--FhirRef:Security:Mode=HelseId", "--FhirRef:Security:Authority=https://sts.example", "--FhirRef:Security:Audience=a")]
    [InlineData(NationalNumbersInUrl.Reject, "--FhirRef:Security:Mode=Open", "--FhirRef:NationalNumbersInUrl=reject")]
    [InlineData(NationalNumbersInUrl.Off, "--FhirRef:Security:Mode=HelseId", "--FhirRef:Security:Authority=https://sts.example", "--FhirRef:Security:Audience=a", "--FhirRef:NationalNumbersInUrl=Off")]
    public void National_numbers_in_addresses_are_refused_before_real_callers_and_warned_of_elsewhere(NationalNumbersInUrl expected, params string[] arguments)
    {
        var settings = HostSettings.Read(new ConfigurationBuilder().AddCommandLine(arguments).Build(), new Production());

        Assert.Equal(expected, settings.Value.NationalNumbersInUrl);
    }

    [Fact]
    public void Every_problem_is_told_at_once()
    {
        string[] arguments = ["--FhirRef:Security:Mode=HelseId", "--FhirRef:Store:Provider=oracle", "--FhirRef:Seed=perhaps"];

        var refusal = HostSettings.Read(new ConfigurationBuilder().AddCommandLine(arguments).Build(), new Production()).Refusal;

        Assert.Equal(["setting-unknown-value", "setting-unknown-value", "setting-missing", "setting-missing"], refusal!.Issues.Select(issue => issue.RuleId));
    }

    [Theory]
    [InlineData("setting-security-mode-missing")]
    [InlineData("setting-unknown-value", "--FhirRef:Security:Mode=Opn")]
    [InlineData("setting-open-beyond-loopback", "--FhirRef:Security:Mode=Open", "--urls=http://0.0.0.0:0")]
    // What is asked for looks harmless, what is bound is not: the addresses are checked once more when the server listens.
    [InlineData("setting-open-beyond-loopback", "--FhirRef:Security:Mode=Open", "--Kestrel:Endpoints:a:Url=http://127.0.0.1:0", "--urls=http://0.0.0.0:0", "--preferHostingUrls=true")]
    public async Task A_production_server_with_such_a_setting_ends_with_1_and_says_why_in_both_languages(string rule, params string[] arguments)
    {
        await using var server = ServerProcess.Start(arguments);

        Assert.Equal(1, await server.ExitCodeAsync(Cancel));
        Assert.Equal(2, server.Output.Split($"{rule}: ").Length - 1);
    }

    [Theory]
    [InlineData("http://localhost:5080", true)]
    [InlineData("http://127.0.0.1", true)]
    [InlineData("http://127.1.2.3:80", true)]
    [InlineData("https://[::1]:5443", true)]
    [InlineData("http://+:5080", false)]
    [InlineData("http://192.168.1.10:5080", false)]
    [InlineData("http://localhost.example", false)]
    [InlineData("http://unix:/run/fhir.sock", false)]
    [InlineData("nonsense", false)]
    public void Loopback_is_localhost_and_loopback_addresses(string address, bool isLoopback) => Assert.Equal(isLoopback, ListenAddresses.IsLoopback(address));

    [Fact]
    public async Task Open_is_the_mode_of_a_development_server()
    {
        await using var server = ServerProcess.Start(["--urls=http://127.0.0.1:0"], ("ASPNETCORE_ENVIRONMENT", "Development"));
        using var http = new HttpClient { BaseAddress = await server.AddressAsync(Cancel) };

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/live", Cancel)).StatusCode);
        // Until it is ready, a server answers 503 whatever is asked for.
        while ((await http.GetAsync("/health/ready", Cancel)).StatusCode == HttpStatusCode.ServiceUnavailable) await Task.Delay(50, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/auth/.well-known/openid-configuration", Cancel)).StatusCode);
    }

    [Fact]
    public async Task An_address_from_the_environment_wins_over_the_default()
    {
        var port = ServerProcess.FreePort();
        await using var server = ServerProcess.Start([], ("ASPNETCORE_ENVIRONMENT", "Development"), ("ASPNETCORE_URLS", $"http://127.0.0.1:{port}"));

        Assert.Equal(port, (await server.AddressAsync(Cancel)).Port);
    }

    [Fact]
    public async Task An_address_on_the_command_line_wins_over_ports_from_the_environment()
    {
        await using var server = ServerProcess.Start(["--urls=http://127.0.0.1:0", "--FhirRef:Security:Mode=Open"], ("ASPNETCORE_HTTP_PORTS", "8080"));

        Assert.Equal("127.0.0.1", (await server.AddressAsync(Cancel)).Host);
    }

    [Fact]
    public async Task A_taken_address_is_told_by_its_rule()
    {
        await using var first = ServerProcess.Start(["--urls=http://127.0.0.1:0", "--FhirRef:Security:Mode=Open"]);
        var taken = await first.AddressAsync(Cancel);

        await using var second = ServerProcess.Start([$"--urls={taken}", "--FhirRef:Security:Mode=Open"]);

        Assert.Equal(1, await second.ExitCodeAsync(Cancel));
        Assert.Contains("setting-address-unavailable: ", second.Output, StringComparison.Ordinal);
    }

    private sealed class Production : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Production";

        public string ApplicationName { get; set; } = "Fhir.Server";

        public string ContentRootPath { get; set; } = AppContext.BaseDirectory;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
