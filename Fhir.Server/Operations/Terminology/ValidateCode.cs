using System.Collections.Immutable;
using Fhir.Kernel.Elements;
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

/// <summary>
/// ValueSet/$validate-code and CodeSystem/$validate-code. The answer is true or false only when that is known: what cannot be decided here is refused with 422
/// and the reasons, and an unknown value set or code system with 404. https://hl7.org/fhir/R4/valueset-operation-validate-code.html and
/// https://hl7.org/fhir/R4/codesystem-operation-validate-code.html
/// </summary>
public sealed class ValidateCode(LiveDefinitions definitions, WriteValidator reader)
{
    private static readonly string[] KnownOfValueSet =
        ["url", "context", "valueSet", "valueSetVersion", "code", "system", "systemVersion", "display", "coding", "codeableConcept", "date", "abstract", "displayLanguage"];

    private static readonly string[] KnownOfCodeSystem = ["url", "codeSystem", "code", "version", "display", "coding", "codeableConcept", "date", "abstract", "displayLanguage"];

    public async Task<FhirResponse> InValueSetAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel)
    {
        var input = OperationReading.Of(request, reader, KnownOfValueSet);
        if (input.Refusal is { } unreadable) return FhirResponse.Refuse(unreadable);
        var valueSet = await CanonicalInput.ReadAsync(request, input.Value, store, reader, cancel);
        if (valueSet.Refusal is { } refusal) return FhirResponse.Refuse(refusal);

        ValueSets.RefuseContext(input.Value);
        var (codes, options) = (CodeInput.Read(input.Value, input.Value.Text("system"), "systemVersion"), Options(input.Value));
        if (input.Value.Text("code") is not null && input.Value.Text("system") is null) input.Value.Refuse(ParameterRules.ParameterMissing.At(null, "system"));
        if (valueSet.Value is { Resource.Exists: false, Canonical: null }) input.Value.Refuse(ParameterRules.ParameterMissing.At(null, "url, valueSet"));
        if (input.Value.Problems.Count > 0) return FhirResponse.Refuse(400, [.. input.Value.Problems]);
        return InValueSet(request, valueSet.Value, codes, options);
    }

    public async Task<FhirResponse> InCodeSystemAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel)
    {
        var input = OperationReading.Of(request, reader, KnownOfCodeSystem);
        if (input.Refusal is { } unreadable) return FhirResponse.Refuse(unreadable);
        var system = await CanonicalInput.ReadAsync(request, input.Value, store, reader, cancel);
        if (system.Refusal is { } refusal) return FhirResponse.Refuse(refusal);

        var (codes, options) = (CodeInput.Read(input.Value, null, "version"), Options(input.Value));
        if (system.Value is { Resource.Exists: false, Canonical: null }) input.Value.Refuse(ParameterRules.ParameterMissing.At(null, "url, codeSystem"));
        if (input.Value.Problems.Count > 0) return FhirResponse.Refuse(400, [.. input.Value.Problems]);
        return InCodeSystem(request, system.Value, codes, options);
    }

    private static CodeCheckOptions Options(OperationInput input)
    {
        ValueSets.RefuseDate(input);
        return new CodeCheckOptions(input.Flag("abstract") ?? true, input.Text("displayLanguage"));
    }

    private FhirResponse InValueSet(FhirRequest request, CanonicalInput valueSet, ImmutableArray<SentCode> codes, CodeCheckOptions options)
    {
        var terminology = definitions.Current.Terminology;
        ValueSetMembership Membership(TerminologyService service) => valueSet.Resource.Exists ? service.Membership(valueSet.Resource) : service.Membership(valueSet.Canonical!);
        if (ValueSets.Unknown(Membership(terminology)) is { } unknown) return FhirResponse.Refuse(unknown);
        return Answer(new CodeValidator(terminology, options).InValueSet(Membership, codes), request);
    }

    private FhirResponse InCodeSystem(FhirRequest request, CanonicalInput input, ImmutableArray<SentCode> codes, CodeCheckOptions options)
    {
        var terminology = CodeSystems.With(definitions.Current.Terminology, input.Resource);
        var (url, version) = Kernel.Definitions.Canonical.Split(input.Canonical ?? "");
        if (!terminology.Knows(url, version)) return FhirResponse.Refuse(404, new UncheckedReason(UncheckedCause.SystemNotLoaded, input.Canonical!).Issue);
        return Answer(new CodeValidator(terminology, options).InCodeSystem(url, version, codes), request);
    }

    private static FhirResponse Answer(CodeCheck check, FhirRequest request)
    {
        if (check.Verdict == Verdict.NotChecked) return FhirResponse.Refuse(422, [.. check.Remarks]);
        using var writer = new ParametersWriter();
        writer.Boolean("result", check.Verdict == Verdict.Member);
        if (!check.Remarks.IsEmpty) writer.Text("message", "String", string.Join("; ", check.Remarks.Select(remark => remark.Text(request.Language))));
        writer.Text("display", "String", check.Display);
        return FhirResponse.OfJson(writer.Finish());
    }
}
