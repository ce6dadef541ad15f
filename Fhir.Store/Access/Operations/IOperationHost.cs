using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Kernel.Terminology;

namespace Fhir.Store.Access.Operations;

/// <summary>What the server lends to an operation or a write rule. A command line lends the same without a server.</summary>
public interface IOperationHost
{
    TimeProvider Clock { get; }

    Kernel.Definitions.Schema Schema { get; }

    /// <summary>The definitions in force: packages and what was written to the server.</summary>
    ICanonicalSource Definitions { get; }

    TerminologyService Terminology { get; }

    /// <summary>What this server searches by.</summary>
    SearchParameterSet Parameters { get; }

    /// <summary>Against the base definition, the profiles the resource claims and those named here; whatever the server's setting for writes says.</summary>
    IReadOnlyList<Issue> Validate(Document document, params ReadOnlySpan<string> profiles);

    /// <summary>A search as an address has it: <c>patient=Patient/1&amp;status=active&amp;_sort=-date</c>. An unknown parameter is refused, never ignored.</summary>
    Result<SearchQuery> Search(string type, string query, string ownBase);

    /// <summary>A new id for a resource.</summary>
    string NewId();

    /// <summary>
    /// Stores what the server itself keeps of an operation (who asked, when, what was shown), whatever the caller may write: no write rule is asked. What the
    /// caller wants stored goes through <see cref="TransactAsync"/>.
    /// </summary>
    Task<WriteResult> NoteAsync(WriteBatch notes, CancellationToken cancel);

    /// <summary>An event of the log of access, with who the caller of the request is; it is stored with <see cref="NoteAsync"/> or alongside a transaction.</summary>
    CreateCommand Audit(AccessEvent told, OperationRequest request, IPermittedStore store);

    /// <summary>
    /// Carries out a transaction Bundle as the interaction does: permit, validation as the setting says, write rules, order, references between entries. The answer is
    /// the transaction-response, or the refusal. https://hl7.org/fhir/R4/http.html#transaction
    /// </summary>
    /// <param name="alongside">What belongs into the same commit; null for nothing.</param>
    Task<OperationAnswer> TransactAsync(Document bundle, OperationRequest request, IPermittedStore store, CancellationToken cancel, Alongside? alongside = null);
}
