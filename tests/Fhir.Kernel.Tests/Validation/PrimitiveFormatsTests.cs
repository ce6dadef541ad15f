using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Validation.Rules;
using Xunit;

namespace Fhir.Kernel.Tests.Validation;

/// <summary>How each primitive is spelt. https://hl7.org/fhir/R4/datatypes.html#primitive</summary>
public class PrimitiveFormatsTests
{
    [Theory]
    [InlineData("boolean", "true", "false")]
    [InlineData("integer", "0", "-0", "1", "-2147483648", "2147483647")]
    [InlineData("unsignedInt", "0", "2147483647")]
    [InlineData("positiveInt", "1", "2147483647")]
    [InlineData("decimal", "0", "-0.0", "1.50", "0.0000001", "1e10", "-1.5E-3", "12345678901234567890.5")]
    [InlineData("string", "a", " a ", "linje\nto\ttab", "blåbærsyltetøy", "🧪")]
    [InlineData("markdown", "*a*\r\n\r\n- b")]
    [InlineData("code", "final", "two words", "æ")]
    [InlineData("id", "a", "A-1.b", "0123456789012345678901234567890123456789012345678901234567890123")]
    [InlineData("uri", "http://a.example/b?c=d#e", "urn:oid:1.2", "urn:uuid:C757873D-EC9A-4326-A141-556F43239520", "urn:ietf:rfc:3986", "Patient/1", "a")]
    [InlineData("url", "https://a.example", "mailto:a@b.example")]
    [InlineData("canonical", "http://a.example/b|1.0", "#a")]
    [InlineData("oid", "urn:oid:1.2", "urn:oid:2.16.578.1.12.4.1.4.1", "urn:oid:0.0")]
    [InlineData("uuid", "urn:uuid:c757873d-ec9a-4326-a141-556f43239520")]
    [InlineData("base64Binary", "YQ==", "YWI=", "YWJj", "YW Jj\nZGVm")]
    [InlineData("date", "1980", "1980-02", "2024-02-29", "0001-01-01")]
    [InlineData("dateTime", "1980", "1980-02", "1980-02-01", "2024-02-29T23:59:60Z", "2024-01-01T00:00:00.123456+14:00")]
    [InlineData("instant", "2024-01-01T00:00:00Z", "2024-01-01T12:30:00.1-05:30")]
    [InlineData("time", "00:00:00", "23:59:60", "12:30:15.250")]
    public void A_well_spelt_value_is_valid(string type, params string[] values) => Assert.All(values, value => Assert.True(IsValid(type, value), value));

    [Theory]
    [InlineData("boolean", "TRUE", "1", "yes")]
    [InlineData("integer", "", "-", "01", "+1", "1.0", "2147483648", "-2147483649", "99999999999999999999")]
    [InlineData("unsignedInt", "-1", "-0x", "00")]
    [InlineData("positiveInt", "0", "-1")]
    [InlineData("decimal", "", ".5", "1.", "01", "+1", "1e", "1,5", "NaN", "0x1")]
    [InlineData("string", "", " ", " \t\r\n", "a\u0000b", "a\u0008b")]
    [InlineData("code", "", " a", "a ", "a  b", "a\tb\n")]
    [InlineData("id", "", "a b", "a_b", "æ", "01234567890123456789012345678901234567890123456789012345678901234")]
    [InlineData("uri", "", "a b", "a\nb", "oid:1.2.3", "uuid:c757873d-ec9a-4326-a141-556f43239520", "urn:oid:9.1", "urn:oid:1.2.", "urn:uuid:1", "urn:uuid:{c757873d-ec9a-4326-a141-556f43239520}")]
    [InlineData("oid", "1.2", "urn:oid:3.1", "urn:oid:1", "urn:oid:1.02", "urn:oid:1..2", "urn:oid:1.2.")]
    [InlineData("uuid", "c757873d-ec9a-4326-a141-556f43239520", "urn:uuid:C757873D-EC9A-4326-A141-556F43239520", "urn:uuid:c757873d")]
    [InlineData("base64Binary", "", "Y", "YQ", "YQ=", "====", "Y_Q=")]
    [InlineData("date", "", "80", "1980-1", "1980-13", "1980-00", "2023-02-29", "1980-02-30", "1980/01/01", "0000", "1980-01-01T00:00:00Z")]
    [InlineData("dateTime", "1980-02-01T", "1980-02-01T10:00Z", "1980-02-01T10:00:00", "1980-02-01T24:00:00Z", "1980-02T10:00:00Z", "1980-02-01T10:00:00+15:00", "1980-02-01T10:00:00.Z")]
    [InlineData("instant", "2024-01-01", "2024-01-01T00:00:00", "2024-01-01 00:00:00Z")]
    [InlineData("time", "24:00:00", "10:60:00", "10:00", "10:00:00Z", "10:00:00.", "1:00:00")]
    public void A_badly_spelt_value_is_not(string type, params string[] values) => Assert.All(values, value => Assert.False(IsValid(type, value), value));

    [Fact]
    public void Every_primitive_of_R4_has_a_format() =>
        Assert.All(
            DefinitionsPack.Core.Schema.Types.Where(type => type is { IsPrimitive: true, IsAbstract: false }),
            type => Assert.NotEqual(PrimitiveFormat.None, PrimitiveFormats.Of(type)));

    [Fact]
    public void A_string_may_have_a_million_characters_and_no_more()
    {
        Assert.True(IsValid("string", new string('å', 1024 * 1024)));
        Assert.False(IsValid("string", new string('å', 1024 * 1024 + 1)));
    }

    private static bool IsValid(string type, string value) =>
        PrimitiveFormats.IsValid(PrimitiveFormats.Of(DefinitionsPack.Core.Schema.FindType(type)!), Encoding.UTF8.GetBytes(value));
}
