using Fhir.Tiltak.Provesvar.Kith;
using Xunit;

namespace Fhir.Tiltak.Tests.Provesvar;

/// <summary>The two status tables of the national description, cell by cell; a dash is a missing value.</summary>
public class SvarrapportStatusTests
{
    [Theory]
    [InlineData("S", "registered amended cancelled unknown unknown")]
    [InlineData("P", "preliminary amended cancelled unknown unknown")]
    [InlineData("F", "final amended cancelled unknown unknown")]
    [InlineData("A", "unknown appended cancelled unknown unknown")]
    [InlineData("X", "unknown unknown cancelled unknown unknown")]
    [InlineData("-", "unknown unknown cancelled unknown unknown")]
    public void A_report_has_the_status_of_the_table(string status, string row) => Check(status, row, KithStatus.OfReport);

    [Theory]
    [InlineData("-", "final amended cancelled final final")]
    [InlineData("1", "unknown amended cancelled amended unknown")]
    [InlineData("2", "preliminary amended cancelled preliminary preliminary")]
    [InlineData("3", "final amended cancelled final final")]
    [InlineData("4", "final amended cancelled final final")]
    [InlineData("5", "registered unknown cancelled unknown registered")]
    [InlineData("6", "registered registered cancelled unknown registered")]
    [InlineData("7", "registered registered cancelled unknown registered")]
    [InlineData("8", "preliminary unknown cancelled unknown preliminary")]
    [InlineData("9", "preliminary unknown cancelled unknown preliminary")]
    [InlineData("10", "preliminary unknown cancelled unknown preliminary")]
    [InlineData("11", "final amended cancelled unknown final")]
    [InlineData("12", "unknown amended cancelled unknown preliminary")]
    [InlineData("13", "final amended cancelled unknown final")]
    [InlineData("14", "entered-in-error entered-in-error cancelled unknown entered-in-error")]   // unknown in the national service
    [InlineData("15", "registered registered cancelled final registered")]
    [InlineData("99", "unknown unknown cancelled unknown unknown")]
    public void A_result_has_the_status_of_the_table(string status, string row) => Check(status, row, KithStatus.OfResult);

    [Theory]
    [InlineData("Q")]
    [InlineData("NM")]
    [InlineData("")]
    public void A_kind_that_is_unknown_makes_the_status_unknown(string kind)
    {
        Assert.Equal("unknown", KithStatus.OfReport("F", kind));
        Assert.Equal("unknown", KithStatus.OfResult("3", kind));
    }

    [Fact]
    public void A_missing_kind_is_new()
    {
        Assert.Equal("final", KithStatus.OfReport("F", null));
        Assert.Equal("preliminary", KithStatus.OfResult("2", null));
    }

    private static void Check(string status, string row, Func<string?, string?, string> map) =>
        Assert.Equal(row.Split(' '), "NMCHA".Select(kind => map(status == "-" ? null : status, kind.ToString())));
}
