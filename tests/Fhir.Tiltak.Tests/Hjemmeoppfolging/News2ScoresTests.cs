using Fhir.Tiltak.Hjemmeoppfolging.News2;
using Xunit;

namespace Fhir.Tiltak.Tests.Hjemmeoppfolging;

/// <summary>Both sides of every threshold of every parameter. https://www.rcp.ac.uk/resources/national-early-warning-score-news-2/</summary>
public sealed class News2ScoresTests
{
    [Theory]
    [InlineData(0, 3), InlineData(8, 3)]
    [InlineData(9, 1), InlineData(11, 1)]
    [InlineData(12, 0), InlineData(20, 0)]
    [InlineData(21, 2), InlineData(24, 2)]
    [InlineData(25, 3), InlineData(100, 3)]
    public void Respiration_has_its_points(int perMinute, int points) => Assert.Equal(points, News2Scores.OfRespiration(perMinute));

    [Theory]
    [InlineData(0, 3), InlineData(91, 3)]
    [InlineData(92, 2), InlineData(93, 2)]
    [InlineData(94, 1), InlineData(95, 1)]
    [InlineData(96, 0), InlineData(100, 0)]
    public void Saturation_has_its_points_by_scale_1_whatever_is_breathed(int percent, int points) =>
        Assert.All((bool?[])[null, false, true], isOnOxygen => Assert.Equal(points, News2Scores.OfSaturation(percent, SaturationScale.One, isOnOxygen)));

    [Theory]
    [InlineData(83, true, 3), InlineData(83, false, 3), InlineData(83, null, 3)]
    [InlineData(84, true, 2), InlineData(84, false, 2), InlineData(85, null, 2)]
    [InlineData(86, true, 1), InlineData(86, false, 1), InlineData(87, null, 1)]
    [InlineData(88, true, 0), InlineData(88, false, 0), InlineData(92, null, 0)]
    [InlineData(93, true, 1), InlineData(94, true, 1)]
    [InlineData(95, true, 2), InlineData(96, true, 2)]
    [InlineData(97, true, 3), InlineData(100, true, 3)]
    [InlineData(93, false, 0), InlineData(95, false, 0), InlineData(97, false, 0), InlineData(100, false, 0)]
    [InlineData(93, null, null), InlineData(100, null, null)]
    public void Saturation_has_its_points_by_scale_2_by_what_is_breathed(int percent, bool? isOnOxygen, int? points) =>
        Assert.Equal(points, News2Scores.OfSaturation(percent, SaturationScale.Two, isOnOxygen));

    [Theory]
    [InlineData(true, 2), InlineData(false, 0)]
    public void Oxygen_has_two_points(bool isOnOxygen, int points) => Assert.Equal(points, News2Scores.OfOxygen(isOnOxygen));

    [Theory]
    [InlineData(0, 3), InlineData(90, 3)]
    [InlineData(91, 2), InlineData(100, 2)]
    [InlineData(101, 1), InlineData(110, 1)]
    [InlineData(111, 0), InlineData(219, 0)]
    [InlineData(220, 3), InlineData(350, 3)]
    public void Systolic_pressure_has_its_points(int mmHg, int points) => Assert.Equal(points, News2Scores.OfSystolic(mmHg));

    [Theory]
    [InlineData(0, 3), InlineData(40, 3)]
    [InlineData(41, 1), InlineData(50, 1)]
    [InlineData(51, 0), InlineData(90, 0)]
    [InlineData(91, 1), InlineData(110, 1)]
    [InlineData(111, 2), InlineData(130, 2)]
    [InlineData(131, 3), InlineData(350, 3)]
    public void Pulse_has_its_points(int perMinute, int points) => Assert.Equal(points, News2Scores.OfPulse(perMinute));

    [Theory]
    [InlineData(Acvpu.A, 0), InlineData(Acvpu.C, 3), InlineData(Acvpu.V, 3), InlineData(Acvpu.P, 3), InlineData(Acvpu.U, 3)]
    public void Consciousness_has_three_points_for_all_but_alert(Acvpu level, int points) => Assert.Equal(points, News2Scores.OfConsciousness(level));

    [Theory]
    [InlineData("20", 3), InlineData("35.0", 3)]
    [InlineData("35.1", 1), InlineData("36.0", 1)]
    [InlineData("36.1", 0), InlineData("38.0", 0)]
    [InlineData("38.1", 1), InlineData("39.0", 1)]
    [InlineData("39.1", 2), InlineData("46", 2)]
    public void Temperature_has_its_points(string celsius, int points) => Assert.Equal(points, News2Scores.OfTemperature(decimal.Parse(celsius, System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>Between two numbers of the chart the nearer counts, and half-way the higher.</summary>
    [Theory]
    [InlineData("35.04", 3), InlineData("35.05", 1)]
    [InlineData("38.04", 0), InlineData("38.05", 1)]
    [InlineData("39.04", 1), InlineData("39.05", 2)]
    public void A_temperature_is_rounded_to_one_decimal_first(string celsius, int points) =>
        Assert.Equal(points, News2Scores.OfTemperature(decimal.Parse(celsius, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("8.4", 3), InlineData("8.5", 1), InlineData("20.4", 0), InlineData("20.5", 2), InlineData("24.4", 2), InlineData("24.5", 3)]
    public void A_count_is_rounded_to_a_whole_number_first(string perMinute, int points) =>
        Assert.Equal(points, News2Scores.OfRespiration(decimal.Parse(perMinute, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(0, 0, "lav"), InlineData(4, 2, "lav"), InlineData(1, 1, "lav")]
    [InlineData(3, 3, "lav-middels"), InlineData(4, 3, "lav-middels")]
    [InlineData(5, 2, "middels"), InlineData(5, 3, "middels"), InlineData(6, 3, "middels")]
    [InlineData(7, 2, "hoy"), InlineData(7, 3, "hoy"), InlineData(20, 3, "hoy")]
    public void The_response_follows_the_sum_and_the_highest_single_score(int total, int highest, string response) => Assert.Equal(response, News2Response.Of(total, highest).Code);
}
