namespace Fhir.Store.Access;

/// <summary>Whoever wrote a Subscription last. What is sent to its channel is what this permit may read.</summary>
/// <param name="Base">The FHIR base the owner used; empty when none was stated.</param>
/// <param name="Aside">See <see cref="WriteCommand.Aside"/>.</param>
public sealed record SubscriptionOwner(Permit Permit, string Base, string Aside);
