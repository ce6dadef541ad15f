using Fhir.Server.Transport;
using Xunit;

namespace Fhir.Server.Tests.Rest;

/// <summary>https://www.rfc-editor.org/rfc/rfc7240#section-2</summary>
public sealed class PreferTests
{
    [Theory]
    [InlineData("return=minimal", ReturnPreference.Minimal)]
    [InlineData("RETURN=Minimal", ReturnPreference.Minimal)]
    [InlineData("return=\"minimal\"", ReturnPreference.Minimal)]
    [InlineData("return = minimal", ReturnPreference.Minimal)]
    [InlineData("return=minimal; foo=\"some parameter\"", ReturnPreference.Minimal)]
    [InlineData("handling=strict, return=OperationOutcome", ReturnPreference.OperationOutcome)]
    [InlineData("return=minimal, return=representation", ReturnPreference.Minimal)]      // the first of them counts
    [InlineData("return=ukjent", ReturnPreference.Representation)]
    [InlineData("", ReturnPreference.Representation)]
    public void Return_is_read_as_it_may_be_written(string header, ReturnPreference expected) => Assert.Equal(expected, Prefer.Parse([header]).Return);

    [Fact]
    public void The_first_of_several_headers_counts_and_what_is_unknown_is_ignored()
    {
        var prefer = Prefer.Parse(["wait=10, handling=lenient", "handling=strict", "respond-async"]);

        Assert.Equal((false, true, true), (prefer.IsStrict, prefer.IsLenient, prefer.IsAsync));
    }
}
