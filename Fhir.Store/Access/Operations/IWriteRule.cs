using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;

namespace Fhir.Store.Access.Operations;

/// <summary>
/// A business rule that a profile cannot say: it is asked of everything that is about to be stored, after the profiles, whatever way it came. What it reads through
/// <see cref="WriteContext.Store"/> is noted and looked at again in the commit; when others have changed it, the rule is asked anew.
/// </summary>
public interface IWriteRule
{
    /// <summary>Null when nothing stands in the way.</summary>
    /// <param name="document">A resource, or a transaction Bundle with all its entries.</param>
    Task<Refusal?> CheckAsync(Document document, WriteContext context, CancellationToken cancel);
}

/// <param name="OwnBase">Absolute address of the FHIR base.</param>
public sealed record WriteContext(IPermittedStore Store, IOperationHost Host, string OwnBase)
{
    private readonly List<Issue> remarks = [];

    /// <summary>The id that a resource alone is to be stored under; null when it is new, when a condition has yet to find it, and for a Bundle.</summary>
    public string? TargetId { get; init; }

    /// <summary>Set when the resource is put (PUT) and takes the place of what stands there; null for anything else, and for a Bundle, whose entries say it themselves.</summary>
    public Replacement? Replaces { get; init; }

    public IReadOnlyList<Issue> Remarks => remarks;

    /// <summary>Says something of what is stored all the same; in a transaction it is told in the answer of the entry that the issue's expression lies in.</summary>
    public void Remark(Issue issue) => remarks.Add(issue);
}

/// <summary>How a resource is put in the place of another.</summary>
/// <param name="Condition">The search that finds what is replaced; null when it goes by id.</param>
/// <param name="IfMatch">The header as sent; null when it was not.</param>
public sealed record Replacement(string? Condition, string? IfMatch);
