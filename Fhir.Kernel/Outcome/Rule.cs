namespace Fhir.Kernel.Outcome;

/// <summary>
/// One thing that can be wrong: a stable id, how serious it is, what is said about it in bokmål and English, and where the rule is written.
/// The texts are composite formats (<c>{0}</c>) filled by <see cref="Issue.Arguments"/>; they tell what was found and what was wanted.
/// </summary>
/// <param name="Link">The section of the specification the rule enforces.</param>
public sealed record Rule(string Id, Severity Severity, IssueCode Code, string Nb, string En, string Link)
{
    /// <param name="expression">A FHIRPath a client can paste, such as <c>MedicationStatement.dosage[0].timing</c>; null when no element is to blame.</param>
    public Issue At(string? expression, params string[] arguments) => new(this, expression, arguments);
}
