namespace Fhir.Kernel.FhirPath.Functions;

/// <summary>https://hl7.org/fhirpath/N1/#types and https://hl7.org/fhirpath/N1/#reflection</summary>
internal static class Types
{
    public static readonly IReadOnlyList<Function> All =
    [
        new("is", 1, 1, call => new IsOperation(call.At, call.Source, call.Type(0)), Scope.Type),
        new("as", 1, 1, call => new AsOperation(call.At, call.Source, call.Type(0)), Scope.Type),
        new("type", 0, 0, call => new TypeOperation(call)),
    ];

    private sealed class TypeOperation(Call call) : Operation(call.At)
    {
        private readonly Operation source = call.Source;

        public override void Run(Evaluation run)
        {
            var start = run.Top;
            source.Run(run);
            for (var at = start; at < run.Top; at++) run[at] = Reflection.TypeOf(run[at]);
        }
    }
}
