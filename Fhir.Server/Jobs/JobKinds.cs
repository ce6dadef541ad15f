using Fhir.Server.Operations.Bulk;

namespace Fhir.Server.Jobs;

/// <summary>Who does which kind of job.</summary>
public sealed class JobKinds(ExportWork export, AsyncWork later)
{
    public const string Export = "export";

    /// <summary>An ordinary request that is answered later.</summary>
    public const string Async = "async";

    public JobWork Of(string kind) => kind switch
    {
        Export => export.RunAsync,
        Async => later.RunAsync,
        _ => throw new InvalidOperationException($"There is no kind of job '{kind}'; was it started by a newer program?"),
    };
}
