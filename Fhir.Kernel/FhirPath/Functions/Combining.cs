namespace Fhir.Kernel.FhirPath.Functions;

/// <summary>https://hl7.org/fhirpath/N1/#combining</summary>
internal static class Combining
{
    public static readonly IReadOnlyList<Function> All =
    [
        new("union", 1, 1, call => new UnionOperation(call.At, [call.Source, call.Argument(0)])),
        // Order is kept in any case, so that the later argument that asks for it has nothing to say.
        new("combine", 1, 2, call => new CombineOperation(call)) { LaterFrom = 2 },
    ];

    private sealed class CombineOperation(Call call) : Operation(call.At)
    {
        private readonly Operation source = call.Source;
        private readonly Operation other = call.Argument(0);

        public override void Run(Evaluation run)
        {
            source.Run(run);
            other.Run(run);
        }

        public override bool Any(Evaluation run) => source.Any(run) || other.Any(run);

        public override int Count(Evaluation run) => source.Count(run) + other.Count(run);
    }
}
