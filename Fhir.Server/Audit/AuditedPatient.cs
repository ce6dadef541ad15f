using Fhir.Kernel.Elements;
using Fhir.Kernel.Search;

namespace Fhir.Server.Audit;

/// <summary>Whom something is about, as far as it says so by a reference to a patient here.</summary>
internal static class AuditedPatient
{
    private static readonly string[] Elements = ["subject", "patient"];

    /// <summary>Null when it does not say.</summary>
    /// <param name="replace">The text that is stored in place of an element's own; null keeps it.</param>
    public static string? Of(Element resource, string ownBase, Func<Element, string?>? replace = null)
    {
        foreach (var name in Elements)
        {
            var reference = resource.Child(name).Child("reference");
            if (reference.Exists && IdOf(replace?.Invoke(reference) ?? reference.Value, ownBase) is { } id) return id;
        }
        return null;
    }

    /// <summary>The element that says whom it is about, whatever it says; missing when there is none.</summary>
    public static Element SubjectOf(Element resource) => Elements.Select(name => resource.Child(name)).FirstOrDefault(subject => subject.Exists);

    /// <summary>Of the one patient a search names; null when it names none by id, or several.</summary>
    public static string? Of(IEnumerable<QueryParameter> query, string ownBase)
    {
        foreach (var (name, value) in query)
            if (Elements.Contains(name.Split(':')[0]) && !name.Contains('.', StringComparison.Ordinal))
                return IdOf(value, ownBase) ?? IdOf($"Patient/{value}", ownBase);
        return null;
    }

    public static string? IdOf(string? text, string ownBase) => text is not null && ReferenceText.SplitLocal(text, ownBase) is ("Patient", var id) ? id : null;
}
