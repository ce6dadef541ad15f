using System.Text;
using System.Text.Json.Nodes;
using Fhir.Tiltak.Provesvar;
using Fhir.Tiltak.Provesvar.Kith;
using Xunit;

namespace Fhir.Tiltak.Tests.Provesvar;

/// <summary>The data types of KITH as FHIR writes them, and what is read that is not written as it should be.</summary>
public class SvarrapportReadingTests
{
    [Theory]
    [InlineData("2026-10-05T08:40:00", "2026-10-05T08:40:00+02:00")]
    [InlineData("2026-01-05T08:40:00", "2026-01-05T08:40:00+01:00")]
    [InlineData("2026-10-25T02:30:00", "2026-10-25T02:30:00+02:00")]   // the hour that comes twice
    [InlineData("2026-03-29T03:00:00", "2026-03-29T03:00:00+02:00")]
    [InlineData("2026-10-05T23:30:00Z", "2026-10-05T23:30:00Z")]       // not moved to the next day
    [InlineData("2026-10-05T00:10:00+02:00", "2026-10-05T00:10:00+02:00")]
    [InlineData("2026-10-05T00:10:00-05:30", "2026-10-05T00:10:00-05:30")]
    [InlineData("2026-10-05T08:40", "2026-10-05T08:40:00+02:00")]
    [InlineData("2026-10-05 08:40:15", "2026-10-05T08:40:15+02:00")]
    [InlineData("2026-10-05T08:40:00.1234567", "2026-10-05T08:40:00.1234567+02:00")]
    [InlineData("2026-10-05T24:00:00", "2026-10-06T00:00:00+02:00")]
    [InlineData("2026-10-05", "2026-10-05")]
    [InlineData("2026-10-05+02:00", "2026-10-05")]
    [InlineData("2026-10", "2026-10")]
    [InlineData("2026", "2026")]
    [InlineData("20261005", "2026-10-05")]
    [InlineData("202610050840", "2026-10-05T08:40:00+02:00")]
    [InlineData("20261005T084015", "2026-10-05T08:40:15+02:00")]
    public void A_time_keeps_its_precision_and_its_date(string written, string fhir) => Assert.Equal(fhir, KithTime.Parse(written)?.Text);

    [Theory]
    [InlineData("")]
    [InlineData("08:40:00")]
    [InlineData("05.10.2026")]
    [InlineData("2026-13-01")]
    [InlineData("2026-02-30")]
    [InlineData("2026-10-05T25:00:00")]
    [InlineData("2026-10-05T08:60:00")]
    [InlineData("2026-10-05T24:00:01")]
    [InlineData("2026-10-05T08:40:00+15:00")]
    [InlineData("0001-01-01T00:00:00")]
    [InlineData("i går")]
    [InlineData("٢٠٢٦-10-05")]   // digits, and none of FHIR
    public void What_is_no_time_is_none(string written) => Assert.Null(KithTime.Parse(written));

    [Theory]
    [InlineData("5", "5", null)]
    [InlineData("1.50", "1.50", null)]
    [InlineData("1,50", "1.50", null)]
    [InlineData("-3.2", "-3.2", null)]
    [InlineData("+3.2", "3.2", null)]
    [InlineData(".5", "0.5", null)]
    [InlineData("007", "7", null)]
    [InlineData("000", "0", null)]
    [InlineData("<5", "5", "<")]
    [InlineData("> 100", "100", ">")]
    [InlineData("≤5", "5", "<=")]
    [InlineData(">=5", "5", ">=")]
    [InlineData("=5", "5", null)]
    [InlineData("1e9", "1000000000", null)]   // xs:double, the data type of the schema
    [InlineData("1.50E3", "1500", null)]
    [InlineData("1.5055E2", "150.55", null)]
    [InlineData("12e-3", "0.012", null)]
    [InlineData("0.05e1", "0.5", null)]
    [InlineData("0e5", "0", null)]
    [InlineData("-4.1E-2", "-0.041", null)]
    public void A_number_keeps_its_digits(string written, string digits, string? comparator) => Assert.Equal(new KithNumber(digits, comparator), KithNumber.Parse(written));

    [Theory]
    [InlineData("")]
    [InlineData("neg")]
    [InlineData("1.2.3")]
    [InlineData("5-6")]
    [InlineData(".")]
    [InlineData("1e99")]
    [InlineData("1e19")]
    [InlineData("1e-19")]
    [InlineData("1e")]
    [InlineData("e5")]
    [InlineData("INF")]
    [InlineData("-INF")]
    [InlineData("٣")]             // digits, and none of JSON
    [InlineData("NaN")]
    [InlineData("12345678901234567890")]
    public void What_is_no_number_is_none(string written) => Assert.Null(KithNumber.Parse(written));

