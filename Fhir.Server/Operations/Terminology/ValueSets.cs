using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Terminology;
using Fhir.Store.Access.Operations;

namespace Fhir.Server.Operations.Terminology;

/// <summary>What the operations on value sets share.</summary>
internal static class ValueSets
{
    /// <summary>Default for a value set without a resource.</summary>
    public static Element Resource(TerminologyService terminology, string canonical) =>
        terminology.Source.Find(canonical)?.Root is { Type.Name: "ValueSet" } resource ? resource : default;

    /// <summary>404 when the value set itself, not one that it includes, is not there.</summary>
    public static Refusal? Unknown(ValueSetMembership membership) =>
        membership.Unchecked is [{ Cause: UncheckedCause.ValueSetNotLoaded } reason] && reason.Subject == membership.ValueSet ? new Refusal(404, [reason.Issue]) : null;

    public static void RefuseDate(OperationInput input)
    {
        if (input.Text("date") is not null) input.Refuse(ParameterRules.ParameterUnsupported.At(null, "date", "only the definitions that are loaded now can be used"));
    }

    public static void RefuseContext(OperationInput input)
    {
        if (input.Text("context") is not null) input.Refuse(ParameterRules.ParameterUnsupported.At(null, "context", "name the value set by url"));
    }
}
