using Fhir.Server.Audit;
using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Store.Access;
using Microsoft.Net.Http.Headers;

namespace Fhir.Server.Interactions;

/// <summary>
/// The content of a shared document is given in a type that is asked for, or 406: ITI-68 says "shall" where R4 says of a Binary that it "should" be given in its own type
/// whatever is asked for, which holds for every other Binary. https://profiles.ihe.net/ITI/MHD/ITI-68.html and https://hl7.org/fhir/R4/binary.html#rest
/// </summary>
public sealed class DocumentContent(AccessAudits audits)
{
    public async Task<FhirResponse> OfAsync(FhirRequest request, StoredResource resource, FhirResponse response, CancellationToken cancel)
    {
        if (response.Raw is not { } raw || IsTaken(request.Accept, raw.ContentType)) return response;
        var leading = await audits.LeadingToAsync([resource.Reference], cancel);
        return leading.Count == 0 ? response : FhirResponse.Refuse(406, InteractionRules.ContentNotAcceptable.At(null, raw.ContentType, request.Accept));
    }

    /// <summary>The most specific range that covers a type decides. https://www.rfc-editor.org/rfc/rfc9110#name-accept</summary>
    private static bool IsTaken(string accept, string contentType)
    {
        if (!MediaTypeHeaderValue.TryParseList(accept.Split(','), out var ranges) || ranges.Count == 0 || !MediaTypeHeaderValue.TryParse(contentType, out var type)) return true;
        var covering = ranges.Where(range => Covers(range, type)).ToList();
        return covering.Count > 0 && covering.MaxBy(range => range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2)!.Quality is null or > 0;
    }

    private static bool Covers(MediaTypeHeaderValue range, MediaTypeHeaderValue type) => range.MatchesAllTypes
        || (range.Type.Equals(type.Type, StringComparison.OrdinalIgnoreCase) && (range.MatchesAllSubTypes || range.SubType.Equals(type.SubType, StringComparison.OrdinalIgnoreCase)));
}
