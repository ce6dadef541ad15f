using System.Text;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Store.Access;

namespace Fhir.Tiltak.KritiskInfo.Writing;

/// <summary>A version of critical information that is to take the place of another.</summary>
/// <param name="Before">The version that is stored.</param>
/// <param name="After">The new one, where it stands in what was sent.</param>
internal sealed record CriticalChange(CriticalShape Shape, StoredResource Stored, Element Before, Element After)
{
    /// <summary>What stands in the way; empty when nothing does. A version that says the same as the one before changes nothing and needs nobody who did.</summary>
    public IReadOnlyList<Issue> Problems()
    {
        if (After.Child("meta").ValueOf("versionId") is { } version && version != Text(Stored.Version))
            return [CriticalWriteRules.VersionStale.At($"{After.Path}.meta.versionId", version, Text(Stored.Version))];
        if (Content(Before) == Content(After)) return [];
        if (CriticalShape.IsNullified(Before)) return [CriticalWriteRules.Nullified.At(After.Path)];
        return
        [
            .. Changed(Shape.Kind, CriticalWriteRules.KindChanged), .. Changed(Shape.Code, CriticalWriteRules.CodeChanged),
            .. Changed(Shape.Origin, CriticalWriteRules.OriginChanged), .. Changed([Shape.Subject], CriticalWriteRules.PatientChanged), .. Updater(),
        ];
    }

    private IEnumerable<Issue> Changed(string[] names, Rule rule) => names.Where(name => Said(Before, name) != Said(After, name))
        .Select(name => rule.At($"{After.Path}.{name}", $"{After.Type.Name}.{name}", Said(Before, name)));

    private IEnumerable<Issue> Updater()
    {
        var updated = CriticalKind.Extension(After, CriticalKind.Updated);
        if (!CriticalKind.Extension(After, CriticalKind.Updater).Exists || !updated.HasValue)
        {
            yield return CriticalWriteRules.UpdaterMissing.At($"{After.Path}.extension");
            yield break;
        }
        var before = CriticalKind.Extension(Before, CriticalKind.Updated);
        if (before.HasValue && TimeRange.Parse(updated.Utf8Value) is { } now && TimeRange.Parse(before.Utf8Value) is { } then && now.High <= then.Low)
            yield return CriticalWriteRules.UpdatedEarlier.At(updated.Path, updated.Value!, before.Value!);
    }

    /// <summary>What an element says, without displays and narrative: those may be mended. A concept with codings is what they say, else its text.</summary>
    private static string Said(Element resource, string name)
    {
        var parts = new List<string>();
        foreach (var element in resource.ChildrenNamed(name)) parts.Add(element.HasValue ? element.Value! : element.ValueOf("reference") ?? Concept(element));
        return parts.Count == 0 ? "-" : string.Join(", ", parts.Order(StringComparer.Ordinal));
    }

    private static string Concept(Element concept)
    {
        var codings = new List<string>();
        foreach (var coding in concept.ChildrenNamed("coding")) codings.Add($"{coding.ValueOf("system")}|{coding.ValueOf("code")}");
        return codings.Count > 0 ? string.Join(" ", codings.Order(StringComparer.Ordinal)) : concept.ValueOf("text") ?? "-";
    }

    private static string Content(Element resource) => Encoding.UTF8.GetString(JsonWriter.ToBytes(resource, new JsonEdit { Include = element => element.Name is not "meta" || element.Parent != resource }));

    private static string Text(long version) => version.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
