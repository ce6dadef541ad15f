using Fhir.Server.Operations.Bulk;
using Fhir.Server.Operations.Import;
using Fhir.Server.Operations.Reindex;

namespace Fhir.Server.Jobs;

/// <summary>Who does which kind of job.</summary>
public sealed class JobKinds(ExportWork export, AsyncWork later, ImportWork import, ReindexWork reindex)
{
    public const string Export = "export";

    public const string Import = "import";

    public const string Reindex = "reindex";

    /// <summary>An ordinary request that is answered later.</summary>
    public const string Async = "async";

    public JobWork Of(string kind) => kind switch
    {
        Export => export.RunAsync,
        Import => import.RunAsync,
        Reindex => reindex.RunAsync,
        Async => later.RunAsync,
        _ => throw new InvalidOperationException($"There is no kind of job '{kind}'; was it started by a newer program?"),
    };
}
