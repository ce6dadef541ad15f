using Fhir.Server.Operability.Load;
using Fhir.Server.Transport;

namespace Fhir.Server.Operability;

/// <summary>What the log, the traces and the metrics are told of one request. Filled on its way through the house; none of it says who a patient is.</summary>
public sealed class RequestFacts
{
    /// <summary>FHIR's word for what was asked; null until the route is known.</summary>
    public string? Interaction { get; private set; }

    /// <summary>A resource type that exists; empty for none.</summary>
    public string Type { get; private set; } = "";

    /// <summary>Empty for none. Told only where the settings say so.</summary>
    public string ResourceId { get; private set; } = "";

    /// <summary>The client id of the token.</summary>
    public string Client { get; set; } = "-";

    /// <summary>Null for what needs no place.</summary>
    public RequestPlace? Place { get; set; }

    public static RequestFacts Begin(HttpContext context)
    {
        var facts = new RequestFacts();
        context.Features.Set(facts);
        return facts;
    }

    /// <summary>Null when nobody observes the request.</summary>
    public static RequestFacts? Of(HttpContext context) => context.Features.Get<RequestFacts>();

    /// <summary>The first route counts: the entries of a batch come afterwards.</summary>
    public void Found(Transport.Route route, FhirRequest request)
    {
        if (Interaction is not null) return;
        (Interaction, Type, ResourceId) = (route.Name, request.Type, request.Id);
    }
}
