using Fhir.Kernel.Outcome;
using Fhir.Server.Response;
using Fhir.Server.Validation;

namespace Fhir.Server.Transport;

/// <summary>
/// Looks for national numbers in what others keep of a request: its path, its query, and the search in If-None-Exist. The entries of a batch are in a body
/// and are not looked at. https://hl7.org/fhir/R4/http.html#search
/// </summary>
public sealed partial class AddressGuard(HostSettings settings, ILogger<AddressGuard> log)
{
    /// <summary>Whether the caller is to be told of a number; false where the settings do not ask.</summary>
    public bool Finds(HttpContext context)
    {
        if (settings.NationalNumbersInUrl == NationalNumbersInUrl.Off || !Holds(context.Request)) return false;
        LogMisuse(settings.NationalNumbersInUrl, context.TraceIdentifier);
        return true;
    }

    /// <summary>The refusal of a request with a number; null where it is answered with a warning. Whoever writes the answer sees no address any more.</summary>
    public FhirResponse? Refuse(HttpContext context)
    {
        if (settings.NationalNumbersInUrl != NationalNumbersInUrl.Reject) return null;
        (context.Request.Path, context.Request.QueryString) = (FhirRoutes.Base, QueryString.Empty);
        return FhirResponse.Refuse(400, NationalNumbers.RefusedInAddress.At(null));
    }

    public static FhirResponse Warned(FhirResponse response) => response.With("Warning", $"299 - \"{NationalNumbers.InAddress.At(null).Text(Language.En)}\"");

    private static bool Holds(HttpRequest request) =>
        NationalNumbers.AreIn(request.Path.Value!) || (request.QueryString.HasValue && HoldsNumber(request.QueryString.Value!)) || HoldsNumber(request.Headers["If-None-Exist"].ToString());

    private static bool HoldsNumber(string query) => QueryText.Parse(query).Any(parameter => NationalNumbers.AreIn(parameter.Name) || NationalNumbers.AreIn(parameter.Value));

    [LoggerMessage(LogLevel.Warning, "national-number-in-url ({Setting}): request {RequestId} had what looks like a national number in its address")]
    private partial void LogMisuse(NationalNumbersInUrl setting, string requestId);
}
