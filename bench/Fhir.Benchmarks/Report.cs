using System.Globalization;

namespace Fhir.Benchmarks;

/// <summary>What is printed in the same way for each measurement.</summary>
public static class Report
{
    public static void Machine() => Print($"{Environment.ProcessorCount} processors, .NET {Environment.Version}, {(System.Runtime.GCSettings.IsServerGC ? "server" : "workstation")} GC; the load generator shares the processors with the server");

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>A ratio that was taken in each round, against its aim if it has one.</summary>
    public static void Ratio(string what, IReadOnlyList<double> rounds, double? aim = null) =>
        Print($"{what}: {Median(rounds):P0} (rounds: {string.Join(", ", rounds.Select(round => round.ToString("P0", CultureInfo.InvariantCulture)))}){(aim is { } wanted ? string.Create(CultureInfo.InvariantCulture, $"; aim {wanted:P0}") : "")}");

    public static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
