using System.Diagnostics.CodeAnalysis;

namespace Fhir.Kernel.Outcome;

/// <summary>A refusal is an expected answer: an HTTP status and the issues that explain it.</summary>
public sealed record Refusal(int Status, IReadOnlyList<Issue> Issues)
{
    public static Refusal BadRequest(params Issue[] issues) => new(400, issues);

    public override string ToString() => $"{Status}: {string.Join("; ", Issues)}";
}

/// <summary>Either a value or the refusal that stands in its place.</summary>
public readonly record struct Result<T>
{
    private readonly T? value;

    private Result(T? value, Refusal? refusal) => (this.value, Refusal) = (value, refusal);

    public Refusal? Refusal { get; }

    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsValue => Refusal is null;

    /// <summary>The value; asking a refusal for it is a bug and throws.</summary>
    public T Value => Refusal is null ? value! : throw new InvalidOperationException($"The result is a refusal: {Refusal}");

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);
}
