using System.Globalization;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Json;
using Fhir.Server.Transport;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Server.Audit;

/// <summary>The log of access: AuditEvents that the server writes on its own account, whatever its callers may write.</summary>
public sealed class AccessLog(Schema schema, OwnNotes own, TimeProvider clock)
{
    /// <summary>To be stored in the commit of what it tells of, or by <see cref="TellAsync"/>.</summary>
    public CreateCommand Event(AccessEvent told, AuditCaller caller)
    {
        var recorded = clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return new CreateCommand(JsonParser.Parse(AuditEventWriter.Write(told, caller, recorded), schema).Document!.Root, ResourceId.New());
    }

    /// <summary>All of them or none; on disk when it is answered.</summary>
    public Task<WriteResult> TellAsync(IEnumerable<AccessEvent> told, AuditCaller caller, CancellationToken cancel) =>
        own.WriteAsync(new WriteBatch([.. told.Select(one => (WriteCommand)Event(one, caller))]), cancel);
}
