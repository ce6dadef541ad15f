using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Json;
using Fhir.Kernel.Terminology;
using Xunit;

namespace Fhir.Kernel.Tests.Terminology;

public class CodeGrammarTests
{
    private static readonly TerminologyService Service = new(DefinitionsPack.Core);

    // https://www.rfc-editor.org/rfc/rfc5646#appendix-A
    [Theory]
    [InlineData("de", true)]
    [InlineData("nb-NO", true)]
    [InlineData("se", true)]
    [InlineData("i-enochian", true)]
    [InlineData("zh-Hant", true)]
    [InlineData("sr-Latn-RS", true)]
    [InlineData("zh-cmn-Hans-CN", true)]
    [InlineData("zh-yue-HK", true)]
    [InlineData("sl-rozaj-biske", true)]
    [InlineData("de-CH-1901", true)]
    [InlineData("hy-Latn-IT-arevela", true)]
    [InlineData("es-419", true)]
    [InlineData("de-CH-x-phonebk", true)]
    [InlineData("az-Arab-x-AZE-derbend", true)]
    [InlineData("x-whatever", true)]
    [InlineData("en-US-u-islamcal", true)]
    [InlineData("en-a-myext-b-another", true)]
    [InlineData("de-419-DE", false)]      // two regions
    [InlineData("a-DE", false)]
    [InlineData("x", false)]
    [InlineData("en-", false)]
    [InlineData("en--US", false)]
    [InlineData("en-a", false)]
    [InlineData("nb_NO", false)]
    [InlineData("norsk", false)]
    [InlineData("n", false)]
    [InlineData("", false)]
    [InlineData("nb NO", false)]
    [InlineData("nå", false)]
    public void A_language_tag_is_well_formed_or_not(string tag, bool isCode) => AssertKnown("urn:ietf:bcp:47", tag, isCode);

    // https://www.rfc-editor.org/rfc/rfc6838#section-4.2
    [Theory]
    [InlineData("text/plain", true)]
    [InlineData("text/plain; charset=UTF-8", true)]
    [InlineData("text/plain;charset=\"utf-8\"; format=flowed", true)]
    [InlineData("application/fhir+json", true)]
    [InlineData("application/fhir+xml; fhirVersion=4.0", true)]
    [InlineData("application/vnd.openxmlformats-officedocument.wordprocessingml.document", true)]
    [InlineData("image/svg+xml", true)]
    [InlineData("application/pdf;note=\"a \\\" b; c\"", true)]
    [InlineData("json", true)]            // CapabilityStatement.format
    [InlineData("pdf", false)]
    [InlineData("text/", false)]
    [InlineData("/plain", false)]
    [InlineData("text/plain;", false)]
    [InlineData("text/plain; charset", false)]
    [InlineData("text/plain; charset=", false)]
    [InlineData("text/plain; charset=\"utf-8", false)]
    [InlineData("text/plain; charset=utf-8 x", false)]
    [InlineData("text/plain/x", false)]
    [InlineData("text /plain", false)]
    [InlineData("*/*", false)]
    [InlineData("", false)]
    public void A_media_type_is_well_formed_or_not(string type, bool isCode) => AssertKnown("urn:ietf:bcp:13", type, isCode);

    [Theory]
    [InlineData("Europe/Oslo", true)]
    [InlineData("America/New_York", true)]
    [InlineData("UTC", true)]
    [InlineData("Europe/Bergen", false)]
    [InlineData("../../etc/passwd", false)]
    [InlineData("/etc/passwd", false)]
    [InlineData("", false)]
    public void A_time_zone_is_in_the_database_or_not(string name, bool isCode) => AssertKnown("https://www.iana.org/time-zones", name, isCode);

    // https://hl7.org/fhir/R4/ucum.html; what is a unit is tested beside the parser.
    [Theory]
    [InlineData("mmol/L", true)]
    [InlineData("{score}", true)]
    [InlineData("mmol/l", true)]
    [InlineData("MMOL/L", false)]
    [InlineData("mmol pr liter", false)]
    [InlineData("", false)]
    public void A_unit_follows_UCUM_or_not(string unit, bool isCode) => AssertKnown("http://unitsofmeasure.org", unit, isCode);

    [Theory]
    [InlineData("canonical", "=", "m", "[mi_i]", Verdict.Member)]
    [InlineData("canonical", "=", "m", "mL", Verdict.NotMember)]
    [InlineData("canonical", "=", "meter", "m", Verdict.NotChecked)]
    [InlineData("canonical", "is-a", "m", "m", Verdict.NotChecked)]
    [InlineData("property", "=", "length", "m", Verdict.NotChecked)]
    public void Units_are_filtered_by_their_canonical_form(string property, string op, string value, string unit, Verdict verdict)
    {
        var valueSet = JsonParser.Parse(Encoding.UTF8.GetBytes($$"""
            { "resourceType": "ValueSet", "status": "active", "compose": { "include": [{ "system": "http://unitsofmeasure.org",
              "filter": [{ "property": "{{property}}", "op": "{{op}}", "value": "{{value}}" }] }] } }
            """), DefinitionsPack.Core.Schema).Document!;
        Assert.Equal(verdict, Service.Membership(valueSet.Root).Contains("http://unitsofmeasure.org", unit));
    }

    [Theory]
    [InlineData("urn:iso:std:iso:3166", "NO", "Norway")]
    [InlineData("urn:iso:std:iso:3166", "SJM", "Svalbard and Jan Mayen")]
    [InlineData("urn:iso:std:iso:3166", "578", "Norway")]
    [InlineData("urn:iso:std:iso:4217", "NOK", "Norwegian krone")]
    public void A_country_or_currency_has_its_name(string system, string code, string display)
    {
        AssertKnown(system, code, isCode: true);
        Assert.Equal(display, Service.Display(system, code));
    }

    [Theory]
    [InlineData("urn:iso:std:iso:3166", "XX")]
    [InlineData("urn:iso:std:iso:3166", "no")]
    [InlineData("urn:iso:std:iso:4217", "KR")]
    public void What_the_tables_do_not_have_is_no_code(string system, string code) => AssertKnown(system, code, isCode: false);

    [Fact]
    public void The_two_letter_countries_are_those_that_FHIR_lists()
    {
        var listed = Service.Expand("http://hl7.org/fhir/ValueSet/iso3166-1-2").Concepts.Select(concept => concept.Code).Order();

        Assert.Equal(listed, Service.System("urn:iso:std:iso:3166")!.Select(ConceptQuery.All, 0, int.MaxValue)!.Concepts.Select(concept => concept.Code).Where(code => code.Length == 2).Order());
        Assert.Equal(3 * 249, Service.System("urn:iso:std:iso:3166")!.Select(ConceptQuery.All, 0, int.MaxValue)!.Total);
    }

    private static void AssertKnown(string system, string code, bool isCode) =>
        Assert.Equal(isCode ? Verdict.Member : Verdict.NotMember, Service.IsKnownCode(system, code));
}