    [Theory]
    [InlineData("1:160", 160, null)]
    [InlineData("1/80", 80, null)]
    [InlineData("<1:40", 40, "<")]
    [InlineData("< 1 : 40", 40, "<")]
    [InlineData("≤1:8", 8, "<=")]
    [InlineData(">=1:1280", 1280, ">=")]
    [InlineData("=1:20", 20, null)]
    [InlineData("1:999999999", 999999999, null)]
    public void A_titre_keeps_its_comparator(string written, int parts, string? comparator) => Assert.Equal(new KithTitre(parts, comparator), KithTitre.Parse(written));

    [Theory]
    [InlineData("<TextResult><TextResultValue>1/3</TextResultValue></TextResult>", "1/3")]
    [InlineData("<TextResult><TextResultValue>&lt; 1:40</TextResultValue></TextResult>", "< 1:40")]
    [InlineData("<NumResult><ArithmeticComp V=\"LT\"/><NumResultValue V=\"1:8\"/></NumResult>", "<1:8")]
    public void A_finding_of_imaging_has_no_ratio_and_keeps_what_was_written(string result, string text)
    {
        var message = $"<Message xmlns=\"http://www.kith.no/xmlstds/labsvar/2012-02-15\"><ServReport><MsgDescr V=\"RTG\"/><ServProvId>1</ServProvId><Patient><OffId>08857949871</OffId><ResultItem>{result}</ResultItem></Patient></ServReport></Message>";

        var converted = Svarrapport.Convert(Encoding.UTF8.GetBytes(message), null, SvarrapportOptions.Default).Value;

        var finding = JsonNode.Parse(converted.Bundle)!["entry"]!.AsArray().Select(entry => entry!["resource"]!).Single(resource => (string?)resource["resourceType"] == "Observation");
        Assert.Equal(text, (string?)finding["valueString"]);
        Assert.Equal(0, converted.Unexplained);
        Assert.DoesNotContain(ProfileInstances.Issues(converted.Bundle), issue => issue.IsError);
    }

    [Theory]
    [InlineData("2:1")]                    // a ratio of something other than one
    [InlineData("11:160")]
    [InlineData("1:0")]
    [InlineData("1:040")]
    [InlineData("1:1.5")]
    [InlineData("1:160 positiv")]
    [InlineData("1:40-1:80")]
    [InlineData("-1:40")]
    [InlineData("1:1000000000")]
    [InlineData("160")]
    [InlineData("")]
    public void What_is_no_titre_is_none(string written) => Assert.Null(KithTitre.Parse(written));

    [Theory]
    [InlineData("U/L", "U/L")]
    [InlineData("IU/L", "[IU]/L")]
    [InlineData("IU/mL", "[IU]/mL")]
    [InlineData("IU/dL", "[IU]/dL")]
    [InlineData("kU/L", "kU/L")]
    [InlineData("umol/L", "umol/L")]
    [InlineData("µmol/L", "umol/L")]     // micro sign
    [InlineData("μmol/L", "umol/L")]     // Greek mu
    [InlineData("ug/L", "ug/L")]
    [InlineData("µg/L", "ug/L")]
    [InlineData("10^9/L", "10*9/L")]
    [InlineData("10^9 /L", "10*9/L")]
    [InlineData("10#9/L", "10*9/L")]
    [InlineData("10E9/L", "10*9/L")]
    [InlineData("10**9/L", "10*9/L")]
    [InlineData("10^12/L", "10*12/L")]
    [InlineData("10E-3/L", "10*-3/L")]
    [InlineData("mL/min/1,73m2", "mL/min/{1.73_m2}")]
    [InlineData("ml/min/1.73 m2", "mL/min/{1.73_m2}")]
    [InlineData("mg/L FEU", "mg/L{FEU}")]
    [InlineData("fL", "fL")]
    [InlineData("pg", "pg")]
    [InlineData("g/L", "g/L")]
    [InlineData("g/dL", "g/dL")]
    [InlineData("mg/L", "mg/L")]
    [InlineData("ng/L", "ng/L")]
    [InlineData("ng/mL", "ng/mL")]
    [InlineData("mmol/L", "mmol/L")]
    [InlineData("pmol/L", "pmol/L")]
    [InlineData("mmol/mol", "mmol/mol")]
    [InlineData("%", "%")]
    [InlineData("mm", "mm")]
    [InlineData("0", "1")]
    [InlineData("1", "1")]
    [InlineData("", "1")]
    [InlineData("°C", "Cel")]
    [InlineData("mosmol/kg", "mosm/kg")]
    [InlineData("E/mL", "U/mL")]
    [InlineData("kE/l", "kU/L")]
    [InlineData("mIE/l", "m[IU]/L")]
    [InlineData("µIU/mL", "u[IU]/mL")]
    [InlineData("10^9/l", "10*9/L")]
    [InlineData("x 10⁹/L", "10*9/L")]
    [InlineData("E12/L", "10*12/L")]
    [InlineData("mL/min/1,73 m²", "mL/min/{1.73_m2}")]
    [InlineData("CFU/mL", "[CFU]/mL")]
    [InlineData("mL/t", "mL/h")]         // hours, and not UCUM's tonnes
    [InlineData("mg/døgn", "mg/d")]
    [InlineData("mmol/24 t", "mmol/d")]
    [InlineData("mOsm/kg", "mosm/kg")]
    [InlineData("mEq/L", "meq/L")]
    [InlineData("mmHg", "mm[Hg]")]
    [InlineData("år", "a")]
    [InlineData("poeng", null)]
    [InlineData("AU/mL", null)]          // arbitrary units, and not UCUM's astronomical ones
    [InlineData("G/L", null)]            // giga, and not gauss
    [InlineData("B", null)]
    [InlineData("kopier/mL", null)]
    [InlineData("{hva som helst}", null)]
    [InlineData("Mmol/l/", null)]
    public void A_unit_is_the_UCUM_code_that_is_known_for_it(string written, string? ucum) => Assert.Equal(ucum, KithUnit.Ucum(written));

