using System.Collections.Immutable;
using Fhir.Kernel.Elements;

namespace Fhir.Tiltak.Patients;

/// <summary>The series in which patients are numbered. https://www.ehelse.no/teknisk-dokumentasjon/oid-identifikatorserier-i-helse-og-omsorgstjenesten</summary>
internal static class NationalNumber
{
    public const string Fnr = "urn:oid:2.16.578.1.12.4.1.4.1";
    public const string Dnr = "urn:oid:2.16.578.1.12.4.1.4.2";

    /// <summary>Felles hjelpenummer: of a patient whose number is not known yet.</summary>
    public const string Fhn = "urn:oid:2.16.578.1.12.4.1.4.3";

    public static ImmutableArray<string> Series { get; } = [Fnr, Dnr, Fhn];

    /// <summary>Fødselsnummer before D-nummer; null when the patient has neither.</summary>
    public static (string System, string Value)? Of(Element patient)
    {
        foreach (var system in (ReadOnlySpan<string>)[Fnr, Dnr])
            if (patient.IdentifierIn(system) is { Length: 11 } number && number.All(char.IsAsciiDigit)) return (system, number);
        return null;
    }

    /// <summary>Every number of the patient as a search has it: <c>system|value</c>.</summary>
    public static IEnumerable<string> TokensOf(Element patient) =>
        patient.All("identifier").Where(one => Series.Contains(one.ValueOf("system")!)).Select(one => $"{one.ValueOf("system")}|{one.ValueOf("value")}");
}
