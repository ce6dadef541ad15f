namespace Fhir.Conformance.Engine.Tests.Engine;

/// <summary>Nothing that is kept as evidence holds a token or a national number.</summary>
public sealed class MaskingTests
{
    [Theory]
    [InlineData("https://a.example/fhir/Patient?identifier=urn:oid:2.16.578.1.12.4.1.4.1|15858020023", "https://a.example/fhir/Patient?identifier=urn:oid:2.16.578.1.12.4.1.4.1|***********")]
    [InlineData("identifier=urn%3Aoid%3A2.16.578.1.12.4.1.4.1%7C15858020023", "identifier=urn%3Aoid%3A2.16.578.1.12.4.1.4.1%7C***********")]
    [InlineData("name=a%2015858020023", "name=a%20***********")]
    [InlineData("\"value\":\"158580 20023\"", "\"value\":\"************\"")]
    [InlineData("DUF 201100000107.", "DUF ************.")]
    [InlineData("urn:oid:2.16.578.1.12.4.1.4.1.15858020023", "urn:oid:2.16.578.1.12.4.1.4.1.***********")]
    public void National_numbers_are_masked_wherever_they_stand(string text, string masked) => Assert.Equal(masked, Masking.Mask(text));

    [Theory]
    [InlineData("1104441000000107")]
    [InlineData("2026-03-10T08:15:00+01:00")]
    [InlineData("urn:oid:2.16.578.1.12.4.1.1.9602")]
    [InlineData("994598759")]
    [InlineData("code=http://loinc.org|85354-9")]
    public void What_is_no_secret_is_left_alone(string text) => Assert.Equal(text, Masking.Mask(text));

    [Theory]
    [InlineData("see eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln end", "see *** end")]
    [InlineData("?access_token=abc&x=1", "?access_token=***&x=1")]
    [InlineData("client_assertion=abc", "client_assertion=***")]
    public void Tokens_are_masked_in_text(string text, string masked) => Assert.Equal(masked, Masking.Mask(text));

    [Theory]
    [InlineData("Authorization")]
    [InlineData("authorization")]
    [InlineData("DPoP")]
    [InlineData("Set-Cookie")]
    public void Headers_that_carry_secrets_lose_their_value(string name) => Assert.Equal("***", Masking.Mask(new Header(name, "abc")).Value);
}
