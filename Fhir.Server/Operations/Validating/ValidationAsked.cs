using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Server.Transport;

namespace Fhir.Server.Operations.Validating;

/// <summary>What a $validate was given: the resource as it is, or in Parameters with mode and profile, which may stand in the address too.</summary>
/// <param name="Resource">Default when none was sent, and the stored one is meant.</param>
/// <param name="Mode">Null when none was named.</param>
/// <param name="Problem">What keeps it from being answered; null when nothing does.</param>
public sealed record ValidationAsked(Element Resource, IReadOnlyList<string> Profiles, ValidationMode? Mode, Issue? Problem)
{
    private static readonly string[] Known = ["resource", "mode", "profile"];

    /// <param name="body">Default when there is none.</param>
    public static ValidationAsked Of(FhirRequest request, Element body)
    {
        var isWrapped = body.Exists && IsWrapped(request, body);
        var resource = isWrapped ? Parameter(body, "resource").Select(parameter => parameter.Child("resource")).FirstOrDefault() : body;
        var modes = Texts(request, isWrapped, body, "mode");
        var asked = new ValidationAsked(resource, Texts(request, isWrapped, body, "profile"), ModeOf(modes), null);
        return asked with { Problem = Trouble(request, asked, modes) };
    }

    /// <summary>Parameters are a resource themselves; here they are the operation's when they hold what it has a name for, or when another type was expected.</summary>
    private static bool IsWrapped(FhirRequest request, Element body) =>
        body.Type.Name == "Parameters" && (request.Type.Length > 0 || Known.Any(name => Parameter(body, name).Count > 0));

    private static Issue? Trouble(FhirRequest request, ValidationAsked asked, List<string> modes)
    {
        if (modes.Count > 0 && (modes.Count > 1 || asked.Mode is null)) return ValidateRules.ModeUnknown.At("mode", string.Join(", ", modes));
        if (request.Id.Length > 0) return null;
        if (asked.Mode == ValidationMode.Delete) return ValidateRules.InstanceMissing.At("mode", modes[0]);
        return asked.Resource.Exists ? null : ValidateRules.ResourceMissing.At(null);
    }

    private static ValidationMode? ModeOf(List<string> modes) => modes switch
    {
        ["create"] => ValidationMode.Create,
        ["update"] => ValidationMode.Update,
        ["delete"] => ValidationMode.Delete,
        ["profile"] => ValidationMode.Profile,
        _ => null,
    };

    private static List<string> Texts(FhirRequest request, bool isWrapped, Element body, string name)
    {
        var inAddress = request.Query.Where(parameter => parameter.Name == name).Select(parameter => parameter.Value);
        return [.. inAddress, .. isWrapped ? Parameter(body, name).Select(parameter => parameter.ValueOf("value")).OfType<string>() : []];
    }

    private static List<Element> Parameter(Element body, string name)
    {
        var found = new List<Element>();
        foreach (var parameter in body.ChildrenNamed("parameter"))
            if (parameter.ValueOf("name") == name) found.Add(parameter);
        return found;
    }
}
