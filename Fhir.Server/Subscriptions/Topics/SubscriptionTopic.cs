using System.Collections.Immutable;
using Fhir.Kernel.FhirPath;
using Fhir.Kernel.Search;

namespace Fhir.Server.Subscriptions.Topics;

/// <summary>
/// What may be subscribed to: which changes are events, what a subscriber may narrow them by, and what goes along with the resource that changed.
/// R4 has no such resource, so it is read from the JSON of R4B's. https://hl7.org/fhir/R4B/subscriptiontopic.html
/// </summary>
/// <param name="Url">The canonical, without a version.</param>
public sealed record SubscriptionTopic(
    string Url, string? Version, ImmutableArray<ResourceTrigger> Triggers, ImmutableArray<TopicFilter> Filters, ImmutableArray<TopicInclude> Includes)
{
    public IEnumerable<string> Types => Triggers.Select(trigger => trigger.Type).Distinct();

    /// <summary>Null when the topic cannot be filtered by the parameter.</summary>
    public TopicFilter? Filter(string type, string parameter) => Filters.FirstOrDefault(filter => filter.Type == type && filter.Parameter == parameter);
}

/// <summary>A change that is an event. https://hl7.org/fhir/R4B/subscriptiontopic-definitions.html#SubscriptionTopic.resourceTrigger</summary>
/// <param name="Query">Null when every change counts.</param>
/// <param name="Condition">Over <c>%previous</c> and <c>%current</c>; null when there is none. With a query too, both must hold.</param>
public sealed record ResourceTrigger(string Type, ChangeKinds Kinds, QueryCriteria? Query, FhirPathExpression? Condition);

/// <param name="Previous">What the version before must match; null asks nothing of it.</param>
/// <param name="PassesOnCreate">The verdict on the version before when there is none.</param>
/// <param name="PassesOnDelete">The verdict on the current version when there is none.</param>
/// <param name="RequireBoth">Both must match; else one is enough.</param>
public sealed record QueryCriteria(SearchQuery? Previous, bool PassesOnCreate, SearchQuery? Current, bool PassesOnDelete, bool RequireBoth);

/// <param name="Modifiers">Modifiers and prefixes that may be used beside plain equality.</param>
public sealed record TopicFilter(string Type, string Parameter, ImmutableArray<string> Modifiers);

/// <param name="Path">As in <c>_include</c>: <c>Observation:patient</c>.</param>
public sealed record TopicInclude(string Type, string Path);

[Flags]
public enum ChangeKinds
{
    None = 0,
    Create = 1,
    Update = 2,
    Delete = 4,
}
