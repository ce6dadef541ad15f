using System.Text.Json.Serialization;

namespace Fhir.Store.Access.Jobs;

/// <summary>How a holder is kept with a job; made when the program is compiled.</summary>
[JsonSerializable(typeof(TokenHolder))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class HolderJson : JsonSerializerContext;
