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

    /// <summary>uri: the value begins with the one given, at a path boundary.</summary>
    Below,

    /// <summary>uri: the value given begins with the resource's, at a path boundary.</summary>
    Above,
}
