namespace Fhir.Kernel.Search;

/// <summary>
/// What stands after the colon of a parameter's name. <c>:missing</c> and <c>:[type]</c> are no members: they become a <see cref="MissingClause"/>
/// and the type of a <see cref="ReferenceValue"/>. https://hl7.org/fhir/R4/search.html#modifiers
/// </summary>
public enum Modifier
{
    None,

    /// <summary>string: the whole text, case and diacritics included.</summary>
    Exact,

    /// <summary>string: anywhere in the text.</summary>
    Contains,

    /// <summary>token: no value matches; also true for a resource without the element.</summary>
    Not,

    /// <summary>reference: the identifier of a logical reference, as a token.</summary>
    Identifier,

    /// <summary>uri: the value begins with the one given, at a path boundary. token: the code is subsumed by the one given.</summary>
    Below,

    /// <summary>uri: the value given begins with the resource's, at a path boundary. token: the code subsumes the one given.</summary>
    Above,

    /// <summary>token: the text or display of the concept, or the text of the identifier's type, as a string.</summary>
    Text,

    /// <summary>token: the code is in a value set.</summary>
    In,

    /// <summary>token: no code is in the value set; also true for a resource without the element, as with <see cref="Not"/>.</summary>
    NotIn,

    /// <summary>token: an identifier with a type and a value.</summary>
    OfType,
}
