using Fhir.Server.Interactions;
using Fhir.Server.Jobs;
using Fhir.Server.Operations;
using Fhir.Server.Operations.Brought;
using Fhir.Server.Operations.Bulk;
using Fhir.Server.Operations.Everything;
using Fhir.Server.Operations.Meta;
using Fhir.Server.Operations.Subscriptions;
using Fhir.Server.Operations.Terminology;
using Fhir.Server.Operations.Validating;
using Fhir.Store.Access;

namespace Fhir.Server.Transport;

/// <summary>Every route of the FHIR API and its interaction. The CapabilityStatement is made from this table. https://hl7.org/fhir/R4/http.html#summary</summary>
public sealed class FhirRoutes(
    Capabilities capabilities, Read read, VRead vread, History history, Create create, Update update, Patch patch, Delete delete, SearchRoutes searches,
    BatchOrTransaction system, Validate validate, EvaluateFhirPath fhirpath, GenerateSnapshot snapshot, ConvertResource convert, MetaRoutes meta, TerminologyRoutes terminology,
    EverythingRoutes everything, BulkRoutes bulk, JobRoutes jobs, SubscriptionRoutes subscriptions, BroughtOperations brought)
{
    public const string Base = "/fhir";

    public IReadOnlyList<Route> All =>
    [
        new("GET", "metadata", Interaction.None, capabilities.HandleAsync),
        new("POST", "", Interaction.None, system.HandleAsync),

        .. searches.All,

        new("GET", "_history", Interaction.Search, history.HandleAsync),
        new("GET", "{type}/_history", Interaction.Search, history.HandleAsync),
        new("POST", "{type}", Interaction.Create, create.HandleAsync),
        new("PUT", "{type}", Interaction.Update | Interaction.Search, update.HandleConditionalAsync),
        new("PATCH", "{type}", Interaction.Update | Interaction.Search, patch.HandleConditionalAsync),
        new("DELETE", "{type}", Interaction.Delete | Interaction.Search, delete.HandleConditionalAsync),
        new("GET", "{type}/{id}", Interaction.Read, read.HandleAsync),
        new("PUT", "{type}/{id}", Interaction.Update, update.HandleAsync),
        new("PATCH", "{type}/{id}", Interaction.Update, patch.HandleAsync),
        new("DELETE", "{type}/{id}", Interaction.Delete, delete.HandleAsync),
        new("GET", "{type}/{id}/_history", Interaction.Read, history.HandleAsync),
        new("GET", "{type}/{id}/_history/{vid}", Interaction.Read, vread.HandleAsync),

        // These look at what is sent along and at the definitions; at the store only when they are asked what it would take.
        new("POST", "$validate", Interaction.None, validate.HandleAsync),
        new("POST", "{type}/$validate", Interaction.None, validate.HandleAsync),
        new("GET", "{type}/{id}/$validate", Interaction.Read, validate.HandleAsync),
        new("POST", "{type}/{id}/$validate", Interaction.Read, validate.HandleAsync),
        new("POST", "$convert", Interaction.None, convert.HandleAsync),
        new("POST", "$fhirpath", Interaction.None, fhirpath.HandleAsync),
        new("POST", "StructureDefinition/$snapshot", Interaction.None, snapshot.HandleAsync),

        .. meta.All,
        .. terminology.All,
        .. everything.All,
        .. bulk.All,
        .. jobs.All,
        .. subscriptions.All,
        .. brought.All,
    ];

    /// <summary>What may be asked without a token: the server's own description. https://hl7.org/fhir/R4/http.html#capabilities</summary>
    public static bool IsPublic(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Path.Equals(Base + "/metadata", StringComparison.Ordinal);
}
