using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Store.Access.Operations;

namespace Fhir.Server.Operations;

/// <summary>Reads what an operation was given. https://hl7.org/fhir/R4/operations.html#executing</summary>
public static class OperationReading
{
    /// <summary>400 for a body that cannot be read.</summary>
    /// <param name="known">As in <see cref="OperationInput.Of"/>.</param>
    public static Result<OperationInput> Of(FhirRequest request, WriteValidator reader, params ReadOnlySpan<string> known)
    {
        Document? body = null;
        if (!request.Body.IsEmpty && request.ContentFormat != BodyFormat.Form)
        {
            var read = reader.Read(request);
            if (read.Refusal is { } unreadable) return unreadable;
            body = read.Value;
        }
        return OperationInput.Of(request.Query, body, request.Prefer.IsStrict, known);
    }
}
