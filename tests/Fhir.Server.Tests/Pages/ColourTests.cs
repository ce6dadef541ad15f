using System.Globalization;
using System.Text.RegularExpressions;
using Fhir.Server.Arena;

namespace Fhir.Server.Tests.Pages;

/// <summary>The colours of the stylesheet against each other, by the formula of https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio.</summary>
public sealed partial class ColourTests
{
    private const double Words = 4.5;
    private const double Shapes = 3;

    private static readonly Dictionary<string, (string Light, string Dark)> Tokens = Token().Matches(Stylesheet.Text)
        .ToDictionary(match => match.Groups[1].Value, match => (match.Groups[2].Value, match.Groups[3].Value));

    [Theory]
    [InlineData("ink", "paper", Words)]
    [InlineData("quiet", "paper", Words)]
    [InlineData("accent", "paper", Words)]
    [InlineData("warning", "paper", Words)]
    [InlineData("error", "paper", Words)]
    [InlineData("ink", "box", Words)]
    [InlineData("ink", "note", Words)]
    [InlineData("edge", "paper", Shapes)]
    [InlineData("edge", "note", Shapes)]
    [InlineData("accent", "box", Shapes)]
    public void Colours_that_meet_can_be_told_apart_in_light_and_dark(string one, string other, double least)
    {
        Assert.InRange(Contrast(Tokens[one].Light, Tokens[other].Light), least, 21);
        Assert.InRange(Contrast(Tokens[one].Dark, Tokens[other].Dark), least, 21);
    }

    [Fact]
    public void Every_colour_is_a_token_and_every_token_is_used()
    {
        var rules = Stylesheet.Text[(Stylesheet.Text.IndexOf('}', StringComparison.Ordinal) + 1)..];
        Assert.DoesNotMatch("#[0-9a-f]{3,8}\\b|rgb|hsl", rules);
        var used = Use().Matches(rules).Select(match => match.Groups[1].Value).ToHashSet();
        Assert.Equal(Tokens.Keys.Order(), used.Order());
    }

    [Theory]
    [InlineData("#ffffff", "#000000", 21)]
    [InlineData("#777777", "#ffffff", 4.48)]
    public void Contrast_is_what_the_formula_says(string one, string other, double contrast) => Assert.Equal(contrast, Contrast(one, other), 2);

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour) => 0.2126 * Part(colour, 1) + 0.7152 * Part(colour, 3) + 0.0722 * Part(colour, 5);

    private static double Part(string colour, int at)
    {
        var part = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex("--([a-z]+): light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)")]
    private static partial Regex Token();

    [GeneratedRegex("var\\(--([a-z]+)\\)")]
    private static partial Regex Use();
}
