using System.Collections.Immutable;
using System.Text.Json;
using Fhir.Kernel.FhirPath;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Server.Transport;

namespace Fhir.Server.Subscriptions.Topics;

/// <summary>
/// Reads topics from the JSON of R4B's SubscriptionTopic, one or an array of them. A topic that this server could not keep to the letter is
/// refused: an unknown type or parameter, a criterion that follows references, an event trigger.
/// </summary>
public sealed class TopicReader(SearchParameterSet parameters, DateTimeOffset now)
{
    private const string TypeBase = "http://hl7.org/fhir/StructureDefinition/";

    /// <summary>The topics, or what is wrong with the text.</summary>
    public (IReadOnlyList<SubscriptionTopic> Topics, string? Problem) Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return (root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray().Select(Topic)] : [Topic(root)], null);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or TopicException)
        {
            return ([], wrong.Message);
        }
    }

    private SubscriptionTopic Topic(JsonElement topic)
    {
        if (Text(topic, "resourceType") != "SubscriptionTopic") throw new TopicException("resourceType is not SubscriptionTopic");
        if (topic.TryGetProperty("eventTrigger", out _)) throw new TopicException("eventTrigger is not supported");
        if (Text(topic, "url") is not { } url || !Uri.TryCreate(url, UriKind.Absolute, out _)) throw new TopicException("url is missing or not absolute");
        ImmutableArray<ResourceTrigger> triggers = [.. Items(topic, "resourceTrigger").Select(Trigger)];
        if (triggers.IsEmpty) throw new TopicException($"{url} has no resourceTrigger");
        return new SubscriptionTopic(url, Text(topic, "version"), triggers,
            [.. Items(topic, "canFilterBy").Select(Filter)], [.. Items(topic, "notificationShape").SelectMany(Shape)]);
    }

    private ResourceTrigger Trigger(JsonElement trigger)
    {
        var type = TypeOf(trigger);
        var kinds = Strings(trigger, "supportedInteraction").Aggregate(ChangeKinds.None, (sum, word) => sum | Kind(word));
        var query = trigger.TryGetProperty("queryCriteria", out var criteria) ? Criteria(type, criteria) : null;
        return new ResourceTrigger(type, kinds == ChangeKinds.None ? ChangeKinds.Create | ChangeKinds.Update | ChangeKinds.Delete : kinds, query,
            Text(trigger, "fhirPathCriteria") is { } condition ? Condition(condition) : null);
    }

    private QueryCriteria Criteria(string type, JsonElement criteria) => new(
        Text(criteria, "previous") is { } previous ? Query(type, previous) : null, Passes(criteria, "resultForCreate"),
        Text(criteria, "current") is { } current ? Query(type, current) : null, Passes(criteria, "resultForDelete"),
        criteria.TryGetProperty("requireBoth", out var both) && both.GetBoolean());

    private static bool Passes(JsonElement criteria, string name) => Text(criteria, name) switch
    {
        null or "test-passes" => true,
        "test-fails" => false,
        var other => throw new TopicException($"{name} is '{other}'"),
    };

    private SearchQuery Query(string type, string text)
    {
        var query = SearchQueryParser.Parse(type, QueryText.Parse(text), parameters, new SearchSettings { IsStrict = true, Now = now });
        if (query.Refusal is { } refusal) throw new TopicException($"{type}?{text}: {refusal.Issues[0].Text(Language.En)}");
        return query.Value.Clauses.All(clause => clause is ParameterClause or MissingClause)
            ? query.Value
            : throw new TopicException($"{type}?{text} follows references");
    }

    private FhirPathExpression Condition(string text)
    {
        var compiled = FhirPathExpression.Compile(text, parameters.Schema);
        return compiled.Refusal is { } refusal ? throw new TopicException($"fhirPathCriteria: {refusal.Issues[0].Text(Language.En)}") : compiled.Value;
    }

    private TopicFilter Filter(JsonElement filter)
    {
        var (type, parameter) = (TypeOf(filter), Text(filter, "filterParameter") ?? "");
        if (parameters.Find(type, parameter) is null) throw new TopicException($"{type} has no search parameter '{parameter}'");
        return new TopicFilter(type, parameter, [.. Strings(filter, "modifier")]);
    }

    private IEnumerable<TopicInclude> Shape(JsonElement shape)
    {
        var type = TypeOf(shape);
        foreach (var path in Strings(shape, "include"))
        {
            Query(type, $"_include={path}");
            yield return new TopicInclude(type, path);
        }
    }

    private string TypeOf(JsonElement part)
    {
        var text = Text(part, "resource") ?? "";
        var type = text.StartsWith(TypeBase, StringComparison.Ordinal) ? text[TypeBase.Length..] : text;
        return parameters.IsResourceType(type) ? type : throw new TopicException($"'{text}' is no resource type of R4");
    }

    private static ChangeKinds Kind(string word) => word switch
    {
        "create" => ChangeKinds.Create,
        "update" => ChangeKinds.Update,
        "delete" => ChangeKinds.Delete,
        _ => throw new TopicException($"supportedInteraction is '{word}'"),
    };

    private static string? Text(JsonElement part, string name) => part.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static JsonElement.ArrayEnumerator Items(JsonElement part, string name) => part.TryGetProperty(name, out var list) ? list.EnumerateArray() : default;

    private static IEnumerable<string> Strings(JsonElement part, string name) => Items(part, name).Select(item => item.GetString() ?? "");

    /// <summary>Ends the reading of a text that is wrong somewhere deep inside.</summary>
    private sealed class TopicException(string message) : Exception(message);
}
