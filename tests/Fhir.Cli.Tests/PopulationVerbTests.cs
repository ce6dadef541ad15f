using Fhir.Kernel.Outcome;

namespace Fhir.Cli.Tests;

/// <summary><c>fhirref population</c>; what the people are like is tested with the generator.</summary>
public sealed class PopulationVerbTests : IDisposable
{
    private readonly Folder folder = new();

    private string Target => Path.Combine(folder.Path, "out");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_population_is_a_file_of_lines_for_each_type_and_is_told_of()
    {
        var session = await Session.RunAsync("population", "--count", "5", "--seed", "7", "--out", Target);

        Assert.Equal(0, session.ExitCode);
        Assert.Contains("Patient.ndjson 5\n", session.Output);
        Assert.StartsWith("5 patients, ", session.Error);
        Assert.Equal(session.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]),
            Directory.EnumerateFiles(Target).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_made_is_valid_for_the_validate_verb()
    {
        await Session.RunAsync("population", "--count", "3", "--out", Target);
        var session = await Session.RunAsync("validate", Path.Combine(Target, "Patient.ndjson"), Path.Combine(Target, "Organization.ndjson"));

        Assert.Equal(0, session.ExitCode);
    }

    [Theory]
    [InlineData("--count is a whole number from 1 to 1000000", "--count", "0")]
    [InlineData("--count is a whole number from 1 to 1000000", "--count", "1000001")]
    [InlineData("--count is a whole number from 1 to 1000000", "--count", "-1")]
    [InlineData("--count is a whole number from 1 to 1000000", "--count", "many")]
    [InlineData("--seed is a whole number from 0 to 18446744073709551615", "--count", "1", "--seed", "-1")]
    [InlineData("--seed is a whole number from 0 to 18446744073709551615", "--count", "1", "--seed", "18446744073709551616")]
    public async Task What_cannot_be_made_exits_with_2_and_says_why(string trouble, params string[] args)
    {
        var session = await Session.RunAsync(["population", .. args, "--out", Target]);

        Assert.Equal((2, ""), (session.ExitCode, session.Output));
        Assert.Contains(trouble, session.Error);
        Assert.False(Directory.Exists(Target));
    }

    [Fact]
    public async Task A_folder_with_something_in_it_is_left_alone()
    {
        folder.File("out/mine.txt", "x");
        var session = await Session.RunAsync(Language.Nb, "", () => throw new InvalidOperationException("The verb asks no server."), "population", "--count", "1", "--out", Target);

        Assert.Equal((2, ""), (session.ExitCode, session.Output));
        Assert.Contains("er ikke tom", session.Error);
        Assert.Equal(["mine.txt"], Directory.EnumerateFiles(Target).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_exits_with_2()
    {
        var file = folder.File("taken", "x");
        var session = await Session.RunAsync("population", "--count", "1", "--out", Path.Combine(file, "out"));

        Assert.Equal((2, ""), (session.ExitCode, session.Output));
        Assert.Contains("cannot write to", session.Error);
    }
}
