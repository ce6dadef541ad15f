using System.Globalization;
using System.Text.Json;

using Fhir.Conformance.Checks;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Engine.Tests.Checks;

/// <summary>https://hl7.org/fhir/R4/search.html#date</summary>
public sealed class TimeSpannedTests
{
    [Theory]
    [InlineData("2024", "2024-01-01T00:00:00Z", "2025-01-01T00:00:00Z")]
    [InlineData("2024-02", "2024-02-01T00:00:00Z", "2024-03-01T00:00:00Z")]
    [InlineData("2024-02-29", "2024-02-29T00:00:00Z", "2024-03-01T00:00:00Z")]
    [InlineData("2024-02-29T23:30:00+01:00", "2024-02-29T22:30:00Z", "2024-02-29T22:30:01Z")]
    public void A_date_covers_the_time_its_precision_says(string date, string start, string end) =>
        Assert.Equal(new TimeSpanned(Time(start), Time(end)), TimeSpanned.Of(date));

    [Theory]
    [InlineData("")]
    [InlineData("i fjor")]
    [InlineData("2024-13")]
    [InlineData("2023-02-29")]
    [InlineData("0001")]
    [InlineData("9999-12-31")]
    public void What_is_no_date_covers_nothing(string text) => Assert.Null(TimeSpanned.Of(text));

    [Fact]
    public void A_period_without_end_goes_on()
    {
        var period = TimeSpanned.Of(new Node(JsonDocument.Parse("""{"start":"2024-02-01"}""").RootElement))!;
        Assert.Equal(Time("2024-02-01T00:00:00Z"), period.Start);
        Assert.True(period.End.Year > 9000);
        Assert.True(period.HasStart);
    }

    [Fact]
    public void A_period_without_start_began_nobody_says_when() =>
        Assert.False(TimeSpanned.Of(new Node(JsonDocument.Parse("""{"end":"2024-02-01"}""").RootElement))!.HasStart);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
