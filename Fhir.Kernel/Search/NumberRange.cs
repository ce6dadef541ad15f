namespace Fhir.Kernel.Search;

/// <summary>
/// A number with the range its digits imply: <c>100</c> is 99.5 up to but not including 100.5. https://hl7.org/fhir/R4/search.html#number
/// </summary>
public readonly record struct NumberRange(decimal Value, decimal Low, decimal High);
