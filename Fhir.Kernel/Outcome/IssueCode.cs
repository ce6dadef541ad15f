using System.Collections.Frozen;

namespace Fhir.Kernel.Outcome;

/// <summary>https://hl7.org/fhir/R4/valueset-issue-type.html</summary>
public enum IssueCode
{
    Invalid, Structure, Required, Value, Invariant,
    Security, Login, Unknown, Expired, Forbidden, Suppressed,
    Processing, NotSupported, Duplicate, MultipleMatches, NotFound, Deleted, TooLong, CodeInvalid, Extension, TooCostly, BusinessRule, Conflict,
    Transient, LockError, NoStore, Exception, Timeout, Incomplete, Throttled,
    Informational,
}

public static class IssueCodes
{
    private static readonly FrozenDictionary<IssueCode, string> Codes = Enum.GetValues<IssueCode>().ToFrozenDictionary(code => code, Spell);

    /// <summary>The code as FHIR writes it: <c>NotSupported</c> is <c>not-supported</c>.</summary>
    public static string ToCode(this IssueCode code) => Codes[code];

    public static string ToCode(this Severity severity) => severity switch
    {
        Severity.Fatal => "fatal",
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "information",
    };

    private static string Spell(IssueCode code) =>
        string.Concat(code.ToString().Select((letter, at) => char.IsUpper(letter) && at > 0 ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}
