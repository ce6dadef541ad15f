using System.Collections.Frozen;
using Fhir.Kernel.Elements;

namespace Fhir.Tiltak.KritiskInfo.Writing;

/// <summary>Where a type of critical information says what the rules ask about.</summary>
/// <param name="Kind">Elements that say of which kind it is; they never change.</param>
/// <param name="Code">Elements that say what it is; they never change.</param>
/// <param name="Origin">Elements that say who recorded it first and when; they never change.</param>
/// <param name="Subject">The element that says whose it is.</param>
internal sealed record CriticalShape(string[] Kind, string[] Code, string[] Origin, string Subject)
{
    private static readonly FrozenDictionary<string, CriticalShape> ByType = new Dictionary<string, CriticalShape>
    {
        ["AllergyIntolerance"] = new(["category"], ["code"], ["recorder", "recordedDate"], "patient"),
        ["Condition"] = new(["category"], ["code"], ["recorder", "recordedDate"], "subject"),
        ["Procedure"] = new(["category"], ["code"], ["recorder"], "subject"),
        ["DeviceUseStatement"] = new([], ["device"], ["source", "recordedOn"], "subject"),
        ["Flag"] = new(["category"], ["code"], ["author"], "subject"),
        ["Consent"] = new(["category", "scope"], ["policyRule"], ["performer", "dateTime"], "patient"),
    }.ToFrozenDictionary();

    /// <summary>Null for a type that is never critical information.</summary>
    public static CriticalShape? Of(string type) => ByType.GetValueOrDefault(type);

    /// <summary>Whether the resource claims to be critical information.</summary>
    public static bool IsClaimedBy(Element resource)
    {
        foreach (var profile in resource.Child("meta").ChildrenNamed("profile"))
            if (profile.Value is { } url && CriticalProfiles.All.Contains((resource.Type.Name, url.Split('|')[0]))) return true;
        return false;
    }

    /// <summary>True for what is deleted in the national service's sense: kept, and never shown again.</summary>
    public static bool IsNullified(Element resource) => Summary.Current.IsInError(resource);
}
