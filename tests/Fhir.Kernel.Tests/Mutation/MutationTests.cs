using System.Collections.Immutable;
using System.Globalization;
using Fhir.Kernel.Tests.Mutation.Kinds;
using Xunit;

namespace Fhir.Kernel.Tests.Mutation;

/// <summary>
/// Valid resources are broken in named ways, and the validator must say of every one what is wrong and where. <c>FHIRREF_MUTATION_SEED</c> draws others.
/// </summary>
public class MutationTests(ITestOutputHelper output)
{
    private static readonly int Seed =
        int.TryParse(Environment.GetEnvironmentVariable("FHIRREF_MUTATION_SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var seed) ? seed : 20250203;

    private static readonly Lazy<ImmutableArray<KindResult>> Results = new(() => MutationRun.Of(Seed, AllKinds.InOrder));

    [Fact]
    public void Every_subject_is_valid_before_it_is_broken() => Assert.All(Subjects.All, subject => Assert.DoesNotContain(subject.Before, issue => issue.IsError));

    [Fact]
    public void Kinds_have_names_of_their_own() => Assert.Distinct(AllKinds.InOrder.Select(kind => kind.Name));

    [Fact]
    public void Every_kind_breaks_something() => Assert.Empty(Results.Value.Where(result => result.Mutants == 0).Select(result => result.Kind.Name));

    [Fact]
    public void Every_mutant_is_reported_with_the_right_rule_at_the_right_place()
    {
        output.WriteLine(MutationRun.Table(Seed, Results.Value));

        var missed = Results.Value.SelectMany(result => result.Missed).ToList();
        Assert.True(missed.Count == 0, string.Join('\n', missed));
    }
}
