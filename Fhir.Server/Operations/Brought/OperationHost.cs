using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Kernel.Terminology;
using Fhir.Kernel.Validation;
using Fhir.Server.Audit;
using Fhir.Server.Definitions;
using Fhir.Server.Interactions;
using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Server.Operations.Brought;

/// <inheritdoc/>
public sealed class OperationHost(LiveDefinitions live, LiveParameters parameters, Schema schema, SearchReader searches, Lazy<Transaction> transaction, Lazy<FhirRouter> router, OwnNotes own, AccessLog log, TimeProvider clock) : IOperationHost
{
    public TimeProvider Clock => clock;

    public Schema Schema => schema;

    public ICanonicalSource Definitions => live.Current.Source;

    public TerminologyService Terminology => live.Current.Terminology;

    public SearchParameterSet Parameters => parameters.Current;

    public IReadOnlyList<Issue> Validate(Document document, params ReadOnlySpan<string> profiles) =>
        live.Current.Validator.Validate(document, ValidationOptions.Default with { Profiles = [.. profiles] });

    public Result<SearchQuery> Search(string type, string query, string ownBase) => searches.ReadCondition(type, query, ownBase);

    public string NewId() => ResourceId.New();

    public Task<WriteResult> NoteAsync(WriteBatch notes, CancellationToken cancel) => own.WriteAsync(notes, cancel);

    public CreateCommand Audit(AccessEvent told, OperationRequest request, IPermittedStore store) => log.Event(told, new AuditCaller(store.Permit, request.Origin, request.AccessBasis, request.BaseUrl));

    public async Task<OperationAnswer> TransactAsync(Document bundle, OperationRequest request, IPermittedStore store, CancellationToken cancel, Alongside? alongside = null)
    {
        var fhir = new FhirRequest { Method = "POST", Path = [], BaseUrl = request.BaseUrl, Language = request.Language };
        var response = await transaction.Value.HandleAsync(fhir, bundle, ReadAsync, store, cancel, alongside);
        return new OperationAnswer(response.Status) { Json = response.Json, Outcome = response.Outcome, IsOutrun = alongside is not null && response.Outcome is [{ RuleId: var rule }] && rule == StoreRules.BasisChanged.Id };

        async Task<FhirResponse> ReadAsync(FhirRequest entry) => await (await router.Value.DispatchAsync(entry, store.Permit, cancel)).CollectAsync(cancel);
    }
}
