using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;
using Fhir.Tiltak;
using Route = Fhir.Server.Transport.Route;

namespace Fhir.Server.Operations.Brought;

/// <summary>The routes of the operations that the modules bring; the server knows none of them by name.</summary>
public sealed class BroughtOperations(WriteValidator reader, IOperationHost host)
{
    public IReadOnlyList<Route> All { get; } =
    [
        .. from module in TiltakModules.All
           from operation in module.Operations
           from route in operation.Routes
           select new Route(route.Method, route.Pattern, route.Needs, (request, store, cancel) => CallAsync(operation, request, store, reader, host, cancel)) { Definition = operation.Definition },
    ];

    private static async Task<FhirResponse> CallAsync(IFhirOperation operation, FhirRequest request, IPermittedStore store, WriteValidator reader, IOperationHost host, CancellationToken cancel)
    {
        var body = operation.TakesForeignContent ? (Document?)null : OperationReading.BodyOf(request, reader);
        if (body.Refusal is { } unreadable) return FhirResponse.Refuse(unreadable);
        return Answer(await operation.HandleAsync(Asked(operation, request, body.Value), store, host, cancel));
    }

    private static OperationRequest Asked(IFhirOperation operation, FhirRequest request, Document? body) => new()
    {
        Method = request.Method,
        Type = request.Type,
        Id = request.Id,
        BaseUrl = request.BaseUrl,
        Query = request.Query,
        Body = body,
        Content = operation.TakesForeignContent ? request.Body : default,
        ContentCharset = request.ContentCharset,
        Language = request.Language,
        IsStrict = request.Prefer.IsStrict,
        IfMatch = request.IfMatch,
        Origin = request.Origin,
        AccessBasis = request.Withheld.Basis,
    };

    private static FhirResponse Answer(OperationAnswer answer) => new(answer.Status)
    {
        Json = answer.Json,
        Outcome = answer.Outcome,
        Location = answer.Location,
        Version = answer.Version,
        LastModified = answer.LastModified,
    };
}
