using System.Collections.Immutable;
using Fhir.Store.Access.Operations;
using Fhir.Tiltak;

namespace Fhir.Server.Visibility;

/// <summary>What the modules withhold, and what of it applies to a request.</summary>
public static class Withheld
{
    /// <summary>What applies to whoever has not said why he should see more: jobs, subscriptions, operations.</summary>
    public static ImmutableArray<IWithholding> Everything { get; } = [.. TiltakModules.All.SelectMany(module => module.Withholdings)];

    public static ImmutableArray<IWithholding> From(IHeaderDictionary headers) =>
        [.. Everything.Where(withholding => withholding.AppliesTo(name => headers[name].ToString()))];
}
