using Fhir.Tiltak.Hjemmeoppfolging.Statistics;
using Xunit;

namespace Fhir.Tiltak.Tests.Hjemmeoppfolging;

/// <summary>Numbers worked out by hand. https://hl7.org/fhir/R4/valueset-observation-statistics.html</summary>
public sealed class SeriesStatisticsTests
{
    // 2 4 4 4 5 5 7 9: mean 5, squares of distance 32, cubes 42, fourth powers 356.
    [Theory]
    [InlineData("average", 5), InlineData("maximum", 9), InlineData("minimum", 2), InlineData("count", 8), InlineData("sum", 40), InlineData("median", 4.5)]
    [InlineData("variance", 32d / 7), InlineData("std-dev", 2.138089935299395), InlineData("skew", 42d / 8 / 8), InlineData("kurtosis", 356d / 8 / 16)]
    [InlineData("4-lower", 4), InlineData("4-upper", 5.5), InlineData("4-dev", 0.75)]
    [InlineData("20-percent", 4), InlineData("80-percent", 6.2), InlineData("5-1", 4), InlineData("5-2", 4), InlineData("5-3", 5), InlineData("5-4", 6.2)]
    public void Each_statistic_has_its_number(string code, double expected)
    {
        var series = new SeriesStatistics([9, 2, 4, 5, 4, 7, 4, 5], [0, 1, 2, 3, 4, 5, 6, 7]);

        Assert.Equal(expected, Assert.Single(Statistic.Find(code)!.Values(series)).Number, 12);
    }

    [Fact]
    public void Regression_is_a_slope_by_day_and_the_value_at_the_first_moment()
    {
        var line = Statistic.Find("regression")!.Values(new SeriesStatistics([80, 81, 82.5, 82.5], [0, 1, 2, 3])).Select(value => value.Number).ToList();

        Assert.Equal(0.9, line[0], 12);
        Assert.Equal(80.15, line[1], 12);
    }

    [Theory]
    [InlineData(0, "count", true), InlineData(0, "average", false), InlineData(0, "sum", false), InlineData(0, "median", false), InlineData(0, "4-dev", false)]
    [InlineData(1, "average", true), InlineData(1, "std-dev", false), InlineData(1, "variance", false), InlineData(1, "regression", false)]
    [InlineData(2, "std-dev", true), InlineData(2, "skew", false), InlineData(3, "skew", true), InlineData(3, "kurtosis", false), InlineData(4, "kurtosis", true)]
    public void A_series_too_short_for_a_statistic_has_none(int count, string code, bool has)
    {
        var series = new SeriesStatistics([.. Enumerable.Range(1, count).Select(number => (double)number * number)], [.. Enumerable.Range(0, count).Select(number => (double)number)]);

        Assert.Equal(has, Statistic.Find(code)!.Values(series).Any());
    }

    [Fact]
    public void Equal_amounts_have_no_skew_and_equal_moments_no_slope()
    {
        Assert.Empty(Statistic.Find("skew")!.Values(new SeriesStatistics([5, 5, 5, 5], [0, 1, 2, 3])));
        Assert.Empty(Statistic.Find("kurtosis")!.Values(new SeriesStatistics([5, 5, 5, 5], [0, 1, 2, 3])));
        Assert.Empty(Statistic.Find("regression")!.Values(new SeriesStatistics([5, 6], [0, 0])));
    }

    [Theory]
    [InlineData("max", "maximum"), InlineData("min", "minimum"), InlineData("average", "average"), InlineData("mode", null)]
    public void A_statistic_goes_by_its_code_and_R4s_short_names(string asked, string? code) => Assert.Equal(code, Statistic.Find(asked)?.Code);

    // The night to 31 March 2024 summer time began, the night to 27 October it ended.
    [Theory]
    [InlineData("2024-03-31T00:30:00Z", TimeWindow.Day, "2024-03-30T23:00:00Z", "2024-03-31T22:00:00Z")]
    [InlineData("2024-10-27T23:30:00Z", TimeWindow.Day, "2024-10-27T23:00:00Z", "2024-10-28T23:00:00Z")]
    [InlineData("2024-10-26T22:30:00Z", TimeWindow.Day, "2024-10-26T22:00:00Z", "2024-10-27T23:00:00Z")]
    [InlineData("2024-06-30T22:00:00Z", TimeWindow.Week, "2024-06-30T22:00:00Z", "2024-07-07T22:00:00Z")]
    [InlineData("2024-06-30T21:59:59Z", TimeWindow.Week, "2024-06-23T22:00:00Z", "2024-06-30T22:00:00Z")]
    [InlineData("2024-12-31T23:10:00Z", TimeWindow.Month, "2024-12-31T23:00:00Z", "2025-01-31T23:00:00Z")]
    [InlineData("2024-10-27T01:30:00Z", TimeWindow.Hour, "2024-10-27T01:00:00Z", "2024-10-27T02:00:00Z")]
    [InlineData("1969-12-31T23:30:00Z", TimeWindow.Hour, "1969-12-31T23:00:00Z", "1970-01-01T00:00:00Z")]
    public void A_window_follows_the_Norwegian_clock_and_calendar(string moment, TimeWindow window, string start, string end)
    {
        var range = TimeWindows.Around(Kernel.Search.TimeRange.Of(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture)), window);

        Assert.Equal((DateTimeOffset.Parse(start, System.Globalization.CultureInfo.InvariantCulture), DateTimeOffset.Parse(end, System.Globalization.CultureInfo.InvariantCulture)),
            (Kernel.Search.TimeRange.ToTime(range.Low), Kernel.Search.TimeRange.ToTime(range.High)));
    }
}
