namespace Fhir.Kernel.Terminology;

/// <summary>The answer to "is this code in there?".</summary>
public enum Verdict : byte
{
    /// <summary>Certainly not: everything that decides it is loaded.</summary>
    NotMember,

    /// <summary>Nobody here can say: a code system is not loaded or a rule is not understood. A binding is then a warning, never an error.</summary>
    NotChecked,

    Member,
}

internal static class Verdicts
{
    // The order of the enum makes "or" the greater and "and" the lesser, as in three-valued logic.
    public static Verdict Or(this Verdict left, Verdict right) => left > right ? left : right;

    public static Verdict And(this Verdict left, Verdict right) => left < right ? left : right;

    public static Verdict Not(this Verdict verdict) => verdict switch
    {
        Verdict.Member => Verdict.NotMember,
        Verdict.NotMember => Verdict.Member,
        _ => Verdict.NotChecked,
    };
}
