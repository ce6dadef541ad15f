using System.Collections.Immutable;
using Fhir.Kernel.Search;
using Fhir.Server.Transport;
using Fhir.Store.Access;

namespace Fhir.Server.Validation;

/// <summary>
/// Who searches by POST keeps identifiers out of addresses; the links of the answer are addresses. So there an identifier's value is sealed:
/// <c>identifier=sealed:Zm9v...</c> says by what was searched, not for whom, and works as it stands for the caller it was given.
/// https://hl7.org/fhir/R4/http.html#search
/// </summary>
public static class SealedValues
{
    private const string Prefix = "sealed:";

    /// <summary>The request with its values as they were before they were sealed.</summary>
    public static FhirRequest Open(FhirRequest request, IPermittedStore store) => request.Query.Any(IsSealed)
        ? request with { Query = [.. request.Query.Select(parameter => Open(parameter, store))] }
        : request;

    /// <param name="request">As it was sent: by POST, or by a link in which values are sealed.</param>
    public static ImmutableArray<QueryParameter> InLinks(FhirRequest request, ImmutableArray<QueryParameter> applied, IPermittedStore store) =>
        request.Method == "POST" || request.Query.Any(IsSealed)
            ? [.. applied.Select(parameter => Hides(parameter) ? parameter with { Value = Prefix + store.Seal(parameter.Value) } : parameter)]
            : applied;

    /// <summary>A search by identifier, at whatever end of a chain, and whatever else holds a national number.</summary>
    private static bool Hides(QueryParameter parameter) =>
        parameter.Name.Split(':', '.') is [.., not "missing"] parts && parts.Any(part => part is "identifier" or "of-type") || NationalNumbers.AreIn([parameter]);

    private static bool IsSealed(QueryParameter parameter) => parameter.Value.StartsWith(Prefix, StringComparison.Ordinal);

    // What does not open was written by the caller and is searched for as it stands.
    private static QueryParameter Open(QueryParameter parameter, IPermittedStore store) =>
        IsSealed(parameter) && store.Open(parameter.Value[Prefix.Length..]) is { } value ? parameter with { Value = value } : parameter;
}
