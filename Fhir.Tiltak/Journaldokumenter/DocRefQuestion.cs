using Fhir.Kernel.Elements;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.Journaldokumenter;

/// <summary>What <c>$docref</c> was asked.</summary>
/// <param name="Type">As a token search has it; null for any.</param>
internal sealed record DocRefQuestion(string? Patient, string? Start, string? End, string? Type)
{
    public static DocRefQuestion Read(OperationInput input)
    {
        var patient = input.Text("patient");
        if (patient is null) input.Refuse(ParameterRules.ParameterMissing.At(null, "patient"));
        if (input.Flag("on-demand") == true) input.Refuse(ParameterRules.ParameterUnsupported.At(null, "on-demand", "true"));
        if (input.Text("profile") is not null) input.Refuse(ParameterRules.ParameterUnsupported.At(null, "profile", "DocumentReference.content.format"));
        return new DocRefQuestion(patient, input.Text("start"), input.Text("end"), input.IsInAddress("type") ? input.Text("type") : Token(input.Value("type", "CodeableConcept")));
    }

    /// <summary>A document is in the range when the time it is about overlaps it.</summary>
    public string ToQuery(int most)
    {
        var query = $"patient={Uri.EscapeDataString(Patient!)}&status=current&_sort=-date&_count={(Start is null && End is null ? 1 : most)}&_total=accurate";
        if (Start is not null) query += $"&period={Uri.EscapeDataString("ge" + Start)}";
        if (End is not null) query += $"&period={Uri.EscapeDataString("le" + End)}";
        return Type is null ? query : query + $"&type={Uri.EscapeDataString(Type)}";
    }

    private static string? Token(Element concept)
    {
        var codings = concept.Each("coding");
        return codings.Count == 0 ? null : string.Join(',', codings.Select(coding => $"{coding.ValueOf("system")}|{coding.ValueOf("code")}"));
    }
}
