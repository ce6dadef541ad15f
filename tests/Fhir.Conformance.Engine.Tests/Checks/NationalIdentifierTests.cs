using Fhir.Conformance.Checks;

namespace Fhir.Conformance.Engine.Tests.Checks;

/// <summary>Check digits of the national series; all numbers are synthetic.</summary>
public sealed class NationalIdentifierTests
{
    [Theory]
    [InlineData("15858020023", true)]
    [InlineData("01811060190", true)]
    [InlineData("55858030160", true)]
    [InlineData("81234567055", true)]
    [InlineData("15858020031", true)] // From 2032 the first remainder may be 1, 2 or 3.
    [InlineData("15858020058", true)]
    [InlineData("15858020024", false)]
    [InlineData("1585802002", false)]
    [InlineData("15858 020023", false)]
    [InlineData("", false)]
    public void A_persons_number_has_two_check_digits(string number, bool isValid) => Assert.Equal(isValid, NationalIdentifier.IsValidPerson(number));

    [Theory]
    [InlineData("310000019", true)]
    [InlineData("211000007", true)]
    [InlineData("310000018", false)]
    [InlineData("31000001", false)]
    public void An_organisation_number_has_one_check_digit(string number, bool isValid) =>
        Assert.Equal(isValid, NationalIdentifier.IsValidOrganization(number));

    [Theory]
    [InlineData("9990001", true)]
    [InlineData("1", true)]
    [InlineData("", false)]
    [InlineData("1234567890", false)]
    [InlineData("HPR1", false)]
    public void An_HPR_number_is_one_to_nine_digits(string number, bool isValid) => Assert.Equal(isValid, NationalIdentifier.IsHprNumber(number));
}
