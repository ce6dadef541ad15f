using Fhir.Kernel.Elements;

namespace Fhir.Tiltak.KritiskInfo;

/// <summary>The kinds of critical information in kjernejournal, as our resources name them.</summary>
public static class CriticalKind
{
    public const string System = "https://fhirref.example/no/kritisk-info/CodeSystem/kritisk-type";

    private const string Extensions = "https://fhirref.example/no/kritisk-info/StructureDefinition/";

    public const string ValidUntil = Extensions + "kritisk-valid-until";
    public const string Updater = Extensions + "kritisk-updater";
    public const string Updated = Extensions + "kritisk-updated";

    /// <summary>The kind in the resource's category; null when it has none.</summary>
    public static string? Of(Element resource)
    {
        foreach (var category in resource.ChildrenNamed("category"))
            foreach (var coding in category.ChildrenNamed("coding"))
                if (coding.ValueOf("system") == System) return coding.ValueOf("code");
        return null;
    }

    /// <summary>The value of an extension of the resource itself; default when it has none.</summary>
    public static Element Extension(Element resource, string url)
    {
        foreach (var extension in resource.ChildrenNamed("extension"))
            if (extension.ValueOf("url") == url) return extension.Child("value");
        return default;
    }
}
