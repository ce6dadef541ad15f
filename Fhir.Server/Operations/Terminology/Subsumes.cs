using Fhir.Kernel.Elements;
using Fhir.Kernel.Terminology;
using Fhir.Kernel.Terminology.Operations;
using Fhir.Server.Definitions;
using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Server.Operations.Terminology;

/// <summary>CodeSystem/$subsumes: 404 for what is not there, 422 when the code system does not tell. https://hl7.org/fhir/R4/codesystem-operation-subsumes.html</summary>
public sealed class Subsumes(LiveDefinitions definitions, WriteValidator reader)
{
    private static readonly string[] Known = ["codeA", "codeB", "system", "version", "codingA", "codingB"];

    public async Task<FhirResponse> HandleAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel)
    {
        var read = OperationReading.Of(request, reader, Known);
        if (read.Refusal is { } unreadable) return FhirResponse.Refuse(unreadable);
        var input = read.Value;
        var instance = request.Id.Length > 0 ? await CanonicalInput.ReadAsync(request, input, store, reader, cancel) : new CanonicalInput(default, null);
        if (instance.Refusal is { } refusal) return FhirResponse.Refuse(refusal);

        var (a, b) = (Code(input, "A", instance.Value.Canonical), Code(input, "B", instance.Value.Canonical));
        if (a is not null && b is not null && a.System != b.System) input.Refuse(ParameterRules.ParameterUnsupported.At(null, "codingB", "codes of two systems are not compared"));
        if (input.Problems.Count > 0) return FhirResponse.Refuse(400, [.. input.Problems]);
        return Answer(CodeSystems.With(definitions.Current.Terminology, instance.Value.Resource), a!, b!);
    }

    private static FhirResponse Answer(TerminologyService terminology, SentCode a, SentCode b)
    {
        var version = a.Version ?? b.Version;
        if (terminology.System(a.System!, version) is not { Content: not CodeSystemContent.NotPresent } system)
            return FhirResponse.Refuse(404, new UncheckedReason(UncheckedCause.SystemNotLoaded, version is null ? a.System! : $"{a.System}|{version}").Issue);
        var outcome = Subsumption.Outcome(system, a.Code, b.Code);
        if (outcome.Refusal is { } refusal) return FhirResponse.Refuse(refusal);
        using var writer = new ParametersWriter();
        writer.Text("outcome", "Code", outcome.Value);
        return FhirResponse.OfJson(writer.Finish());
    }

    /// <summary>Null, with a problem in the input, when code or system is missing.</summary>
    private static SentCode? Code(OperationInput input, string letter, string? instance)
    {
        var (code, coding) = (input.Text($"code{letter}"), input.Value($"coding{letter}", "Coding"));
        if ((code is null) == !coding.Exists)
        {
            var names = $"code{letter}, coding{letter}";
            input.Refuse(code is null ? ParameterRules.ParameterMissing.At(null, names) : ParameterRules.ParametersConflict.At(null, names));
            return null;
        }
        var sent = coding.Exists ? new SentCode(coding.ValueOf("system"), coding.ValueOf("version"), coding.ValueOf("code") ?? "", null) : new SentCode(null, null, code!, null);
        var (own, ownVersion) = Kernel.Definitions.Canonical.Split(instance ?? input.Text("system") ?? "");
        sent = sent with { System = sent.System ?? (own.Length > 0 ? own : null), Version = sent.Version ?? input.Text("version") ?? ownVersion };
        if (sent.System is null) input.Refuse(ParameterRules.ParameterMissing.At(null, "system"));
        return sent;
    }
}
