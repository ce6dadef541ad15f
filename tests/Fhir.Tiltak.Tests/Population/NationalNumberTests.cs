using Fhir.Tiltak.Population;
using Fhir.Tiltak.Population.Care;
using Fhir.Tiltak.Population.People;

namespace Fhir.Tiltak.Tests.Population;

/// <summary>The synthetic series, and the chance behind everything.</summary>
public sealed class NationalNumberTests
{
    [Theory]
    [InlineData(1958, "000", "499")]
    [InlineData(2010, "500", "999")]
    public void The_individual_number_is_of_the_century(int year, string first, string last)
    {
        var numbers = AllOf(new DateOnly(year, 5, 15), Sex.Female, isDNumber: false);

        Assert.All(numbers, number => Assert.InRange(string.CompareOrdinal(number[6..9], first), 0, int.MaxValue));
        Assert.All(numbers, number => Assert.InRange(string.CompareOrdinal(number[6..9], last), int.MinValue, 0));
    }

    [Fact]
    public void A_day_gives_about_two_hundred_numbers_to_each_sex_and_then_none()
    {
        var day = new DateOnly(1958, 5, 15);
        var (women, men) = (AllOf(day, Sex.Female, isDNumber: false), AllOf(day, Sex.Male, isDNumber: false));

        Assert.InRange(women.Count, 180, 250);
        Assert.InRange(men.Count, 180, 250);
        Assert.Equal(women.Count + men.Count, women.Concat(men).Distinct().Count());
    }

    // Weights and remainders: https://www.skatteetaten.no/deling/opplysninger/folkeregisteropplysninger/tenor
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Both_check_digits_are_right(bool isDNumber) => Assert.All(AllOf(new DateOnly(1980, 5, 15), Sex.Male, isDNumber), number =>
    {
        Assert.Equal(0, Sum(number, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11);
        Assert.Equal(0, Sum(number, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11);
    });

    [Theory]
    [InlineData(false, "1585")]
    [InlineData(true, "5585")]
    public void Eighty_is_added_to_the_month_and_forty_to_the_day_of_a_D_number(bool isDNumber, string begins) =>
        Assert.StartsWith(begins, new NationalNumbers().Give(new DateOnly(1980, 5, 15), Sex.Male, isDNumber)!.Value);

    [Fact]
    public void Organisation_numbers_have_their_check_digit_and_none_is_given_twice()
    {
        var numbers = new TestNumbers();
        string[] given = [.. Enumerable.Range(0, 500).Select(_ => numbers.Organisation().Value)];

        Assert.Equal(500, given.Distinct().Count());
        Assert.All(given, number => Assert.Equal(0, Sum(number, [3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11));
    }

    // The first numbers of the reference implementation from the seed 1234567: https://doi.org/10.1145/2660193.2660195
    [Fact]
    public void The_dice_fall_as_SplitMix64_says()
    {
        var dice = new Dice(1234567);

        Assert.Equal([6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821], Enumerable.Range(0, 5).Select(_ => dice.Next()));
    }

    [Theory]
    [InlineData(2026, 3, 28, "+01:00")]
    [InlineData(2026, 3, 29, "+02:00")]
    [InlineData(2026, 10, 24, "+02:00")]
    [InlineData(2026, 10, 25, "+01:00")]
    [InlineData(2024, 12, 31, "+01:00")]
    public void Summer_time_lasts_from_the_last_Sunday_of_March_to_that_of_October(int year, int month, int day, string offset) =>
        Assert.Equal($"{year}-{month:00}-{day:00}T09:30:00{offset}", NorwegianTime.At(new DateOnly(year, month, day), 570));

    private static List<string> AllOf(DateOnly day, Sex sex, bool isDNumber)
    {
        var (numbers, all) = (new NationalNumbers(), new List<string>());
        while (numbers.Give(day, sex, isDNumber) is { } number) all.Add(number.Value);
        return all;
    }

    private static int Sum(string number, int[] weights) => weights.Select((weight, at) => weight * (number[at] - '0')).Sum();
}
