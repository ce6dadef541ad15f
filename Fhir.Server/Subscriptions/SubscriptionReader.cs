using System.Collections.Immutable;
using System.Globalization;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Server.Subscriptions.Channels;
using Fhir.Server.Subscriptions.Topics;
using Fhir.Server.Transport;

namespace Fhir.Server.Subscriptions;

/// <summary>
/// Reads a Subscription against the topics and channels of this server and tells everything that is wrong with it at once (422).
/// https://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition-backport-subscription.html
/// </summary>
public sealed class SubscriptionReader(SubscriptionSettings settings, SearchParameterSet parameters, TimeProvider clock)
{
    private static readonly (int Least, int Most) HeartbeatSeconds = (1, 7 * 86400);
    private static readonly (int Least, int Most) TimeoutSeconds = (1, 60);
    private static readonly (int Least, int Most) MaxCounts = (1, 100);

    /// <param name="id">The id it is stored under.</param>
    /// <param name="ownBase">The base below which absolute references in filters are local; null for none.</param>
    public Result<TopicSubscription> Read(Element resource, string id, long version, string? ownBase)
    {
        var (problems, channel) = (new List<Issue>(), resource.Child("channel"));
        var topic = Topic(resource, problems);
        var kind = Channel(channel, problems);
        var filters = topic is null ? [] : Filters(resource, topic, ownBase, problems);
        var endpoint = kind == ChannelType.RestHook ? Endpoint(channel, problems) : null;
        CheckHeaders(channel, problems);
        var content = Content(channel, problems);
        var read = new Numbers(channel, problems);
        var (heartbeat, timeout, maxCount) = (read.Of("backport-heartbeat-period", HeartbeatSeconds), read.Of("backport-timeout", TimeoutSeconds), read.Of("backport-max-count", MaxCounts));
        if (problems.Count > 0) return new Refusal(422, problems);
        return new TopicSubscription
        {
            Id = id,
            Version = version,
            Status = SubscriptionCodes.Status(resource.ValueOf("status")) ?? SubscriptionStatus.Requested,
            Topic = topic!,
            Channel = kind!.Value,
            Filters = filters,
            Endpoint = endpoint,
            IsXml = MediaTypes.Of(channel.ValueOf("payload")!) == BodyFormat.Xml,
            Content = content!.Value,
            Heartbeat = heartbeat is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            Timeout = TimeSpan.FromSeconds(timeout ?? 10),
            MaxCount = maxCount ?? 1,
            End = DateTimeOffset.TryParse(resource.ValueOf("end"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var end) ? end : null,
        };
    }

    private SubscriptionTopic? Topic(Element resource, List<Issue> problems)
    {
        var canonical = resource.ValueOf("criteria") ?? "";
        if (settings.Topics.Find(canonical) is { } topic) return topic;
        problems.Add(SubscriptionRules.TopicUnknown.At(resource.Child("criteria").Path, canonical, string.Join(", ", settings.Topics.All.Select(known => known.Url))));
        return null;
    }

    private static ChannelType? Channel(Element channel, List<Issue> problems)
    {
        var type = channel.Child("type");
        // A channel that R4 has no code for stands in the extension, and then the code beside it means nothing.
        var named = Extensions(type, "backport-channel-type").FirstOrDefault().Child("value").ValueOf("code") ?? type.Value;
        if (SubscriptionCodes.Channel(named) is { } kind) return kind;
        problems.Add(SubscriptionRules.ChannelUnsupported.At(type.Path, named ?? "", string.Join(", ", SubscriptionCodes.Channels)));
        return null;
    }

    private ImmutableArray<SearchQuery> Filters(Element resource, SubscriptionTopic topic, string? ownBase, List<Issue> problems)
    {
        var reader = new FilterReader(topic, parameters, new SearchSettings { IsStrict = true, OwnBase = ownBase, Now = clock.GetUtcNow() });
        var filters = ImmutableArray.CreateBuilder<SearchQuery>();
        foreach (var extension in Extensions(resource.Child("criteria"), "backport-filter-criteria"))
        {
            var value = extension.Child("value");
            var read = reader.Read(value.Value ?? "", value.Path);
            if (read.Refusal is { } refusal) problems.AddRange(refusal.Issues);
            else filters.Add(read.Value);
        }
        return filters.ToImmutable();
    }

    private Uri? Endpoint(Element channel, List<Issue> problems)
    {
        var endpoint = channel.Child("endpoint");
        if (endpoint.Value is not { } text)
        {
            problems.Add(SubscriptionRules.EndpointMissing.At(channel.Path));
            return null;
        }
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && DestinationList.IsWellFormed(uri) && DestinationList.IsListed(uri, settings) && DestinationList.MayBeReachable(uri, settings)) return uri;
        problems.Add(SubscriptionRules.EndpointNotAllowed.At(endpoint.Path, text));
        return null;
    }

    private static void CheckHeaders(Element channel, List<Issue> problems)
    {
        var count = 0;
        foreach (var header in channel.ChildrenNamed("header"))
        {
            var text = header.Value ?? "";
            // Only the name is repeated: the value may be a secret.
            if (++count > ChannelHeaders.Most || ChannelHeaders.Parse(text) is null) problems.Add(SubscriptionRules.HeaderNotAllowed.At(header.Path, text.Split(':', 2)[0]));
        }
    }

    private static NotificationContent? Content(Element channel, List<Issue> problems)
    {
        var payload = channel.Child("payload");
        var code = Extensions(payload, "backport-payload-content").FirstOrDefault().Child("value").Value;
        var isKnown = payload.Value is { } type && MediaTypes.Of(type.Split(';')[0].Trim()) is BodyFormat.Json or BodyFormat.Xml;
        if (isKnown && SubscriptionCodes.Content(code) is { } content) return content;
        problems.Add(SubscriptionRules.Payload.At(payload.Exists ? payload.Path : channel.Path, payload.Value ?? "", code ?? ""));
        return null;
    }

    private static List<Element> Extensions(Element element, string name)
    {
        var found = new List<Element>();
        foreach (var extension in element.ChildrenNamed("extension"))
            if (extension.ValueOf("url") == SubscriptionCodes.Extensions + name) found.Add(extension);
        return found;
    }

    /// <summary>The numbers among the channel's extensions.</summary>
    private sealed class Numbers(Element channel, List<Issue> problems)
    {
        /// <summary>Null when it is not there.</summary>
        public int? Of(string name, (int Least, int Most) range)
        {
            if (Extensions(channel, name).FirstOrDefault() is not { Exists: true } extension) return null;
            var text = extension.Child("value").Value ?? "";
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= range.Least && number <= range.Most) return number;
            problems.Add(SubscriptionRules.NumberOutOfRange.At(extension.Path, name, text, $"{range.Least}-{range.Most}"));
            return null;
        }
    }
}
