using System.Collections.Immutable;

namespace Fhir.Tiltak.Population;

/// <summary>What was written.</summary>
/// <param name="Files">Each file with its lines, by name.</param>
/// <param name="Bytes">Of all files together.</param>
public sealed record PopulationSummary(int Patients, ImmutableArray<(string File, long Lines)> Files, long Bytes)
{
    public long Resources => Files.Sum(file => file.Lines);
}
