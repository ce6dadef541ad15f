using System.Text.Json.Nodes;

namespace Fhir.Server.Tests.Subscriptions;

/// <summary>A notification Bundle, read the way a subscriber would.</summary>
internal sealed record NotificationText(JsonNode Bundle)
{
    private JsonArray Parameters => Bundle["entry"]![0]!["resource"]!["parameter"]!.AsArray();

    public string Type => Value("type")!;

    public string Status => Value("status")!;

    public string? Topic => Value("topic");

    public long EventsSinceStart => long.Parse(Value("events-since-subscription-start")!, null);

    public string Subscription => Parameters.First(parameter => parameter!["name"]!.GetValue<string>() == "subscription")!["valueReference"]!["reference"]!.GetValue<string>();

    public IReadOnlyList<JsonNode> Entries => [.. Bundle["entry"]!.AsArray().Skip(1).Select(entry => entry!)];

    /// <summary>The numbers of the events.</summary>
    public IReadOnlyList<long> Numbers => [.. Events.Select(parts => long.Parse(Part(parts, "event-number")!["valueString"]!.GetValue<string>(), null))];

    /// <summary>Type/id of the focus of each event; empty where none is told.</summary>
    public IReadOnlyList<string> Focuses => [.. Events.Select(parts => Part(parts, "focus")?["valueReference"]!["reference"]!.GetValue<string>() ?? "").Select(Short)];

    public IReadOnlyList<string> Contexts =>
        [.. Events.SelectMany(parts => parts.Where(part => part!["name"]!.GetValue<string>() == "additional-context")).Select(part => Short(part!["valueReference"]!["reference"]!.GetValue<string>()))];

    private IEnumerable<JsonArray> Events => Parameters.Where(parameter => parameter!["name"]!.GetValue<string>() == "notification-event").Select(parameter => parameter!["part"]!.AsArray());

    private static JsonNode? Part(JsonArray parts, string name) => parts.FirstOrDefault(part => part!["name"]!.GetValue<string>() == name);

    private static string Short(string reference) => string.Join('/', reference.Split('/').TakeLast(2));

    private string? Value(string name)
    {
        var parameter = Parameters.FirstOrDefault(parameter => parameter!["name"]!.GetValue<string>() == name);
        return (parameter?["valueCode"] ?? parameter?["valueString"] ?? parameter?["valueCanonical"])?.GetValue<string>();
    }
}
