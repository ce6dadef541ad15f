using System.Collections.Frozen;
using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;
using Fhir.Server.Audit;
using Fhir.Server.Authorization;
using Fhir.Server.Interactions;
using Fhir.Server.Operability;
using Fhir.Server.Patching;
using Fhir.Server.Response;
using Fhir.Server.Visibility;
using Fhir.Store.Access;

namespace Fhir.Server.Transport;

/// <summary>Finds the interaction of a request and asks the permit first. Entries of a batch go the same way as requests over HTTP.</summary>
public sealed class FhirRouter(Schema schema, Authorizer authorizer, AccessAudits audits, ConsentOpenings consents, Func<Permit, Withheld, IPermittedStore> bind)
{
    private IReadOnlyList<Route> routes = [];

    // By method and number of segments, in the table's order: every request asks.
    private FrozenDictionary<(string Method, int Segments), Route[]> byShape = FrozenDictionary<(string, int), Route[]>.Empty;

    public void Use(IReadOnlyList<Route> table)
    {
        routes = table;
        byShape = table.GroupBy(route => (route.Method, route.Segments)).ToFrozenDictionary(group => group.Key, group => group.ToArray());
    }

    public IReadOnlyList<Route> Routes => routes;

    public async Task<FhirResponse> DispatchAsync(FhirRequest request, Permit permit, CancellationToken cancel)
    {
        if (request.Method == "OPTIONS" && AllowedAt(request.Path) is { Count: > 0 } allowedHere) return Options(allowedHere);
        var found = Find(request);
        if (found.Refusal is { } refusal) return WithAllow(refusal, request);

        var (route, filled) = found.Value;
        if ((Problem(filled) ?? SentProvenance.Misplaced(filled, route.Name)) is { } problem) return FhirResponse.Refuse(problem);
        request.Facts?.Found(route, filled);
        if (!filled.Withheld.OfConsenting.IsEmpty) filled = filled with { Withheld = await consents.OfAsync(filled.Withheld, permit, filled.BaseUrl, cancel) };
        if (filled is { Body.IsEmpty: false, Method: "POST" or "PUT" }) filled = filled with { Parsed = new ParsedBody() };
        using var activity = Telemetry.Source.StartActivity(route.Name);
        var trail = new AccessTrail(route.Name, filled, permit);
        if ((Denied(route, filled, permit) ?? Objected(filled)) is { } refused) return await audits.RefuseAsync(trail, refused, cancel);
        var response = await route.Interact(filled, audits.Around(bind(permit, filled.Withheld), trail), cancel);
        return await audits.TellAsync(trail, response, cancel);
    }

    /// <summary>The refusal of what came in no form that is taken, told of where it was to be stored.</summary>
    public async Task<FhirResponse> RefuseAsync(FhirRequest request, Refusal refusal, Permit permit, CancellationToken cancel)
    {
        var found = Find(request);
        return found.IsValue ? await audits.TellAsync(new AccessTrail(found.Value.Route.Name, found.Value.Request, permit), FhirResponse.Refuse(refusal), cancel) : FhirResponse.Refuse(refusal);
    }

    /// <summary>The answer to a request that does not come as far as its interaction; null for any other.</summary>
    public FhirResponse? Objection(FhirRequest request, Permit permit)
    {
        var found = Find(request);
        if (found.Refusal is { } refusal) return WithAllow(refusal, request);
        return (Problem(found.Value.Request) ?? SentProvenance.Misplaced(request, found.Value.Route.Name)) is { } problem ? FhirResponse.Refuse(problem) : Denied(found.Value.Route, found.Value.Request, permit);
    }

    private static FhirResponse? Objected(FhirRequest filled) => filled.Withheld.Objection is { } objection ? FhirResponse.Refuse(objection) : null;

    private FhirResponse? Denied(Route route, FhirRequest filled, Permit permit)
    {
        if (route.Needs == Interaction.None) return null;
        var allowed = authorizer.Require(permit, filled.Type.Length == 0 ? Permit.AnyType : filled.Type, route.Needs);
        return allowed.IsPermitted ? null : FhirResponse.Refuse(allowed.Refusal);
    }

    private Result<(Route Route, FhirRequest Request)> Find(FhirRequest request)
    {
        var method = request.Method == "HEAD" ? "GET" : request.Method;
        if (byShape.TryGetValue((method, request.Path.Count), out var candidates))
            foreach (var route in candidates)
                if (route.Serves(request.Path)) return (route, route.Fill(request));
        return Nothing(request);
    }

    /// <summary>What may be done at an address. https://www.rfc-editor.org/rfc/rfc9110#name-options</summary>
    private static FhirResponse Options(IReadOnlyList<string> allowed)
    {
        var response = new FhirResponse(204).With("Allow", string.Join(", ", allowed));
        return allowed.Contains("PATCH") ? response.With("Accept-Patch", PatchBody.Accepted) : response;
    }

    private Refusal Nothing(FhirRequest request)
    {
        if (AllowedAt(request.Path) is { Count: > 0 } allowed)
        {
            var isKept = routes.Any(route => route.Method == request.Method && route.MatchesPath(request.Path));
            return new(405, [isKept ? StoreRules.AppendOnly.At(null, request.Path[0]) : TransportRules.MethodNotAllowed.At(null, request.Method, string.Join(", ", allowed))]);
        }
        var operation = request.Path.FirstOrDefault(segment => segment.StartsWith('$'));
        return operation is null
            ? new(404, [TransportRules.NotFound.At(null, string.Join('/', request.Path))])
            : new(404, [TransportRules.OperationUnknown.At(null, operation)]);
    }

    /// <summary>Methods that have a route there, HEAD with GET and OPTIONS everywhere; none when there is nothing at all.</summary>
    private List<string> AllowedAt(IReadOnlyList<string> path)
    {
        var there = routes.Where(route => route.MatchesPath(path)).ToList();
        var methods = there.Where(route => route.Serves(path)).Select(route => route.Method).ToHashSet();
        if (methods.Contains("GET")) methods.Add("HEAD");
        if (there.Count > 0) methods.Add("OPTIONS");
        return [.. methods.Order(StringComparer.Ordinal)];
    }

    private FhirResponse WithAllow(Refusal refusal, FhirRequest request)
    {
        var response = FhirResponse.Refuse(refusal);
        return refusal.Status == 405 ? response.With("Allow", string.Join(", ", AllowedAt(request.Path))) : response;
    }

    private Refusal? Problem(FhirRequest request)
    {
        if (request.Type.Length > 0 && schema.FindType(request.Type) is not { IsResource: true, IsAbstract: false })
            return new Refusal(404, [TransportRules.TypeUnknown.At(null, request.Type)]);
        // "There is no RESTful endpoint associated with it": https://hl7.org/fhir/R4/parameters.html
        if (request.Type == CapabilityResources.NotStored && !request.Path.Any(segment => segment.StartsWith('$')))
            return new Refusal(404, [TransportRules.TypeNotStored.At(null, request.Type)]);
        if (request.Id.Length > 0 && !ResourceId.IsValid(request.Id)) return Refusal.BadRequest(TransportRules.IdInvalid.At(null, request.Id));
        return null;
    }
}