    [Theory]
    [InlineData("15858020023", IdentifierType.Fnr)]
    [InlineData("01811060190", IdentifierType.Fnr)]
    [InlineData("55858030160", IdentifierType.Dnr)]
    [InlineData("15458021187", IdentifierType.Fnr)]
    [InlineData("15708022036", IdentifierType.Fnr)]
    [InlineData("55458023181", IdentifierType.Dnr)]
    [InlineData("81234567055", IdentifierType.Fhn)]
    [InlineData("90000000069", IdentifierType.Fhn)]
    [InlineData("13057444850", null)]
    [InlineData("00000000000", null)]
    [InlineData("1585802002", null)]
    [InlineData("15858020O23", null)]
    public void A_number_of_a_person_says_which_series_it_is_of(string number, string? series) => Assert.Equal(series, PersonNumber.SeriesOf(number));

    [Theory]
    [InlineData("ENH", "994598759", true)]
    [InlineData("ENH", "974589095", true)]
    [InlineData("ENH", "310000019", true)]
    [InlineData("ENH", "310000018", false)]
    [InlineData("DUF", "201100000107", true)]
    [InlineData("DUF", "202012345602", true)]
    [InlineData("DUF", "202012345603", false)]
    [InlineData("HPR", "9990001", true)]
    [InlineData("HPR", "9990001234", false)]
    [InlineData("HER", "90001", true)]
    [InlineData("RSH", "4208723", true)]
    [InlineData("RSH", "avd", false)]
    public void A_number_is_of_its_series_when_form_and_check_digit_say_so(string type, string number, bool isValid) =>
        Assert.Equal(isValid, IdentifierType.IsValid(IdentifierType.SystemOf(type)!, number));

    [Theory]
    [InlineData("http://www.kith.no/xmlstds/labsvar/2008-12-01", false)]
    [InlineData("http://www.kith.no/xmlstds/labsvar/2012-02-15", false)]
    [InlineData("http://www.kith.no/xmlstds/labsvar/2005-08-12", true)]
    [InlineData("", true)]
    public void A_namespace_of_the_family_is_read_and_an_unknown_one_said(string space, bool isSaid)
    {
        var message = $"<Message xmlns=\"{space}\"><ServReport><ServProvId>1</ServProvId><Patient><OffId>08857949871</OffId></Patient></ServReport></Message>";

        var issues = Svarrapport.Convert(Encoding.UTF8.GetBytes(message), null, SvarrapportOptions.Default).Value.Issues;

        Assert.Equal(isSaid, issues.Any(issue => issue.RuleId == "svarrapport-namespace"));
    }

    /// <summary>The order of the national description: the specimen's time, the investigation's, the report's, the message's.</summary>
    [Theory]
    [InlineData("<RefAnalysedSubject>1</RefAnalysedSubject><InvDate V=\"2026-10-02\"/>", "2026-10-01")]
    [InlineData("<InvDate V=\"2026-10-02\"/>", "2026-10-02")]
    [InlineData("<InvDate V=\"tirsdag\"/>", "2026-10-03")]
    [InlineData("", "2026-10-03")]
    public void The_time_of_a_result_is_the_first_that_is_known(string item, string effective)
    {
        var message = $"""
            <Message xmlns="http://www.kith.no/xmlstds/labsvar/2012-02-15"><GenDate V="2026-10-04"/><ServReport><IssueDate V="2026-10-03"/><ServProvId>1</ServProvId><Patient><OffId>08857949871</OffId>
            <AnalysedSubject><IdByServProvider>1</IdByServProvider><CollectedSample><CollectedDate V="2026-10-01"/></CollectedSample></AnalysedSubject><ResultItem>{item}</ResultItem></Patient></ServReport></Message>
            """;

        var bundle = Encoding.UTF8.GetString(Svarrapport.Convert(Encoding.UTF8.GetBytes(message), null, SvarrapportOptions.Default).Value.Bundle);

        Assert.Contains($"\"effectiveDateTime\":\"{effective}\"", bundle[bundle.IndexOf("\"resourceType\":\"Observation\"", StringComparison.Ordinal)..]);
    }
}
