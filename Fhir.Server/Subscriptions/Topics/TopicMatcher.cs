using Fhir.Kernel.Elements;
using Fhir.Kernel.FhirPath;
using Fhir.Kernel.Search;

namespace Fhir.Server.Subscriptions.Topics;

/// <summary>A version of a resource and the one before it.</summary>
/// <param name="Previous">Missing for a creation, and for the first version after a deletion.</param>
/// <param name="Current">Missing for a deletion.</param>
public sealed record ResourceChange(string Type, Element Previous, Element Current)
{
    public ChangeKinds Kind => (Previous.Exists, Current.Exists) switch
    {
        (false, true) => ChangeKinds.Create,
        (true, true) => ChangeKinds.Update,
        (true, false) => ChangeKinds.Delete,
        _ => ChangeKinds.None,
    };

    /// <summary>The resource as a subscriber may filter it: what is there now, or what was deleted.</summary>
    public Element Subject => Current.Exists ? Current : Previous;
}

/// <summary>Whether a change is an event of a topic, and whether it passes a subscriber's filters. Asks no index: the versions at hand decide.</summary>
/// <param name="ownBase">The base below which absolute references are local.</param>
public sealed class TopicMatcher(SearchParameterSet parameters, string? ownBase)
{
    // Criteria and filters that follow references are refused when they are read.
    private readonly SearchMatcher matcher = new(parameters, _ => [], ownBase);

    public bool IsEvent(SubscriptionTopic topic, ResourceChange change) => topic.Triggers.Any(trigger => IsTriggered(trigger, change));

    /// <summary>Filters on other types than the change's say nothing of it; those on its type must all hold.</summary>
    public bool Passes(IEnumerable<SearchQuery> filters, ResourceChange change) =>
        filters.All(filter => filter.Type != change.Type || matcher.Matches(filter, change.Subject));

    private bool IsTriggered(ResourceTrigger trigger, ResourceChange change) =>
        trigger.Type == change.Type && (trigger.Kinds & change.Kind) != 0
        && (trigger.Query is null || Holds(trigger.Query, change)) && (trigger.Condition is null || Holds(trigger.Condition, change));

    // https://hl7.org/fhir/R4B/subscriptiontopic-definitions.html#SubscriptionTopic.resourceTrigger.queryCriteria
    private bool Holds(QueryCriteria criteria, ResourceChange change)
    {
        var previous = criteria.Previous is null ? (bool?)null : change.Previous.Exists ? matcher.Matches(criteria.Previous, change.Previous) : criteria.PassesOnCreate;
        var current = criteria.Current is null ? (bool?)null : change.Current.Exists ? matcher.Matches(criteria.Current, change.Current) : criteria.PassesOnDelete;
        return (previous, current) switch
        {
            (null, null) => true,
            (null, { } only) => only,
            ({ } only, null) => only,
            ({ } before, { } now) => criteria.RequireBoth ? before && now : before || now,
        };
    }

    private static bool Holds(FhirPathExpression condition, ResourceChange change) => condition.IsTrue(change.Subject, FhirPathContext.Default with
    {
        Variables = new Dictionary<string, FhirPathValues> { ["previous"] = Values(change.Previous), ["current"] = Values(change.Current) },
    });

    private static FhirPathValues Values(Element element) => element.Exists ? FhirPathValues.Of(FhirPathValue.Of(element)) : FhirPathValues.Empty;
}
