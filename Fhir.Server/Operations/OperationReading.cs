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
        var body = BodyOf(request, reader);
        return body.Refusal is { } unreadable ? unreadable : OperationInput.Of(request.Query, body.Value, request.Prefer.IsStrict, known);
    }

    /// <summary>The body as a document; null without one, and for a form, whose fields are parameters.</summary>
    public static Result<Document?> BodyOf(FhirRequest request, WriteValidator reader)
    {
        if (request.Body.IsEmpty || request.ContentFormat == BodyFormat.Form) return (Document?)null;
        var read = reader.Read(request);
        return read.Refusal is { } unreadable ? unreadable : read.Value;
    }
}
