using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;
using Fhir.Store.Access;
using Fhir.Store.Engine;
using Fhir.Store.Index;

namespace Fhir.Store.Resources;

/// <summary>
/// Holds references together: what a batch stores leads to something, and nothing leads to what it deletes. Asked after the last command, inside the writer's
/// transaction, so that neither another write nor the order within the batch can come in between. Sees the references that search parameters find.
/// https://hl7.org/fhir/R4/http.html#delete
/// </summary>
internal sealed class Integrity(Session session, Names names)
{
    /// <summary>Referrers that a refusal names.</summary>
    private const int MostNamed = 5;

    // A log of access tells of what was; it holds up no deletion.
    private readonly string referrers = $"""
        SELECT DISTINCT r.type, r.id FROM reference t JOIN resource r ON r.key = t.resource
        WHERE t.parameter IN ({string.Join(", ", names.AllReferenceParameters())}) AND t.target = ? AND t.target_type = ? AND r.is_deleted = 0 AND r.type <> {names.Type(AppendOnly.Log)} ORDER BY r.type, r.id LIMIT {MostNamed + 1}
        """;

    /// <summary>Null when all holds together.</summary>
    public WriteFailure? Check(PreparedBatch batch, IReadOnlyList<WrittenResource> written)
    {
        for (var at = 0; at < written.Count; at++)
        {
            var command = batch.Commands[at];
            var refusal = written[at].Status == WriteStatus.Deleted ? StillReferredTo(command) : Missing(command);
            if (refusal is not null) return new WriteFailure(WriteFailureKind.Integrity, at, refusal);
        }
        return null;
    }

    private Refusal? Missing(PreparedWrite command)
    {
        foreach (var target in command.Rows.Where(row => !ContainedIndex.IsOne(row)).Select(row => row.Value).Where(value => value is { Kind: SearchParameterType.Reference, IsEmpty: false, Extra: not null }).Distinct())
            if (!IsThere(target.Extra!, target.Text)) return new Refusal(422, [StoreRules.ReferenceMissing.At(null, $"{command.Type}/{command.Id}", $"{target.Extra}/{target.Text}")]);
        return null;
    }

    private bool IsThere(string type, string id) =>
        session.Prepare("SELECT r.is_deleted FROM directory d JOIN resource r ON r.key = d.key WHERE d.type = ? AND d.id = ?").Bind(1, names.Type(type)).Bind(2, id).ReadLong() == 0;

    private Refusal? StillReferredTo(PreparedWrite command)
    {
        var found = new List<string>();
        var statement = session.Prepare(referrers).Bind(1, command.Id).Bind(2, names.Type(command.Type));
        while (statement.Step()) found.Add($"{names.TypeName(statement.Long(0))}/{statement.Text(1)}");
        if (found.Count == 0) return null;
        var named = string.Join(", ", found.Take(MostNamed)) + (found.Count > MostNamed ? ", …" : "");
        return new Refusal(409, [StoreRules.StillReferredTo.At(null, $"{command.Type}/{command.Id}", named)]);
    }
}
