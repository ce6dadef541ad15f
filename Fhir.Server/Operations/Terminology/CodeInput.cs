using System.Collections.Immutable;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Terminology.Operations;
using Fhir.Store.Access.Operations;

namespace Fhir.Server.Operations.Terminology;

/// <summary>The code an operation is asked about: <c>code</c> with its companions, <c>coding</c> or <c>codeableConcept</c>, and only one of them.</summary>
internal static class CodeInput
{
    /// <summary>Codings of a concept; each may cost the compilation of a value set.</summary>
    private const int MostCodings = 100;

    /// <summary>Empty, with a problem in the input, when there is none or more than one.</summary>
    /// <param name="system">The system of a bare code; null when the operation takes it from elsewhere.</param>
    /// <param name="versionName">systemVersion or version.</param>
    public static ImmutableArray<SentCode> Read(OperationInput input, string? system, string versionName)
    {
        var (code, coding, concept) = (input.Text("code"), input.Value("coding", "Coding"), input.Value("codeableConcept", "CodeableConcept"));
        var (version, display) = (input.Text(versionName), input.Text("display"));
        const string names = "code, coding, codeableConcept";
        switch ((code is not null ? 1 : 0) + (coding.Exists ? 1 : 0) + (concept.Exists ? 1 : 0))
        {
            case 0:
                input.Refuse(ParameterRules.ParameterMissing.At(null, names));
                return [];
            case > 1:
                input.Refuse(ParameterRules.ParametersConflict.At(null, names));
                return [];
        }
        if (code is not null) return [new SentCode(system, version, code, display)];
        var codes = (coding.Exists ? [coding] : Codings(concept)).Where(one => one.ValueOf("code") is not null).Select(Sent).ToImmutableArray();
        if (codes.Length > MostCodings) input.Refuse(ParameterRules.ParameterUnsupported.At(null, "codeableConcept", $"more than {MostCodings} codings"));
        if (codes.IsEmpty) input.Refuse(ParameterRules.ParameterMissing.At(null, "coding.code"));
        return codes;
    }

    private static SentCode Sent(Element coding) => new(coding.ValueOf("system"), coding.ValueOf("version"), coding.ValueOf("code")!, coding.ValueOf("display"));

    private static List<Element> Codings(Element concept)
    {
        var codings = new List<Element>();
        foreach (var coding in concept.ChildrenNamed("coding")) codings.Add(coding);
        return codings;
    }
}
