namespace Fhir.Conformance.Checks;

/// <summary>
/// The national identifier series and their check digits. Synthetic numbers (day or month moved) follow the same arithmetic. Numbers issued from
/// 2032 may have a remainder of 0 to 3 in the first check.
/// </summary>
public static class NationalIdentifier
{
    public const string BirthNumber = "urn:oid:2.16.578.1.12.4.1.4.1";
    public const string DNumber = "urn:oid:2.16.578.1.12.4.1.4.2";
    public const string CommonHelpNumber = "urn:oid:2.16.578.1.12.4.1.4.3";
    public const string Hpr = "urn:oid:2.16.578.1.12.4.1.4.4";
    public const string OrganizationNumber = "urn:oid:2.16.578.1.12.4.1.4.101";
    public const string Resh = "urn:oid:2.16.578.1.12.4.1.4.102";
    public const string Her = "urn:oid:2.16.578.1.12.4.1.2";

    private const string AliasBase = "http://hl7.no/fhir/NamingSystem/";

    private static readonly int[] First = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
    private static readonly int[] Second = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
    private static readonly int[] Organization = [3, 2, 7, 6, 5, 4, 3, 2, 1];

    /// <summary>Fødselsnummer, D-nummer or felles hjelpenummer.</summary>
    public static bool IsPerson(string system) => system is BirthNumber or DNumber or CommonHelpNumber;

    /// <summary>The http name of a series that has an OID; accepted by many, preferred by none.</summary>
    public static bool IsAlias(string system) => system.StartsWith(AliasBase, StringComparison.Ordinal);

    public static bool IsValidPerson(string number) =>
        IsDigits(number, 11) && Sum(number, First) % 11 <= 3 && Sum(number, Second) % 11 == 0;

    public static bool IsValidOrganization(string number) => IsDigits(number, 9) && Sum(number, Organization) % 11 == 0;

    /// <summary>One to nine digits; the series has no public check digit.</summary>
    public static bool IsHprNumber(string number) => number.Length is >= 1 and <= 9 && IsDigits(number, number.Length);

    private static bool IsDigits(string text, int length) => text.Length == length && text.All(char.IsAsciiDigit);

    private static int Sum(string digits, int[] weights) => weights.Select((weight, at) => weight * (digits[at] - '0')).Sum();
}
