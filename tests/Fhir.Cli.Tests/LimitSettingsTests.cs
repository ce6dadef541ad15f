using Fhir.Cli.Files;
using Fhir.Kernel.Elements;

namespace Fhir.Cli.Tests;

/// <summary>The parsers' limits as environment variables.</summary>
public sealed class LimitSettingsTests
{
    private static LimitSettings Read(params (string Name, string Value)[] variables) =>
        LimitSettings.Read(name => Array.Find(variables, variable => variable.Name == name).Value);

    [Fact]
    public void Nothing_set_is_the_kernels_own() => Assert.Equal(new LimitSettings(ParseLimits.Default, null), Read());

    [Fact]
    public void Each_variable_sets_its_limit()
    {
        var read = Read(("FhirRef__Limits__MaxBytes", "1"), ("FhirRef__Limits__MaxDepth", "2"), ("FhirRef__Limits__MaxElements", "3"), ("FhirRef__Limits__MaxStringBytes", "4"),
            ("FhirRef__Limits__MaxEntries", "5"), ("FhirRef__Limits__MaxAttributes", "6"), ("FhirRef__Limits__MaxIssues", "7"));

        Assert.Equal(new LimitSettings(new ParseLimits(1, 2, 3, 4, 5, 6, 7), null), read);
    }

    [Theory]
    [InlineData("FhirRef__Limits__MaxBytes", "0")]
    [InlineData("FhirRef__Limits__MaxBytes", "-1")]
    [InlineData("FhirRef__Limits__MaxIssues", "mange")]
    [InlineData("FhirRef__Limits__MaxDepth", "201")]
    public void What_is_no_limit_is_told(string name, string value) => Assert.Contains($"{name} is a number", Read((name, value)).Trouble!.Value.En);

    [Fact]
    public void A_file_is_held_to_the_limits() =>
        Assert.Equal("limit-bytes", Assert.Single(InputFile.Parse("""{"resourceType":"Patient"}"""u8.ToArray(), new ParseLimits(MaxBytes: 10)).Issues).RuleId);
}
