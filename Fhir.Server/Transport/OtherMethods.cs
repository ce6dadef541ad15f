using Fhir.Server.Response;

namespace Fhir.Server.Transport;

/// <summary>
/// What addresses beside the FHIR API say to methods they have no handler for: HEAD is GET without the body, OPTIONS tells what there is, and the rest is 405.
/// https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6
/// </summary>
public static class OtherMethods
{
    /// <summary>Comes after every such address is mapped, and before those of the API that have a handler of their own. Endpoints that name their methods come first, so that this one is reached by others alone.</summary>
    public static void MapOtherMethods(this WebApplication app)
    {
        var mapped = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is not null).GroupBy(endpoint => endpoint.RoutePattern.RawText!).ToList();
        foreach (var address in mapped) app.Map(address.Key, Handler([.. address]));
    }

    private static RequestDelegate Handler(RouteEndpoint[] endpoints)
    {
        var methods = endpoints.SelectMany(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods).ToHashSet();
        var get = endpoints.FirstOrDefault(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Contains("GET"))?.RequestDelegate;
        var allowed = string.Join(", ", methods.Concat(get is null ? [] : ["HEAD"]).Append("OPTIONS").Distinct().Order(StringComparer.Ordinal));
        return context => get is not null && HttpMethods.IsHead(context.Request.Method) ? get(context) : AnswerAsync(context, allowed);
    }

    private static Task AnswerAsync(HttpContext context, string allowed)
    {
        context.Response.Headers.Allow = allowed;
        if (!HttpMethods.IsOptions(context.Request.Method)) return RefusalResponse.WriteAsync(context, new(405, [TransportRules.MethodNotAllowed.At(null, context.Request.Method, allowed)]));
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
