using System.Collections.Immutable;
using Fhir.Profiles;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak;

/// <summary>What one tiltak brings to a server beyond its profiles.</summary>
/// <param name="Slug">As in <see cref="TiltakCatalog"/>.</param>
/// <param name="Samples">Requests that show what the tiltak offers; they work on a server with the synthetic data.</param>
public sealed record TiltakModule(string Slug, ImmutableArray<SampleRequest> Samples)
{
    public ImmutableArray<IFhirOperation> Operations { get; init; } = [];

    public ImmutableArray<IWriteRule> WriteRules { get; init; } = [];

    public ImmutableArray<IStoredForm> StoredForms { get; init; } = [];

    /// <summary>Types whose searches about one patient tell their total unasked.</summary>
    public ImmutableArray<string> Counted { get; init; } = [];

    /// <summary>What some callers are not shown.</summary>
    public ImmutableArray<IWithholding> Withholdings { get; init; } = [];

    /// <summary>What is told in the log of access.</summary>
    public ImmutableArray<IAccessAudit> Audits { get; init; } = [];

    /// <summary>Topics that can be subscribed to, as JSON of R4B's SubscriptionTopic, one or an array of them; empty for none.</summary>
    public ReadOnlyMemory<byte> Topics { get; init; }

    /// <summary>Profiles of transactions that are carried out when they are posted to <c>Bundle</c> too.</summary>
    public ImmutableArray<string> Transactions { get; init; } = [];
}

/// <summary>A request a reader can try.</summary>
/// <param name="Path">Below the FHIR base, query included: <c>Patient?_count=5</c>.</param>
public sealed record SampleRequest(BilingualText Title, string Path)
{
    /// <summary>Parameters posted as a form: for national numbers, which do not belong in an address. Empty for a GET.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Form { get; init; } = [];

    public bool IsPost => !Form.IsEmpty;
}
