using Fhir.Server.Transport;

namespace Fhir.Server.Tests;

public sealed class GreetingTests
{
    [Fact]
    public void The_terminal_is_told_where_the_api_the_arena_and_the_samples_are()
    {
        var greeting = Greeting.Of("http://localhost:5080");

        Assert.Contains("http://localhost:5080/fhir\n", greeting);
        Assert.Contains("http://localhost:5080/\n", greeting);
        Assert.All(Tiltak.TiltakModules.All, module => Assert.Contains($"http://localhost:5080/fhir/{module.Samples.First(sample => !sample.IsPost).Path}", greeting));
    }
}
