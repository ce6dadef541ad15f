using System.Globalization;

namespace Fhir.Fuzz.Tests;

/// <summary>What a run did and the worst it saw.</summary>
public sealed record FuzzReport(string Target, int Seed)
{
    public long Executions { get; set; }

    /// <summary>Answers that no earlier input had given.</summary>
    public int Answers { get; set; }

    public TimeSpan Slowest { get; set; }

    /// <summary>Bytes one input made the part allocate in all, at most.</summary>
    public long MostAllocated { get; set; }

    /// <summary>Bytes still held after the run that were not held after its first tenth, the corpus apart.</summary>
    public long Growth { get; set; }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Target}: seed {Seed}, {Executions} inputs, {Answers} different answers, slowest {Slowest.TotalMilliseconds:F0} ms, most allocated {MostAllocated / 1024} kB, held memory grew {Growth / 1024} kB");
}
