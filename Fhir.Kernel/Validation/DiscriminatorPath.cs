using System.Collections.Immutable;
using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Validation;

internal enum PathStepKind : byte
{
    Child,
    Extension,
    Resolve,
    OfType,
}

/// <param name="Name">Of the child or the type; the extension's url; empty for <c>resolve()</c>.</param>
internal readonly record struct PathStep(PathStepKind Kind, string Name);

/// <summary>
/// The part of FHIRPath that discriminators may use: names, <c>$this</c>, <c>extension(url)</c>, <c>resolve()</c> and <c>ofType()</c>.
/// https://hl7.org/fhir/R4/profiling.html#discriminator
/// </summary>
internal sealed class DiscriminatorPath
{
    private readonly ImmutableArray<Move> moves;

    private DiscriminatorPath(string text, ImmutableArray<PathStep> steps, Schema schema)
    {
        (Text, Steps) = (text, steps);
        moves = [.. steps.Select(step => new Move(step.Kind, schema.NameId(step.Name), schema.FindType(step.Name), Encoding.UTF8.GetBytes(step.Name)))];
    }

    public string Text { get; }

    public ImmutableArray<PathStep> Steps { get; }

    /// <returns>Null when it uses more of FHIRPath than discriminators may.</returns>
    public static DiscriminatorPath? Parse(string text, Schema schema)
    {
        var steps = ImmutableArray.CreateBuilder<PathStep>();
        foreach (var part in Parts(text))
        {
            if (part is "$this" or "") continue;
            if (Step(part) is not { } step) return null;
            steps.Add(step);
        }
        return new DiscriminatorPath(text, steps.DrainToImmutable(), schema);
    }

    /// <summary>The path to the reference itself; null when the path does not end in <c>resolve()</c>.</summary>
    public DiscriminatorPath? WithoutResolve(Schema schema) =>
        Steps is [.. var before, { Kind: PathStepKind.Resolve }] ? new DiscriminatorPath(Text, [.. before], schema) : null;

    public bool AnyPasses(Element element, ValidationRun run, DiscriminatorTest test) => AnyPasses(element, 0, run, test);

    private bool AnyPasses(Element element, int at, ValidationRun run, DiscriminatorTest test)
    {
        if (at == moves.Length) return test.Passes(element, run);
        ref readonly var move = ref moves.AsSpan()[at];
        switch (move.Kind)
        {
            case PathStepKind.OfType:
                return move.Type is { } type && element.Type.IsA(type) && AnyPasses(element, at + 1, run, test);
            case PathStepKind.Resolve:
                return run.Target(element).Resource is { Exists: true } target && AnyPasses(target, at + 1, run, test);
            case PathStepKind.Extension:
                foreach (var extension in element.ChildrenNamed(run.Names.Extension))
                    if (extension.Child(run.Names.Url).Utf8Value.SequenceEqual(move.Text) && AnyPasses(extension, at + 1, run, test)) return true;
                return false;
            default:
                foreach (var child in element.ChildrenNamed(move.NameId))
                    if (AnyPasses(child, at + 1, run, test)) return true;
                return false;
        }
    }

    private static PathStep? Step(string part)
    {
        var open = part.IndexOf('(');
        if (open < 0) return part.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '[' or ']') ? new(PathStepKind.Child, part.Replace("[x]", "")) : null;
        if (!part.EndsWith(')')) return null;
        var argument = part[(open + 1)..^1].Trim().Trim('\'', '"');
        return part[..open] switch
        {
            "extension" => new(PathStepKind.Extension, argument),
            "resolve" => new(PathStepKind.Resolve, ""),
            "ofType" => new(PathStepKind.OfType, argument[(argument.LastIndexOf('.') + 1)..]),
            _ => null,
        };
    }

    // Dots within parentheses belong to a url.
    private static IEnumerable<string> Parts(string text)
    {
        var (start, depth) = (0, 0);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '(') depth++;
            else if (text[at] == ')') depth--;
            else if (text[at] == '.' && depth == 0)
            {
                yield return text[start..at];
                start = at + 1;
            }
        }
        yield return text[start..];
    }

    private readonly record struct Move(PathStepKind Kind, ushort NameId, TypeInfo? Type, byte[] Text);
}
