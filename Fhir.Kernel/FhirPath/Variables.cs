namespace Fhir.Kernel.FhirPath;

/// <summary>
/// <c>%name</c>. Those that N1 and FHIR define are compiled to what they are; the rest is looked up in the context.
/// https://hl7.org/fhirpath/N1/#environment-variables and https://hl7.org/fhir/R4/fhirpath.html#variables
/// </summary>
internal static class Variables
{
    public static Operation Compile(VariableAst variable)
    {
        var (at, name) = (variable.Position, variable.Name);
        return name switch
        {
            "context" => new ContextVariable(at, run => run.FocusItem),
            "resource" => new ContextVariable(at, run => FhirPathValue.Of(run.Resource)),
            "rootResource" => new ContextVariable(at, run => FhirPathValue.Of(run.RootResource)),
            "ucum" => Constant(at, SystemTypes.UcumSystem),
            "sct" => Constant(at, "http://snomed.info/sct"),
            "loinc" => Constant(at, "http://loinc.org"),
            _ when name.StartsWith("vs-", StringComparison.Ordinal) => Constant(at, "http://hl7.org/fhir/ValueSet/" + name[3..]),
            _ when name.StartsWith("ext-", StringComparison.Ordinal) => Constant(at, "http://hl7.org/fhir/StructureDefinition/" + name[4..]),
            _ => new GivenVariable(at, name),
        };
    }

    /// <summary>Whether a name cannot be given to a new variable.</summary>
    public static bool IsTaken(Evaluation run, string name) =>
        name is "context" or "resource" or "rootResource" or "ucum" or "sct" or "loinc" || name.StartsWith("vs-", StringComparison.Ordinal)
        || name.StartsWith("ext-", StringComparison.Ordinal) || run.Defined(name) is not null || run.Context.Variables.ContainsKey(name);

    private static LiteralOperation Constant(int at, string text) => new(at, FhirPathValue.Of(text));

    private sealed class ContextVariable(int at, Func<Evaluation, FhirPathValue> get) : ScalarOperation(at)
    {
        public override FhirPathValue Value(Evaluation run) => get(run);
    }

    private sealed class GivenVariable(int at, string name) : Operation(at)
    {
        public override void Run(Evaluation run)
        {
            if (run.Defined(name) is not { } values && !run.Context.Variables.TryGetValue(name, out values))
            {
                run.Fail(FhirPathRules.UnknownVariable, At, name);
                return;
            }
            foreach (var value in values) run.Push(value);
        }
    }
}
