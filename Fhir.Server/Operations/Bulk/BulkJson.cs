using System.Text.Json.Serialization;

namespace Fhir.Server.Operations.Bulk;

[JsonSerializable(typeof(ExportRequest))]
internal sealed partial class BulkJson : JsonSerializerContext;
