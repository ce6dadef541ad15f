using System.Collections.Immutable;
using Fhir.Kernel.Outcome;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;
using Fhir.Tiltak;

namespace Fhir.Server.Visibility;

/// <summary>What is withheld from a request, and by what right its caller says he asks.</summary>
/// <param name="Rules">What is withheld; all there is when the caller claims a right he has not got.</param>
/// <param name="Basis">As the caller states it; null when he states none that is known.</param>
/// <param name="Objection">Why he is refused; null when he is not.</param>
public sealed record Withheld(ImmutableArray<IWithholding> Rules, string? Basis = null, Refusal? Objection = null)
{
    /// <summary>Of the rules, those that consents may open; until <see cref="ConsentOpenings"/> has found any they apply in full.</summary>
    public ImmutableArray<IWithholding> OfConsenting { get; init; } = [];

    /// <summary>By rule and patient, the Consent that opens: <c>Consent/1</c>.</summary>
    public ImmutableDictionary<IWithholding, ImmutableDictionary<string, string>> Opened { get; init; } = ImmutableDictionary<IWithholding, ImmutableDictionary<string, string>>.Empty;

    /// <summary>The Consent by which something of a patient is open to the caller; null when there is none.</summary>
    public string? ConsentOf(string patientId) => Opened.Values.Select(consents => consents.GetValueOrDefault(patientId)).FirstOrDefault(consent => consent is not null);

    /// <summary>For whoever has not said why he should see more: jobs, subscriptions, operations.</summary>
    public static Withheld Everything { get; } = new([.. TiltakModules.All.SelectMany(module => module.Withholdings)]);

    /// <summary>What a header claims counts as far as the caller's token bears it out.</summary>
    public static Withheld From(IHeaderDictionary headers, Permit caller)
    {
        var (everything, lifted, consenting, stated) = (Everything, (ImmutableArray<IWithholding>?)null, ImmutableArray<IWithholding>.Empty, (string?)null);
        foreach (var rule in everything.Rules)
        {
            var basis = rule.BasisOf(name => headers[name].ToString());
            var opening = rule.OpeningFor(basis, caller.Holder);
            if (opening.Refusal is { } objection) return everything with { Basis = basis, Objection = objection };
            stated ??= basis;
            if (opening.Value == Opening.Everything) lifted = (lifted ?? everything.Rules).Remove(rule);
            if (opening.Value == Opening.OfConsenting) consenting = consenting.Add(rule);
        }
        // Most requests claim nothing, and every read asks.
        return lifted is null && stated is null && consenting.IsEmpty ? everything : new Withheld(lifted ?? everything.Rules, stated) { OfConsenting = consenting };
    }
}
