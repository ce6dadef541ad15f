using System.Collections.Frozen;
using System.Text.Json;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Search;
using Fhir.Server.Definitions;
using Fhir.Server.Transport;

namespace Fhir.Server.Interactions;

/// <summary>
/// What the CapabilityStatement says of each resource type, from the routes, the search parameters and the profiles there are.
/// https://hl7.org/fhir/R4/capabilitystatement-definitions.html#CapabilityStatement.rest.resource
/// </summary>
public sealed class CapabilityResources(Schema schema, LiveParameters parameters, LiveDefinitions live, HostSettings settings, RouteTable routes)
{
    /// <summary>The one type without an endpoint of its own. https://hl7.org/fhir/R4/parameters.html</summary>
    public const string NotStored = "Parameters";

    // The types whose pages say "Normative" in R4. https://hl7.org/fhir/R4/resourcelist.html
    private static readonly FrozenSet<string> Normative = FrozenSet.Create(
        "Binary", "Bundle", "CapabilityStatement", "CodeSystem", "Observation", "OperationDefinition", "OperationOutcome", "Patient", "StructureDefinition", "ValueSet");

    private const int MostTargets = 100;

    public void Write(Utf8JsonWriter writer, bool isNormativeOnly)
    {
        var profiles = live.Current.Source.Entries.Where(entry => entry.IsProfile && !entry.Url.StartsWith("http://hl7.org/fhir/", StringComparison.Ordinal)).ToLookup(entry => entry.Type);
        var reverse = ReverseIncludes();
        writer.WriteStartArray("resource"u8);
        foreach (var type in schema.Types.Where(type => type is { IsResource: true, IsAbstract: false, Name: not NotStored }).OrderBy(type => type.Name, StringComparer.Ordinal))
        {
            if (isNormativeOnly && !Normative.Contains(type.Name)) continue;
            WriteResource(writer, type.Name, profiles[type.Name].Select(entry => entry.Url), reverse[type.Name]);
        }
        writer.WriteEndArray();
    }

    private void WriteResource(Utf8JsonWriter writer, string type, IEnumerable<string> profiles, IEnumerable<string> reverse)
    {
        writer.WriteStartObject();
        if (type == "Subscription") settings.Subscriptions.Topics.WriteClaims(writer);
        writer.WriteString("type"u8, type);
        writer.WriteString("profile"u8, $"http://hl7.org/fhir/StructureDefinition/{type}");
        Capabilities.WriteStrings(writer, "supportedProfile", profiles.Distinct().Order(StringComparer.Ordinal));
        Capabilities.WriteInteractions(writer, routes.OfType(type));
        WriteVersioning(writer, type);
        Capabilities.WriteStrings(writer, "referencePolicy", settings.ReferentialIntegrity == ReferentialIntegrity.Reject ? ["literal", "logical", "enforced"] : ["literal", "logical"]);
        Capabilities.WriteStrings(writer, "searchInclude", Includes(type));
        Capabilities.WriteStrings(writer, "searchRevInclude", reverse.Order(StringComparer.Ordinal));
        Capabilities.WriteSearchParameters(writer, parameters.Current.Of(type));
        Capabilities.WriteOperations(writer, routes.OperationsOf(type));
        writer.WriteEndObject();
    }

    private void WriteVersioning(Utf8JsonWriter writer, string type)
    {
        var isUpdated = routes.Has("PUT", "{type}/{id}", type);
        writer.WriteString("versioning"u8, isUpdated ? "versioned-update" : "versioned");
        writer.WriteBoolean("readHistory"u8, routes.Has("GET", "{type}/{id}/_history/{vid}"));
        writer.WriteBoolean("updateCreate"u8, isUpdated);
        writer.WriteBoolean("conditionalCreate"u8, true);
        writer.WriteString("conditionalRead"u8, "full-support");
        writer.WriteBoolean("conditionalUpdate"u8, routes.Has("PUT", "{type}", type));
        writer.WriteString("conditionalDelete"u8, routes.Has("DELETE", "{type}", type) ? "single" : "not-supported");
    }

    private IEnumerable<string> Includes(string type) =>
        References(type).Select(parameter => $"{type}:{parameter.Code}").Distinct().Order(StringComparer.Ordinal);

    /// <summary>By the type that is referred to. What may refer to everything (Provenance:target and its like) can be asked for too; saying so on each type would make the statement five times as long.</summary>
    private ILookup<string, string> ReverseIncludes() =>
        (from type in schema.Types.Where(type => type is { IsResource: true, IsAbstract: false, Name: not NotStored })
         from parameter in References(type.Name)
         where parameter.Targets.Length < MostTargets
         from target in parameter.Targets
         select (target, Name: $"{type.Name}:{parameter.Code}")).Distinct().ToLookup(pair => pair.target, pair => pair.Name);

    private IEnumerable<SearchParameter> References(string type) => parameters.Current.Of(type).Where(parameter => parameter.Type == SearchParameterType.Reference);
}
