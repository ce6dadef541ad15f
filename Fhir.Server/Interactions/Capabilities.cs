using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Json;
using Fhir.Kernel.Search;
using Fhir.Server.Authorization;
using Fhir.Server.Definitions;
using Fhir.Server.Patching;
using Fhir.Server.Response;
using Fhir.Server.Subscriptions.Streams;
using Fhir.Server.Transport;
using Fhir.Store.Access;

namespace Fhir.Server.Interactions;

/// <summary>
/// The CapabilityStatement, made from the route table, the search parameters the server indexes and the profiles of the loaded packages: nothing is
/// written here that the server does not do. https://hl7.org/fhir/R4/capabilitystatement.html
/// </summary>
public sealed class Capabilities(
    Schema schema, LiveParameters parameters, LiveDefinitions live, CapabilityResources resources, TerminologyCapabilities terminology, HostSettings settings, RouteTable routes, TimeProvider clock)
{
    private readonly DateTimeOffset started = clock.GetUtcNow();

    public Task<FhirResponse> HandleAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel)
    {
        var subset = Subset.Of(request);
        if (subset.Refusal is { } refusal) return Task.FromResult(FhirResponse.Refuse(refusal));
        var statement = request.Parameter("mode") switch
        {
            null or "full" => Statement(request.BaseUrl, isNormativeOnly: false),
            "normative" => Statement(request.BaseUrl, isNormativeOnly: true),
            "terminology" => terminology.Statement(request.BaseUrl),
            _ => null,
        };
        return Task.FromResult(statement is null
            ? FhirResponse.Refuse(400, InteractionRules.MetadataMode.At("mode", request.Parameter("mode")!))
            : FhirResponse.OfJson(subset.Value.Apply(statement, schema)));
    }

    private byte[] Statement(string baseUrl, bool isNormativeOnly)
    {
        var buffer = new ArrayBufferWriter<byte>(256 << 10);
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        writer.WriteStartObject();
        WriteHead(writer, baseUrl);
        writer.WriteStartArray("rest"u8);
        writer.WriteStartObject();
        SocketEndpoint.WriteClaim(writer, baseUrl);
        writer.WriteString("mode"u8, "server");
        writer.WriteString("documentation"u8,
            "«Prefer: respond-async» gjelder søk, historikk, operasjoner, batch og transaction. Regler, med paragraf og prøve: docs/rest-rules.md. X-Provenance lagres sammen med det som opprettes, oppdateres eller endres. Sletting med betingelse gjelder ett treff; skriv med If-Match for å ikke overskrive andres endringer. / "
            + "'Prefer: respond-async' holds for searches, histories, operations, batch and transaction. Rules, with paragraph and test: docs/rest-rules.md. X-Provenance is stored with what is created, updated or patched. A conditional deletion takes one match; write with If-Match so as not to overwrite the changes of others.");
        WriteSecurity(writer);
        resources.Write(writer, isNormativeOnly);
        WriteInteractions(writer, routes.OfSystem());
        WriteSearchParameters(writer, CommonParameters());
        WriteOperations(writer, routes.OperationsOfSystem());
        if (routes.HasCompartments()) WriteStrings(writer, "compartment", DefinitionsPack.Core.Compartments.Select(compartment => compartment.Url).Order(StringComparer.Ordinal));
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private void WriteHead(Utf8JsonWriter writer, string baseUrl)
    {
        writer.WriteString("resourceType"u8, "CapabilityStatement");
        writer.WriteString("id"u8, "fhirref");
        writer.WriteString("url"u8, $"{baseUrl}/metadata");
        writer.WriteString("version"u8, ServerVersion);
        writer.WriteString("name"u8, "FhirRef");
        writer.WriteString("title"u8, "FhirRef");
        writer.WriteString("status"u8, "active");
        writer.WriteString("date"u8, FhirInstant.Of(started));
        writer.WriteString("publisher"u8, "FhirRef");
        writer.WriteString("description"u8, "Kjørbar referanse for de fem tiltakene for deling av pasientinformasjon. / Executable reference for the five Norwegian measures for sharing patient information.");
        writer.WriteString("kind"u8, "instance");
        WriteStrings(writer, "instantiates", ["http://hl7.org/fhir/uv/bulkdata/CapabilityStatement/bulk-data"]);
        writer.WriteStartObject("software"u8);
        writer.WriteString("name"u8, "FhirRef");
        writer.WriteString("version"u8, ServerVersion);
        writer.WriteEndObject();
        writer.WriteStartObject("implementation"u8);
        writer.WriteString("description"u8, "FhirRef");
        writer.WriteString("url"u8, baseUrl);
        writer.WriteEndObject();
        writer.WriteString("fhirVersion"u8, "4.0.1");
        WriteStrings(writer, "format", [MediaTypes.FhirJson, MediaTypes.FhirXml, "json", "xml"]);
        WriteStrings(writer, "patchFormat", [.. PatchBody.Accepted.Split(", ")]);
        WriteStrings(writer, "implementationGuide", live.Current.Source.Entries.Where(entry => entry.ResourceType == "ImplementationGuide").Select(entry => entry.Url));
    }

    private void WriteSecurity(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("security"u8);
        writer.WriteBoolean("cors"u8, !settings.Web.Origins.IsEmpty);
        if (settings.Security.Mode != SecurityMode.Open)
        {
            writer.WriteStartArray("service"u8);
            writer.WriteStartObject();
            writer.WriteStartArray("coding"u8);
            writer.WriteStartObject();
            writer.WriteString("system"u8, "http://terminology.hl7.org/CodeSystem/restful-security-service");
            writer.WriteString("code"u8, "SMART-on-FHIR");
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndArray();
        }
        // https://hl7norway.github.io/best-practice/docs/fnr-dnr-get-vs-post.html
        var numbers = settings.NationalNumbersInUrl != NationalNumbersInUrl.Reject ? "" : " Searches by national number are sent as POST to _search: an address that holds one is refused.";
        writer.WriteString("description"u8, numbers.Insert(0, settings.Security.Mode switch
        {
            SecurityMode.Open => "No token is asked for; the server listens on this machine only.",
            SecurityMode.Test => "Bearer tokens from the embedded test issuer under /auth.",
            _ => "Bearer tokens from the external issuer that the server is configured with.",
        }));
        writer.WriteEndObject();
    }

    /// <summary>What every type can be searched by, and so the system. https://hl7.org/fhir/R4/search.html#all</summary>
    private IEnumerable<SearchParameter> CommonParameters() => parameters.Current.All.Where(parameter => parameter.Base is ["Resource"]);

    internal static void WriteSearchParameters(Utf8JsonWriter writer, IEnumerable<SearchParameter> parameters)
    {
        writer.WriteStartArray("searchParam"u8);
        foreach (var parameter in parameters.OrderBy(parameter => parameter.Code, StringComparer.Ordinal))
        {
            writer.WriteStartObject();
            writer.WriteString("name"u8, parameter.Code);
            writer.WriteString("definition"u8, parameter.Url);
            writer.WriteString("type"u8, parameter.Type.ToString().ToLowerInvariant());
            writer.WriteEndObject();
        }
        WriteFilter(writer);
        writer.WriteEndArray();
    }

    /// <summary>R4 describes it and gives it no definition. https://hl7.org/fhir/R4/search_filter.html</summary>
    private static void WriteFilter(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, "_filter");
        writer.WriteString("type"u8, "special");
        writer.WriteString("documentation"u8, "https://hl7.org/fhir/R4/search_filter.html");
        writer.WriteEndObject();
    }

    internal static void WriteInteractions(Utf8JsonWriter writer, IReadOnlyList<string> codes)
    {
        if (codes.Count == 0) return;
        writer.WriteStartArray("interaction"u8);
        foreach (var code in codes)
        {
            writer.WriteStartObject();
            writer.WriteString("code"u8, code);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    internal static void WriteOperations(Utf8JsonWriter writer, IReadOnlyList<(string Name, string Definition)> operations)
    {
        if (operations.Count == 0) return;
        writer.WriteStartArray("operation"u8);
        foreach (var (name, definition) in operations)
        {
            writer.WriteStartObject();
            writer.WriteString("name"u8, name);
            writer.WriteString("definition"u8, definition);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    internal static void WriteStrings(Utf8JsonWriter writer, string property, IEnumerable<string> values)
    {
        var list = values.ToList();
        if (list.Count == 0) return;
        writer.WriteStartArray(property);
        foreach (var value in list) writer.WriteStringValue(value);
        writer.WriteEndArray();
    }

    internal static string ServerVersion { get; } = typeof(Capabilities).Assembly.GetName().Version!.ToString(3);
}
