using System.Globalization;
using Fhir.Kernel.Elements;

namespace Fhir.Store.Tests;

/// <summary>
/// Two long records: <c>p1</c> with Observations and CarePlans of whatever time can be written, and <c>hourly</c> with an Observation each hour from 20 February 2024 on.
/// </summary>
public sealed class TimeWindowStore : IAsyncLifetime
{
    private const int Count = 840;
    private const int Hours = 420;
    private const int Latest = 30;
    private static readonly DateTimeOffset Start = new(2024, 2, 20, 0, 0, 0, TimeSpan.Zero);

    internal TestStore Store { get; } = new();

    public int Seed { get; } = Environment.TickCount;

    /// <summary>Of both.</summary>
    public List<Element> Observations { get; } = [];

    public List<Element> Plans { get; } = [];

    public async ValueTask InitializeAsync()
    {
        var random = new Random(Seed);
        string[] observations = [.. Enumerable.Range(0, Count).Select(at => Observation($"o{at}", "p1", at % 20 == 0 ? "\"issued\":\"2024-01-01T00:00:00Z\"" : $"\"effective{Effective(random)}"))];
        // In the order of the end those without one come first, and right after them the latest that last for an hour.
        var latest = Enumerable.Range(0, Latest).Select(at => Start.AddDays(21).AddMinutes(at)).Select((start, at) => Plan($"l{at}", $$"""{"start":"{{Text(start)}}","end":"{{Text(start.AddHours(1))}}"}"""));
        string[] plans = [.. Enumerable.Range(0, Count).Select(at => Plan($"c{at}", [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Period(random))])), .. latest];
        string[] hourly = [.. Enumerable.Range(0, Hours).Select(at => Observation($"h{at}", "hourly", $"\"effectiveDateTime\":\"{Text(Start.AddHours(at))}\""))];
        foreach (var chunk in observations.Concat(plans).Concat(hourly).Chunk(200)) await Store.PutAsync(chunk);
        Observations.AddRange(observations.Concat(hourly).Select(TestStore.Parse));
        Plans.AddRange(plans.Select(TestStore.Parse));
    }

    public ValueTask DisposeAsync()
    {
        Store.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string Effective(Random random) => random.Next(8) switch
    {
        0 => $"Period\":{Period(random)}",
        1 => $"Timing\":{{\"event\":[\"{Written(random)}\",\"{Written(random)}\"]}}",
        2 => $"Instant\":\"{Text(Moment(random))}\"",
        _ => $"DateTime\":\"{Written(random)}\"",
    };

    private static string Period(Random random)
    {
        var (start, end) = (Moment(random), Moment(random));
        if (end < start) (start, end) = (end, start);
        return random.Next(6) switch
        {
            4 or 5 => $$"""{"start":"{{Text(start)}}","end":"{{Text(start.AddHours(random.Next(1, 12)))}}"}""",
            0 => $$"""{"start":"{{Text(start)}}"}""",
            1 => $$"""{"end":"{{Text(end)}}"}""",
            _ => $$"""{"start":"{{Text(start)}}","end":"{{Text(end)}}"}""",
        };
    }

    /// <summary>Of several activities one may come before a time and another after it.</summary>
    private static string Plan(string id, params string[] periods) => $$"""
        {"resourceType":"CarePlan","id":"{{id}}","status":"active","intent":"plan","subject":{"reference":"Patient/p1"},
         "activity":[{{string.Join(',', periods.Select(period => $$"""{"detail":{"status":"scheduled","scheduledPeriod":{{period}} } }"""))}}]}
        """;

    private static DateTimeOffset Moment(Random random) => Start.AddMinutes(random.Next(20 * 24 * 60));

    /// <summary>As a search may say it: also to the minute.</summary>
    public static string Time(Random random) => random.Next(4) == 0 ? Text(Moment(random))[..16] + "Z" : Written(random);

    /// <summary>As a resource may say it.</summary>
    private static string Written(Random random)
    {
        var text = Text(Moment(random));
        return random.Next(10) switch
        {
            0 => text[..4],
            1 => text[..7],
            < 6 => text[..10],
            _ => text,
        };
    }

    private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Observation(string id, string patient, string effective) => $$"""
        {"resourceType":"Observation","id":"{{id}}","status":"final",{{effective}},"subject":{"reference":"Patient/{{patient}}"},"code":{"coding":[{"system":"urn:c","code":"c"}]} }
        """;
}
