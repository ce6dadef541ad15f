using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Snapshot;
using Fhir.Server.Definitions;
using Fhir.Server.Interactions;
using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Store.Access;

namespace Fhir.Server.Operations;

/// <summary>
/// $snapshot: a StructureDefinition with its differential comes back with its snapshot; one that cannot be expanded gets 422 and what is wrong. The body is
/// the definition itself, or Parameters with it as <c>definition</c> or with the <c>url</c> of one the server knows.
/// https://hl7.org/fhir/R4/structuredefinition-operation-snapshot.html
/// </summary>
public sealed class GenerateSnapshot(WriteValidator reader, LiveDefinitions definitions)
{
    public Task<FhirResponse> HandleAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel) => Task.FromResult(Handle(request));

    private FhirResponse Handle(FhirRequest request)
    {
        var body = reader.Read(request);
        if (body.Refusal is { } unreadable) return FhirResponse.Refuse(unreadable);
        var definition = Definition(body.Value);
        if (definition.Refusal is { } refusal) return FhirResponse.Refuse(refusal);

        var snapshot = SnapshotGenerator.Generate(definition.Value, definitions.Current.Source);
        return snapshot.IsValue ? FhirResponse.OfJson(snapshot.Value) : FhirResponse.Refuse(snapshot.Refusal!);
    }

    private Result<Document> Definition(Document body)
    {
        if (body.Root.Type.Name == "StructureDefinition") return body;
        if (body.Root.Type.Name != "Parameters") return Refusal.BadRequest(InteractionRules.TypeMismatch.At(null, "StructureDefinition", body.Root.Type.Name));
        if (Part(body.Root, "definition").Child("resource") is { Exists: true } inner) return Document.Of(inner);
        if (Part(body.Root, "url").ValueOf("value") is not { } url) return Refusal.BadRequest(OperationRules.SnapshotOfWhat.At("Parameters.parameter"));
        return definitions.Current.Source.Find(url) is { } known ? known : new Refusal(404, [OperationRules.DefinitionUnknown.At("Parameters.parameter", url)]);
    }

    private static Element Part(Element parameters, string name)
    {
        foreach (var parameter in parameters.ChildrenNamed("parameter"))
            if (parameter.ValueOf("name") == name) return parameter;
        return default;
    }
}
