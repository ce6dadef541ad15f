using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Store.Access;

namespace Fhir.Server.Operations.Bulk;

/// <summary>
/// The patients of a Group and of the Groups in it, at any depth. A member that is inactive is none, and takes nobody along. A reference may be absolute, below the
/// server's own base, and lead to a version: https://hl7.org/fhir/R4/references.html#literal
/// https://hl7.org/fhir/R4/group-definitions.html#Group.member.inactive
/// </summary>
public sealed class GroupMembers(Schema schema)
{
    private const int Most = 1_000_000;

    public async Task<Result<List<string>>> PatientsOfAsync(string group, string ownBase, IPermittedStore store, CancellationToken cancel)
    {
        var (patients, seen, waiting) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal) { group }, new Queue<string>([group]));
        while (waiting.TryDequeue(out var next))
        {
            var read = await store.ReadAsync("Group", next, cancel);
            if (read.Refusal is { } denied) return denied;
            if (read.Value is not { IsDeleted: false } stored || JsonParser.Parse(stored.Json, schema).Document is not { } document) continue;
            foreach (var reference in ActiveMembers(document.Root))
            {
                if (ReferenceText.SplitLocal(reference, ownBase) is not var (type, id)) continue;
                if (type == "Patient") patients.Add(id);
                else if (type == "Group" && seen.Add(id)) waiting.Enqueue(id);
            }
            if (patients.Count + seen.Count > Most) return new Refusal(400, [BulkRules.TooManyMembers.At(null, $"{Most}")]);
        }
        return patients.Order(StringComparer.Ordinal).ToList();
    }

    private static List<string> ActiveMembers(Element group)
    {
        var references = new List<string>();
        foreach (var member in group.ChildrenNamed("member"))
            if (member.ValueOf("inactive") != "true" && member.Child("entity").ValueOf("reference") is { } reference) references.Add(reference);
        return references;
    }
}
