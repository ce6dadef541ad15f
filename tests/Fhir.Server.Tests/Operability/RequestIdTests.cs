using Fhir.Server.Tests.Rest;

namespace Fhir.Server.Tests.Operability;

/// <summary>https://hl7.org/fhir/R4/http.html#custom</summary>
public sealed class RequestIdTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("metadata")]
    [InlineData("Patient/finnes-ikke")]
    [InlineData("Ukjent")]
    [InlineData("Patient?_format=pdf")]
    public async Task Every_answer_has_a_request_id_of_its_own(string address)
    {
        var (first, second) = (await server.GetAsync(address), await server.GetAsync(address));

        Assert.Matches("^[a-z]{16}$", first.Header("X-Request-Id"));
        Assert.NotEqual(first.Header("X-Request-Id"), second.Header("X-Request-Id"));
        Assert.Equal("", first.Header("X-Correlation-Id"));
    }

    [Theory]
    [InlineData("abc-123_X.y")]
    [InlineData("6f9619ff-8b86-d011-b42d-00c04fc964ff")]
    public async Task A_fit_id_of_the_client_is_kept(string id)
    {
        var answer = await server.GetAsync("metadata", ("X-Request-Id", id));

        Assert.Equal((id, ""), (answer.Header("X-Request-Id"), answer.Header("X-Correlation-Id")));
    }

    [Theory]
    [InlineData("a/b", "a/b")]
    [InlineData("a=b;c", "a=b;c")]
    [InlineData("14864349634", "14864349634")]    // a national number is no name for a request
    [InlineData("med mellomrom", "")]
    public async Task Another_id_of_the_client_comes_back_as_the_correlation_id(string id, string correlation)
    {
        var answer = await server.GetAsync("metadata", ("X-Request-Id", id));

        Assert.Matches("^[a-z]{16}$", answer.Header("X-Request-Id"));
        Assert.Equal(correlation, answer.Header("X-Correlation-Id"));
    }

    [Fact]
    public async Task An_id_that_is_too_long_is_not_taken()
    {
        Assert.Equal(64, (await server.GetAsync("metadata", ("X-Request-Id", new string('a', 64)))).Header("X-Request-Id").Length);
        var answer = await server.GetAsync("metadata", ("X-Request-Id", new string('a', 201)));

        Assert.Equal((16, ""), (answer.Header("X-Request-Id").Length, answer.Header("X-Correlation-Id")));
    }

    [Fact]
    public async Task A_correlation_id_comes_back_beside_the_request_id()
    {
        var answer = await server.GetAsync("metadata", ("X-Request-Id", "r1"), ("X-Correlation-Id", "flyt-7"));

        Assert.Equal(("r1", "flyt-7"), (answer.Header("X-Request-Id"), answer.Header("X-Correlation-Id")));
    }
}
