using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Journaldokumenter.Provide;

/// <summary>What is in use and is taken, though it is not as it should be: the sender is told in the answer's entry.</summary>
internal static class Tolerances
{
    private const string HomeCommunity = "https://profiles.ihe.net/ITI/MHD/StructureDefinition/ihe-HomeCommunityId";
    private const string DocumentType = "urn:oid:2.16.578.1.12.4.1.1.9602";

    public static IEnumerable<Issue> Of(ProvidedBundle bundle) => bundle.Of(EntryKind.DocumentReference).SelectMany(entry => Of(entry.Resource));

    private static IEnumerable<Issue> Of(Element document)
    {
        foreach (var identifier in document.Each("masterIdentifier").Concat(document.Each("identifier")))
            if (!identifier.Child("type").Exists) yield return ProvideRules.IdentifierTypeMissing.At(identifier.Path);
        foreach (var content in document.ChildrenNamed("content"))
            foreach (var extension in content.Child("attachment").ChildrenNamed("extension"))
                if (HomeCommunity.Equals(extension.ValueOf("url"), StringComparison.OrdinalIgnoreCase)) yield return ProvideRules.HomeCommunityPlace.At(extension.Path, extension.ValueOf("url")!);
        foreach (var issue in OfCodes(document)) yield return issue;
    }

    private static IEnumerable<Issue> OfCodes(Element document)
    {
        var (types, groups) = (Codes(document.Child("type")), document.Each("category").SelectMany(Codes).ToList());
        foreach (var type in types.Where(code => !code.EndsWith("-2", StringComparison.Ordinal))) yield return ProvideRules.DocumentTypeLevel.At($"{document.Path}.type", type, "type");
        foreach (var group in groups.Where(code => !code.EndsWith("-1", StringComparison.Ordinal))) yield return ProvideRules.DocumentTypeLevel.At($"{document.Path}.category", group, "category");
        if (types.Count > 0 && groups.Count > 0 && types.All(type => groups.All(group => group[0] != type[0]))) yield return ProvideRules.DocumentTypeGroup.At($"{document.Path}.type", types[0], groups[0]);
    }

    private static List<string> Codes(Element concept)
    {
        var codes = new List<string>();
        foreach (var coding in concept.ChildrenNamed("coding"))
            if (coding.ValueOf("system") == DocumentType && coding.ValueOf("code") is { Length: > 0 } code) codes.Add(code);
        return codes;
    }
}
