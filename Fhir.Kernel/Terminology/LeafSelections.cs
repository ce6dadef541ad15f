using System.Collections.Immutable;
using System.Text;

namespace Fhir.Kernel.Terminology;

/// <summary>Every code that a grammar allows in one system.</summary>
internal sealed class GrammarSelection(string system, ICodeGrammar grammar) : Selection
{
    private readonly byte[] utf8System = Encoding.UTF8.GetBytes(system);

    public override IEnumerable<string> Unbounded => [system];

    public override Verdict Contains(ReadOnlySpan<byte> system, ReadOnlySpan<byte> code) =>
        (system.IsEmpty || system.SequenceEqual(utf8System)) && grammar.IsCode(code) ? Verdict.Member : Verdict.NotMember;
}

/// <summary>Something that cannot be decided here.</summary>
/// <param name="system">The system whose codes it would be about; null when it may be any.</param>
internal sealed class UndecidedSelection(string? system, UncheckedReason reason) : Selection
{
    private readonly byte[] utf8System = Encoding.UTF8.GetBytes(system ?? "");

    public override ImmutableArray<UncheckedReason> Unchecked { get; } = [reason];

    public override Verdict Contains(ReadOnlySpan<byte> system, ReadOnlySpan<byte> code) =>
        system.IsEmpty || utf8System.Length == 0 || system.SequenceEqual(utf8System) ? Verdict.NotChecked : Verdict.NotMember;
}

/// <summary>What may be an expression of a code system that has a grammar for them: anything that is no single code of it, and nobody here can say.</summary>
internal sealed class ExpressionSelection(CodeSystem system) : Selection
{
    private readonly byte[] utf8System = Encoding.UTF8.GetBytes(system.Url);

    public override ImmutableArray<UncheckedReason> Unchecked { get; } = [new(UncheckedCause.SystemCompositional, system.Url)];

    public override Verdict Contains(ReadOnlySpan<byte> wanted, ReadOnlySpan<byte> code) =>
        (wanted.IsEmpty || wanted.SequenceEqual(utf8System)) && system.Contains(code) == Verdict.NotChecked ? Verdict.NotChecked : Verdict.NotMember;
}
