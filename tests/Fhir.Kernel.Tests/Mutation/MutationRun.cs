using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Tests.Mutation;

/// <summary>What came of one kind.</summary>
/// <param name="Missed">A line for each mutant that was not reported as it should.</param>
internal sealed record KindResult(MutationKind Kind, int Mutants, ImmutableArray<string> Missed)
{
    public int Caught => Mutants - Missed.Length;
}

/// <summary>Applies every kind to subjects drawn by the seed.</summary>
internal static class MutationRun
{
    /// <summary>Mutants of one kind, where there are so many subjects.</summary>
    private const int MutantsOfAKind = 8;

    public static ImmutableArray<KindResult> Of(int seed, IEnumerable<MutationKind> kinds) => [.. kinds.Select((kind, at) => Of(kind, new Random(SeedOf(seed, at))))];

    /// <summary>Kind, mutants, caught, share; one line each, and the sum.</summary>
    public static string Table(int seed, ImmutableArray<KindResult> results)
    {
        var table = new StringBuilder($"seed {seed}\n{"kind",-60} mutants caught share\n");
        foreach (var result in results) Line(result.Kind.Name, result.Mutants, result.Caught, table);
        Line($"all {results.Length} kinds", results.Sum(result => result.Mutants), results.Sum(result => result.Caught), table);
        return table.ToString();
    }

    private static KindResult Of(MutationKind kind, Random random)
    {
        var (mutants, missed) = (0, ImmutableArray.CreateBuilder<string>());
        foreach (var subject in Shuffled(random))
        {
            if (mutants == MutantsOfAKind) break;
            if (kind.Break(new Draft(subject, random)) is not { } mutant) continue;
            mutants++;
            if (Missed(subject, mutant) is { } reason) missed.Add($"{kind} in {subject}: {reason}");
        }
        return new(kind, mutants, missed.DrainToImmutable());
    }

    // What was said before the damage does not count.
    private static string? Missed(Subject subject, Mutant mutant)
    {
        var issues = mutant.Issues();
        var isCaught = issues.Any(issue => mutant.Expected.IsMetBy(issue) && !subject.Before.Any(before => IsSame(before, issue)));
        return isCaught ? null : $"expected {mutant.Expected}, got [{string.Join("; ", issues.Where(issue => issue.Severity <= Severity.Warning).Take(6).Select(issue => $"{issue.RuleId} {issue.Expression}"))}]";
    }

    // Where a code was outside a value set before, another one that is outside too is told by what is said of it.
    private static bool IsSame(Issue before, Issue issue) => before.RuleId == issue.RuleId && before.Expression == issue.Expression && before.Arguments.SequenceEqual(issue.Arguments);

    private static Subject[] Shuffled(Random random)
    {
        var subjects = Subjects.All.ToArray();
        random.Shuffle(subjects);
        return subjects;
    }

    // Of its own for each kind, so that a new kind does not change what the others do.
    private static int SeedOf(int seed, int kind) => unchecked(seed * 31 + kind);

    private static void Line(string name, int mutants, int caught, StringBuilder table) => table.Append(CultureInfo.InvariantCulture,
        $"{name,-60} {mutants,7} {caught,6} {(mutants == 0 ? 0 : 100m * caught / mutants),4:0} %\n");
}
