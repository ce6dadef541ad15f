using Fhir.Server.Operations.Bulk;

namespace Fhir.Server.Jobs;

/// <summary>Who does which kind of job.</summary>
public sealed class JobKinds(ExportWork export)
{
    public const string Export = "export";

    public JobWork Of(string kind) => kind switch
    {
        Export => export.RunAsync,
        _ => throw new InvalidOperationException($"There is no kind of job '{kind}'; was it started by a newer program?"),
    };
}
