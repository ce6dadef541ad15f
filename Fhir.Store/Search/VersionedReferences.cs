using System.Globalization;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.FhirPath;
using Fhir.Kernel.Json;
using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Fhir.Store.Engine;
using Fhir.Store.Resources;

namespace Fhir.Store.Search;

/// <summary>
/// The index knows which resource a reference leads to, not which version. A resource that refers to a version is read again, so that an include
/// brings the version that is meant. https://hl7.org/fhir/R4/references.html#Reference
/// </summary>
internal sealed class VersionedReferences(SearchParameterSet known, ResourceStore resources)
{
    private const string Mark = "/_history/";

    private static readonly FhirPathContext Context = new() { ReferenceTypesFromText = true };

    /// <summary>Nearly always false, which spares the reading.</summary>
    public static bool MayBeIn(StoredResource resource) => resource.Json.Span.IndexOf("/_history/"u8) >= 0;

    /// <summary>What one resource's references lead to: the version they name, or else the current one. What is deleted or was never there is left out.</summary>
    public IEnumerable<StoredResource> Targets(Session session, StoredResource source, IncludePath path, string? ownBase)
    {
        if (JsonParser.Parse(source.Json, known.Schema).Document is not { } document) yield break;
        foreach (var text in References(document.Root, path))
        {
            if (ReferenceText.SplitLocal(text, ownBase) is not var (type, id) || path.TargetType is { } wanted && wanted != type) continue;
            var target = VersionOf(text) is { } version ? resources.ReadVersion(session, type, id, version) : resources.Read(session, type, id);
            if (target is { IsDeleted: false }) yield return target;
        }
    }

    private List<string> References(Element resource, IncludePath path)
    {
        IEnumerable<SearchParameter> parameters = path.Parameter is { } one ? [one] : known.Of(resource.Type.Name).Where(parameter => parameter.Type == SearchParameterType.Reference);
        return [.. parameters.SelectMany(parameter => Elements(resource, parameter)).Select(TextOf).OfType<string>().Distinct()];
    }

    private IEnumerable<Element> Elements(Element resource, SearchParameter parameter)
    {
        if (SearchPath.Parse(parameter.Expression!, resource.Type.Name) is { } paths) return paths.SelectMany(path => path.Select(resource));
        var expression = SearchExpression.For(parameter.Expression!, resource.Type.Name)!;
        return FhirPathExpression.Compile(expression, known.Schema, resource.Type.Name).Value.Evaluate(resource, Context)
            .Select(value => value.Element).Where(element => element.Exists);
    }

    private static string? TextOf(Element reference) => reference.IsPrimitive ? reference.Value : reference.ValueOf("reference");

    private static long? VersionOf(string text)
    {
        var mark = text.IndexOf(Mark, StringComparison.Ordinal);
        return mark > 0 && long.TryParse(text.AsSpan(mark + Mark.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
    }
}
