using System.Globalization;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Ucum;

public enum UcumFault : byte
{
    /// <summary>Nothing at all.</summary>
    Empty,

    /// <summary>Longer than <see cref="UcumUnit.MaxLength"/>.</summary>
    TooLong,

    /// <summary>A blank, a control character or one outside ASCII.</summary>
    InvalidCharacter,

    UnknownUnit,

    /// <summary>A prefix before a unit that is not metric.</summary>
    PrefixNotAllowed,

    /// <summary>An operator, a parenthesis or the end where a unit was wanted.</summary>
    UnitMissing,

    /// <summary>Something where an operator or the end was wanted.</summary>
    OperatorMissing,

    ExponentMissing,

    /// <summary>A parenthesis, bracket or brace that is not closed or not opened.</summary>
    Unbalanced,

    /// <summary>Parentheses inside each other deeper than <see cref="UcumUnit.MaxDepth"/>.</summary>
    TooDeep,

    /// <summary>An exponent or a number beyond what is computed with.</summary>
    TooLarge,

    /// <summary>Numbers are positive.</summary>
    Zero,

    /// <summary>A special unit in a product or with an exponent.</summary>
    SpecialUnitInTerm,
}

/// <summary>Why a text is no UCUM unit, and where. https://ucum.org/ucum#section-Grammar-of-Units-and-Unit-Terms</summary>
/// <param name="Position">The first character to blame, counted from 1.</param>
/// <param name="Found">What stands there; empty at the end.</param>
/// <param name="Suggestion">What may have been meant; null when nobody can tell.</param>
public sealed record UcumError(UcumFault Fault, int Position, string Found, string? Suggestion = null)
{
    public string Text(Language language)
    {
        var (nb, en) = Texts;
        var isNb = language == Language.Nb;
        var text = string.Format(CultureInfo.InvariantCulture, isNb ? $"posisjon {{0}}: {nb}" : $"position {{0}}: {en}", Position, Found);
        return Suggestion is null ? text : text + (isNb ? $"; mente du «{Suggestion}»?" : $"; did you mean '{Suggestion}'?");
    }

    public override string ToString() => Text(Language.En);

    private (string Nb, string En) Texts => Fault switch
    {
        UcumFault.Empty => ("enheten er tom", "the unit is empty"),
        UcumFault.TooLong => ($"enheten er lengre enn {UcumUnit.MaxLength} tegn", $"the unit is longer than {UcumUnit.MaxLength} characters"),
        UcumFault.InvalidCharacter => ("tegnet «{1}» er ikke tillatt i UCUM", "the character '{1}' is not allowed in UCUM"),
        UcumFault.UnknownUnit => ("«{1}» er ingen UCUM-enhet", "'{1}' is no UCUM unit"),
        UcumFault.PrefixNotAllowed => ("enheten i «{1}» kan ikke ha prefiks", "the unit in '{1}' takes no prefix"),
        UcumFault.UnitMissing when Found.Length == 0 => ("ventet en enhet, men teksten slutter", "expected a unit, but the text ends"),
        UcumFault.UnitMissing => ("ventet en enhet, fant «{1}»", "expected a unit, found '{1}'"),
        UcumFault.OperatorMissing => ("ventet «.», «/» eller slutten, fant «{1}»", "expected '.', '/' or the end, found '{1}'"),
        UcumFault.ExponentMissing => ("ventet en eksponent etter «{1}»", "expected an exponent after '{1}'"),
        UcumFault.Unbalanced => ("«{1}» har ingen motpart", "'{1}' has no counterpart"),
        UcumFault.TooDeep => ($"mer enn {UcumUnit.MaxDepth} parenteser i hverandre", $"more than {UcumUnit.MaxDepth} parentheses inside each other"),
        UcumFault.TooLarge => ("«{1}» gir et tall som er for stort å regne med", "'{1}' makes a number too large to compute with"),
        UcumFault.Zero => ("tall i en enhet må være større enn null", "a number in a unit must be positive"),
        _ => ("«{1}» er en enhet uten nullpunkt i null og kan ikke ganges, deles eller opphøyes", "'{1}' is on a non-ratio scale and cannot be multiplied, divided or raised"),
    };
}
