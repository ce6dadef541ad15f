using System.Net;
using System.Text;
using System.Text.Json.Nodes;

using Fhir.Kernel.Definitions;
using Fhir.Kernel.Json;
using Fhir.Kernel.Xml;

namespace Fhir.Conformance.Engine.Tests.Double;

/// <summary>
/// A FHIR server in memory that does what the checks ask, honestly, over the data of the profile packages. A mutation spoils one thing: the data
/// before, or an answer on its way out.
/// </summary>
internal sealed class ReferenceServer : HttpMessageHandler
{
    public const string Base = "https://fhirref.example/fhir";

    private readonly ReferenceData data = ReferenceData.Create();
    private readonly Mutation? mutation;
    private readonly Interactions interactions;

    public ReferenceServer(Mutation? mutation)
    {
        this.mutation = mutation;
        mutation?.SpoilData?.Invoke(data);
        interactions = new Interactions(data);
    }

    public TopicsOfDouble Topics => interactions.Topics;

    /// <summary>The types there is something of.</summary>
    public IEnumerable<string> Held => data.Types;

    public int Count(string type) => data.All(type).Count();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = await Call.OfAsync(request, "/fhir", cancellationToken);
        mutation?.SpoilCall?.Invoke(call);
        var reply = Answer(call);
        mutation?.SpoilAnswer?.Invoke(call, reply);
        return Message(reply, Format(call));
    }

    private Reply Answer(Call call)
    {
        if (Format(call) == "unknown" && call.Type != "Binary") return Reply.Outcome(406, "not-supported", "Formatet støttes ikke.");
        return interactions.Answer(call);
    }

    private static string Format(Call call)
    {
        var wanted = call.Value("_format") ?? call.Accept;
        return wanted switch
        {
            "" or "*/*" => "json",
            _ when wanted.Contains("json") => "json",
            _ when wanted.Contains("xml") => "xml",
            _ => "unknown",
        };
    }

    private static HttpResponseMessage Message(Reply reply, string format)
    {
        var isXml = reply.Resource is not null && format == "xml";
        var bytes = reply.Bytes ?? (reply.Resource is null ? [] : isXml ? Xml(reply.Resource) : Encoding.UTF8.GetBytes(reply.Resource.ToJsonString()));
        var message = new HttpResponseMessage((HttpStatusCode)reply.Status) { Content = new ByteArrayContent(bytes) };
        message.Content.Headers.TryAddWithoutValidation("Content-Type", isXml ? "application/fhir+xml; charset=utf-8" : reply.MediaType);
        foreach (var (name, value) in reply.Headers)
            if (!message.Headers.TryAddWithoutValidation(name, value)) message.Content.Headers.TryAddWithoutValidation(name, value);
        return message;
    }

    private static byte[] Xml(JsonObject resource)
    {
        var parsed = JsonParser.Parse(Encoding.UTF8.GetBytes(resource.ToJsonString()), DefinitionsPack.Core.Schema);
        return XmlFormatWriter.ToBytes(parsed.Document!.Root);
    }
}
