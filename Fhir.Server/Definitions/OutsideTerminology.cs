using Fhir.Kernel.Terminology;
using Fhir.Server.Transport;
using Fhir.Terminology.Remote;
using Fhir.Terminology.Tables;

namespace Fhir.Server.Definitions;

/// <summary>What the server may ask beside its definitions: imported code systems first, then the remote server, if one is named.</summary>
public sealed partial class OutsideTerminology : IDisposable
{
    private readonly CodeTableFolder tables;
    private readonly RemoteTerminology? remote;

    public OutsideTerminology(HostSettings settings, ILogger<OutsideTerminology> log)
    {
        tables = CodeTableFolder.Open(settings.Terminology.Folder);
        foreach (var damage in tables.Damaged) Left(log, damage);
        remote = settings.Terminology.Remote is { } address ? new RemoteTerminology(address) : null;
        Providers = remote is null ? new([tables], []) : new([tables, remote], [remote]);
    }

    public TerminologyProviders Providers { get; }

    public void Dispose()
    {
        tables.Dispose();
        remote?.Dispose();
    }

    [LoggerMessage(LogLevel.Warning, "A code table was left out: {Reason}")]
    private static partial void Left(ILogger log, string reason);
}
