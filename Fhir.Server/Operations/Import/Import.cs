using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Server.Authorization;
using Fhir.Server.Jobs;
using Fhir.Server.Operations.Terminology;
using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;
using Microsoft.AspNetCore.Connections;

namespace Fhir.Server.Operations.Import;

/// <summary>
/// $import, the kick-off. The lines themselves are the body (application/fhir+ndjson, packed or not), or a Parameters resource tells where they are.
/// Follows the draft https://github.com/smart-on-fhir/bulk-import
/// </summary>
public sealed class Import(WriteValidator reader, JobStarter jobs, JobFolder folder, ImportSettings limits, SecuritySettings security)
{
    private const string Ndjson = "application/fhir+ndjson";

    private static readonly string[] Known = ["inputFormat", "inputSource", "input", "storageDetail", "mode", "validate"];

    public async Task<FhirResponse> HandleAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel)
    {
        if (!request.Prefer.IsAsync) return FhirResponse.Refuse(400, ImportRules.AsyncOnly.At("Prefer"));
        if (!store.Permit.PermitsSomewhere(Interaction.Update) && !store.Permit.PermitsSomewhere(Interaction.Create))
            return FhirResponse.Refuse(403, StoreRules.NotPermitted.At(null, Permit.AnyType));
        var import = Read(request);
        if (import.Refusal is { } refusal) return FhirResponse.Refuse(refusal);
        return request.Upload is { } upload ? await StartAsync(request, import.Value, upload, store.Permit, cancel) : await jobs.StartAsync(JobKinds.Import, import.Value.ToJson(), request, store.Permit, cancel);
    }

    /// <summary>The upload is kept before the job is taken on, so that the answer means that it is there.</summary>
    private async Task<FhirResponse> StartAsync(FhirRequest request, ImportRequest import, Stream upload, Permit permit, CancellationToken cancel)
    {
        var (id, isTaken) = (JobStarter.NewId(), false);
        try
        {
            Directory.CreateDirectory(folder.InputOf(id));
            if (!await ImportUpload.SaveAsync(upload, ImportWork.UploadIn(folder.InputOf(id)), limits.MostBytes, cancel))
                return FhirResponse.Refuse(413, ImportRules.TooLarge.At(null, $"{limits.MostBytes}"));
            var response = await jobs.StartAsync(JobKinds.Import, import.ToJson(), request, permit, cancel, id);
            isTaken = response.Status == 202;
            return response;
        }
        catch (IOException full) when (full is not (BadHttpRequestException or ConnectionResetException))
        {
            return FhirResponse.Refuse(507, ImportRules.NoRoom.At(null));
        }
        finally
        {
            if (!isTaken) folder.Remove(id);
        }
    }

    private Result<ImportRequest> Read(FhirRequest request)
    {
        var read = OperationReading.Of(request, reader, Known);
        if (read.Refusal is { } unreadable) return unreadable;
        var input = read.Value;
        if (input.Text("inputFormat") is { } format && format != Ndjson) input.Refuse(ImportRules.FormatUnknown.At("inputFormat", format));
        var mode = input.Text("mode") ?? "update";
        if (mode is not ("update" or "skip")) input.Refuse(ParameterRules.ParameterInvalid.At("mode", "mode", mode, "update, skip"));
        var validates = input.Flag("validate") ?? true;
        if (!validates && !limits.MayOmitValidation) input.Refuse(ImportRules.ValidationNeeded.At("validate"));
        var inputs = input.Groups("input").Select(Input).ToList();
        foreach (var from in inputs.Where(from => !limits.Allows(from.Url))) input.Refuse(ImportRules.SourceNotAllowed.At("input", from.Url));
        if (inputs.Count == 0 && request.Upload is null) input.Refuse(ImportRules.NothingSent.At(null));
        return input.Problems.Count > 0
            ? new Refusal(400, input.Problems)
            : new ImportRequest($"{request.BaseUrl}/$import", request.BaseUrl, inputs, mode == "skip", validates, security.Mode != SecurityMode.Open) { Origin = request.Origin };
    }

    private static ImportInput Input(Element input) => new(Part(input, "type"), Part(input, "url") ?? "");

    private static string? Part(Element input, string name)
    {
        foreach (var part in input.ChildrenNamed("part"))
            if (part.ValueOf("name") == name) return part.ValueOf("value");
        return null;
    }
}
