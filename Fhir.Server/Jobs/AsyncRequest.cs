using System.Text.Json;
using System.Text.Json.Serialization;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Server.Transport;

namespace Fhir.Server.Jobs;

/// <summary>A request to be answered later, as it is kept with its job; its body lies in the job's folder.</summary>
public sealed record AsyncRequest(string Method, IReadOnlyList<string> Path, string BaseUrl, IReadOnlyList<QueryParameter> Query, BodyFormat? ContentFormat, Language Language, bool IsStrict, ReturnPreference Return)
{
    public static AsyncRequest Of(FhirRequest request) =>
        new(request.Method, request.Path, request.BaseUrl, request.Query, request.ContentFormat, request.Language, request.Prefer.IsStrict, request.Prefer.Return);

    /// <summary>False when doing it twice may differ from doing it once: a batch creates, and so may an operation.</summary>
    [JsonIgnore]
    public bool IsRepeatable => Method == "GET" || Path is [.., "_search"];

    public FhirRequest ToRequest(ReadOnlyMemory<byte> body) => new()
    {
        Method = Method,
        Path = Path,
        BaseUrl = BaseUrl,
        Query = Query,
        Body = body,
        ContentFormat = ContentFormat,
        Language = Language,
        Prefer = new Prefer(Return, IsStrict),
    };

    public string ToJson() => JsonSerializer.Serialize(this, AsyncJson.Default.AsyncRequest);

    public static AsyncRequest Read(string json) => JsonSerializer.Deserialize(json, AsyncJson.Default.AsyncRequest)!;
}

[JsonSerializable(typeof(AsyncRequest))]
internal sealed partial class AsyncJson : JsonSerializerContext;
