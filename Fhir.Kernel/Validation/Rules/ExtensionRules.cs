using System.Text;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Validation.Rules;

/// <summary>An extension and its definition, found by its url. https://hl7.org/fhir/R4/extensibility.html</summary>
internal static class ExtensionRules
{
    /// <summary>Pushes the rules of the extension's definition.</summary>
    public static void Enter(Element extension, int from, ValidationRun run)
    {
        if (extension.Child(run.Names.Value).Exists == extension.Child(run.Names.Extension).Exists) run.Report(extension, ContentRules.ValueOrExtensions);
        var url = extension.Child(run.Names.Url).Utf8Value;
        if (url.IsEmpty) return;
        // A part of a complex extension has a name for url; the definition around it says what it is.
        if (url.IndexOf((byte)':') < 0 && extension.Parent.Type == run.Names.ExtensionType) ExtensionParts.Check(extension, run);
        else if (url.IndexOf((byte)':') <= 0) run.Report(extension, ValidationRules.ExtensionUrl, Encoding.UTF8.GetString(url));
        else if (run.Book.Extension(url) is not { Place: { } place } definition) ReportUnknown(extension, run);
        else
        {
            if (definition.IsRetired) run.Report(extension, ValidationRules.DefinitionRetired, definition.Canonical);
            run.PushOnce(definition.Root, from);
            place.Check(extension, run);
        }
    }

    private static void ReportUnknown(Element extension, ValidationRun run)
    {
        var rule = extension.NameId == run.Names.ModifierExtension ? ValidationRules.ExtensionUnknownModifier : ValidationRules.ExtensionUnknown;
        run.Report(extension, rule, Encoding.UTF8.GetString(extension.Child(run.Names.Url).Utf8Value));
    }
}
