using System.Collections.Immutable;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Store.Access.Operations;
using Fhir.Tiltak.Patients;

namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>What <c>$getMedication</c> is asked.</summary>
/// <param name="Since">From kjernejournal only what has changed since; null for everything.</param>
/// <param name="AsksKj">Consent to look into kjernejournal was given.</param>
/// <param name="OpensBlocked">Consent to see what the patient has blocked.</param>
/// <param name="OpensLocked">Consent to see locked prescriptions.</param>
/// <param name="WantsOriginals">The prescriptions as they were written come along.</param>
internal sealed record LookupRequest(
    Element Patient, ImmutableArray<string> ReferenceNumbers, string? Since, bool AsksKj, bool OpensBlocked, bool OpensLocked, bool WantsOriginals)
{
    private const string Originals = "include_reseptdok";

    private static readonly string[] Names =
        ["patient", "Referansenummer", "historyTimestamp", "SamtykkeKjernejournal", "SamtykkeSperretLegemidler", "SamtykkeLasteResepter", "IncludeOriginal"];

    private static readonly string[] Consents = ["HPAKUTT", "HPMOTTATTSAMTYKKE"];

    public static Result<LookupRequest> Of(OperationRequest request)
    {
        var read = request.Input(Names);
        if (read.Refusal is { } unknown) return unknown;
        var input = read.Value;
        var asked = new LookupRequest(input.Value("patient", "Patient"), [.. input.Texts("Referansenummer")], input.Text("historyTimestamp"),
            Consent(input, "SamtykkeKjernejournal", [.. Consents, "HPUNNTAK"]), Consent(input, "SamtykkeSperretLegemidler", Consents), Consent(input, "SamtykkeLasteResepter", Consents),
            Include(input));
        CheckPatient(input, asked);
        return input.Problems.Count > 0 ? new Refusal(400, [.. input.Problems]) : asked;
    }

    private static bool Consent(OperationInput input, string name, string[] codes)
    {
        if (input.Text(name) is not { } code) return false;
        if (!codes.Contains(code)) input.Refuse(ParameterRules.ParameterInvalid.At(null, name, code, string.Join(", ", codes)));
        return true;
    }

    private static bool Include(OperationInput input)
    {
        var asked = input.Texts("IncludeOriginal");
        foreach (var other in asked.Where(code => code != Originals)) input.Refuse(ParameterRules.ParameterInvalid.At(null, "IncludeOriginal", other, Originals));
        return asked.Count > 0;
    }

    private static void CheckPatient(OperationInput input, LookupRequest asked)
    {
        if (!asked.Patient.Exists)
        {
            if (input.Problems.Count == 0) input.Refuse(ParameterRules.ParameterMissing.At(null, "patient"));
            return;
        }
        var (patient, place) = (asked.Patient, asked.Patient.Path);
        if (!patient.Child("name").Exists) input.Refuse(LookupRules.PatientWithoutName.At(place));
        if (!patient.Child("address").Exists) input.Refuse(LookupRules.PatientWithoutAddress.At(place));
        if (NationalNumber.Of(patient) is not null) return;
        if (patient.ValueOf("birthDate") is null || patient.ValueOf("gender") is null) input.Refuse(LookupRules.PatientUnidentified.At(place));
        else if (asked.ReferenceNumbers.IsEmpty) input.Refuse(LookupRules.ReferenceNumberMissing.At(place));
    }
}
