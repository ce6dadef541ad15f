using Fhir.Kernel.Definitions;
using Xunit;

namespace Fhir.Kernel.Tests.Definitions;

public class VersionOrderTests
{
    // https://semver.org/#spec-item-11, and what FHIR packages have besides.
    [Theory]
    [InlineData(null, "0.0.1")]
    [InlineData("1.9.0", "1.10.0")]
    [InlineData("1.0", "1.0.1")]
    [InlineData("1.0.0-alpha", "1.0.0")]
    [InlineData("1.0.0-alpha", "1.0.0-alpha.1")]
    [InlineData("1.0.0-alpha.1", "1.0.0-alpha.beta")]
    [InlineData("1.0.0-beta.2", "1.0.0-beta.11")]
    [InlineData("2019", "2020")]
    [InlineData("20190101", "20201231")]
    public void An_older_version_comes_first(string? older, string newer)
    {
        Assert.True(VersionOrder.Instance.Compare(older, newer) < 0);
        Assert.True(VersionOrder.Instance.Compare(newer, older) > 0);
    }

    [Theory]
    [InlineData("1.0.0", "1.0.0")]
    [InlineData("1.0.0+build1", "1.0.0+build2")]
    [InlineData(null, null)]
    public void Versions_that_differ_in_nothing_that_counts_are_equal(string? left, string? right) =>
        Assert.Equal(0, VersionOrder.Instance.Compare(left, right));
}
