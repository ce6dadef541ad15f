using Fhir.Kernel.Outcome;
using Fhir.Kernel.Terminology;
using Fhir.Kernel.Terminology.Operations;
using Fhir.Server.Definitions;
using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Server.Operations.Terminology;

/// <summary>CodeSystem/$lookup: 404 for a system that is not loaded and for a code that it does not have. https://hl7.org/fhir/R4/codesystem-operation-lookup.html</summary>
public sealed class LookUp(LiveDefinitions definitions, WriteValidator reader)
{
    private static readonly string[] Known = ["code", "system", "version", "coding", "date", "displayLanguage", "property"];

    public Task<FhirResponse> HandleAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel) => Task.FromResult(Handle(request));

    private FhirResponse Handle(FhirRequest request)
    {
        var read = OperationReading.Of(request, reader, Known);
        if (read.Refusal is { } unreadable) return FhirResponse.Refuse(unreadable);
        var input = read.Value;
        ValueSets.RefuseDate(input);
        var codes = CodeInput.Read(input, input.Text("system"), "version");
        if (codes is [{ System: null }]) input.Refuse(ParameterRules.ParameterMissing.At(null, "system"));
        var (language, properties) = (input.Text("displayLanguage"), input.Texts("property"));
        return input.Problems.Count > 0 ? FhirResponse.Refuse(400, [.. input.Problems]) : Answer(codes[0], language, properties);
    }

    private FhirResponse Answer(SentCode code, string? language, IReadOnlyList<string> properties)
    {
        var (system, version) = Kernel.Definitions.Canonical.Split(code.System!);
        version = code.Version ?? version;
        var canonical = version is null ? system : $"{system}|{version}";
        if (definitions.Current.Terminology.System(system, version) is not { Content: not CodeSystemContent.NotPresent } loaded)
            return FhirResponse.Refuse(404, new UncheckedReason(UncheckedCause.SystemNotLoaded, canonical).Issue);
        if (loaded.Find(code.Code) is { } concept) return FhirResponse.OfJson(ConceptLookup.ToBytes(loaded, concept, language, properties));
        Issue unknown = TerminologyRules.CodeUnknown.At(null, code.Code, canonical);
        return loaded.Content == CodeSystemContent.Complete
            ? FhirResponse.Refuse(404, unknown)
            : FhirResponse.Refuse(404, unknown, new UncheckedReason(UncheckedCause.SystemIncomplete, canonical).Issue);
    }
}
