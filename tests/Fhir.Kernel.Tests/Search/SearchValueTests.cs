using System.Text;
using Fhir.Kernel.Search;

namespace Fhir.Kernel.Tests.Search;

/// <summary>The ranges and folded texts that both sides of a search are compared as.</summary>
public sealed class SearchValueTests
{
    /// <summary>https://hl7.org/fhir/R4/search.html#escaping</summary>
    [Theory]
    [InlineData(@"family:exact=a\,b", "a,b", true)]
    [InlineData("family:exact=a,b", "a,b", false)]
    [InlineData("family:exact=a,b", "b", true)]
    [InlineData(@"family:exact=a\|b\$c", "a|b$c", true)]
    [InlineData("family:exact=a|b$c", "a|b$c", true)]           // what separates nothing here need not be escaped
    [InlineData(@"family:exact=a\\b", @"a\b", true)]
    [InlineData(@"family:exact=a\\,b", @"a\", true)]            // the comma after an escaped backslash separates
    [InlineData(@"family:exact=a\\\,b", @"a\,b", true)]
    public void Escaped_separators_are_letters_of_the_value(string query, string family, bool matches) =>
        Assert.Equal(matches, MatchOf.Says("Patient", query, $$"""
            "name":[{"family":{{System.Text.Json.JsonSerializer.Serialize(family)}}}]
            """));

    [Theory]
    [InlineData("2024", "2023-12-31T23:00:00Z", "2024-12-31T23:00:00Z")]
    [InlineData("2024-02", "2024-01-31T23:00:00Z", "2024-02-29T23:00:00Z")]
    [InlineData("2024-07-01", "2024-06-30T22:00:00Z", "2024-07-01T22:00:00Z")]
    [InlineData("2024-03-31", "2024-03-30T23:00:00Z", "2024-03-31T22:00:00Z")]   // the day the clock goes forward has 23 hours
    [InlineData("2024-10-27", "2024-10-26T22:00:00Z", "2024-10-27T23:00:00Z")]   // and the day it goes back 25
    [InlineData("2024-01-31T12:30", "2024-01-31T11:30:00Z", "2024-01-31T11:31:00Z")]
    [InlineData("2024-01-31T12:30:15Z", "2024-01-31T12:30:15Z", "2024-01-31T12:30:16Z")]
    [InlineData("2024-01-31T12:30:15+05:30", "2024-01-31T07:00:15Z", "2024-01-31T07:00:16Z")]
    [InlineData("2024-01-31T12:30:15 01:00", "2024-01-31T11:30:15Z", "2024-01-31T11:30:16Z")]
    [InlineData("2024-01-31T12:30:15.12Z", "2024-01-31T12:30:15.12Z", "2024-01-31T12:30:15.13Z")]
    public void Date_is_the_range_its_precision_implies(string text, string low, string high) =>
        Assert.Equal(new TimeRange(TimeRange.Of(DateTimeOffset.Parse(low)), TimeRange.Of(DateTimeOffset.Parse(high))), TimeRange.Parse(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("9999")]
    [InlineData("9999-12")]
    [InlineData("9999-12-31")]
    [InlineData("9999-12-31T23:59:60.999999999-14:00")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    public void Date_at_the_ends_of_time_has_a_range(string text) =>
        Assert.True(TimeRange.Parse(Encoding.UTF8.GetBytes(text)) is { } range && range.Low < range.High);

    [Theory]
    [InlineData("")]
    [InlineData("24")]
    [InlineData("2024-1")]
    [InlineData("2023-02-29")]
    [InlineData("2024-01-01T24:00:00Z")]
    [InlineData("2024-01-01T10:00:00z")]
    [InlineData("2024-01-01T10:00:00.Z")]
    [InlineData("2024-01-01T10:00:00+1:00")]
    [InlineData("2024-01-01T10:00:00Zx")]
    [InlineData("20240101")]
    public void What_is_no_date_has_no_range(string text) => Assert.Null(TimeRange.Parse(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("100", 99.5, 100.5)]
    [InlineData("100.00", 99.995, 100.005)]
    [InlineData("1e2", 95, 105)]
    [InlineData("-7", -7.5, -6.5)]
    [InlineData("0", -0.5, 0.5)]
    [InlineData("5.40e-3", 0.005395, 0.005405)]
    public void Number_is_the_range_its_digits_imply(string text, double low, double high)
    {
        var range = NumberRange.Parse(text)!.Value;
        Assert.Equal(((decimal)low, (decimal)high), (range.Low, range.High));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1,5")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("0x10")]
    [InlineData("79228162514264337593543950335e1")]
    public void What_is_no_number_has_no_range(string text) => Assert.Null(NumberRange.Parse(text));

    [Theory]
    [InlineData("Åse", "aase")]
    [InlineData("Aase", "aase")]
    [InlineData("A\u030Ase", "aase")]     // the same letter in two code points
    [InlineData("BJØRN", "bjoern")]
    [InlineData("Björn", "bjoern")]
    [InlineData("Sæther", "saether")]
    [InlineData("José  André\t", "jose andre")]
    [InlineData("Müller", "muller")]
    [InlineData("Čáhppe Đorđe", "cahppe dorde")]
    [InlineData("Nguyễn", "nguyen")]
    [InlineData("Straße 5", "strasse 5")]
    [InlineData("李", "李")]
    [InlineData("Σίσυφος", "σισυφοσ")]          // a sigma at the end of a word is a sigma
    [InlineData("ΣΊΣΥΦΟΣ", "σισυφοσ")]
    [InlineData("Μαΐου Ϊρις Ὼ", "μαιου ιρισ ὼ")]
    public void Text_is_folded_the_Norwegian_way(string text, string folded) => Assert.Equal(folded, SearchText.Fold(text));

    [Theory]
    [InlineData("Observation", "Observation.value as Quantity", null)]
    [InlineData("Observation", "(Observation.value as Quantity) | Observation.code | Patient.name", "value.as(Quantity) | code")]
    [InlineData("Observation", "Observation.subject.where(resolve() is Patient)", "subject.where(resolve() is Patient)")]
    [InlineData("Patient", "Patient.telecom.where(system='phone') | Person.telecom.where(system='phone')", "telecom.where(system='phone')")]
    [InlineData("Patient", "Resource.meta.tag", "meta.tag")]
    [InlineData("Patient", "Patient.deceased.exists() and Patient.deceased != false", null)]
    [InlineData("Observation", "value.as(DateTime) | value.as(Period)", "value.as(dateTime) | value.as(Period)")]
    public void Plain_expressions_become_paths_and_others_are_left_to_FHIRPath(string type, string expression, string? paths) =>
        Assert.Equal(paths, SearchPath.Parse(expression, type) is { } found ? string.Join(" | ", found) : null);
}
