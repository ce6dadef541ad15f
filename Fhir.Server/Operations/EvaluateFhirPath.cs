using Fhir.Kernel.FhirPath;
using Fhir.Server.Definitions;
using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Store.Access;

namespace Fhir.Server.Operations;

/// <summary>
/// $fhirpath: evaluates an expression on a resource that is sent along, in the shapes of the FHIRPath Lab. Terminology is the server's; other resources of the
/// store are out of reach. https://github.com/brianpos/fhirpath-lab/blob/develop/server-api.md
/// </summary>
public sealed class EvaluateFhirPath(WriteValidator reader, LiveDefinitions definitions)
{
    public Task<FhirResponse> HandleAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel) => Task.FromResult(Handle(request));

    private FhirResponse Handle(FhirRequest request)
    {
        var parameters = reader.Read(request);
        if (parameters.Refusal is { } unreadable) return FhirResponse.Refuse(unreadable);
        if (parameters.Value.Root.Type.Name != "Parameters")
            return FhirResponse.Refuse(400, Interactions.InteractionRules.TypeMismatch.At(null, "Parameters", parameters.Value.Root.Type.Name));

        var answer = FhirPathLab.Evaluate(parameters.Value, definitions.Current.Validator.ExpressionContext, request.Language);
        return answer.Refusal is { } refusal ? FhirResponse.Refuse(refusal) : FhirResponse.OfJson(answer.Value);
    }
}
