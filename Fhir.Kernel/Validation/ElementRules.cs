using System.Collections.Immutable;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Validation;

/// <summary>One demand on one element.</summary>
internal abstract class ElementRule
{
    /// <summary>Reports to the run what is wrong; allocates nothing when all is well.</summary>
    public abstract void Check(Element element, ValidationRun run);
}

/// <summary>
/// What one definition demands of an element and of its children: a node of a compiled definition. A profile's nodes hold only what the profile adds
/// to its base type, whose own rules are applied beside it. Immutable.
/// </summary>
internal sealed class ElementRules(string id, ElementRule[] own, ProfileLink[] typeProfiles, ChildRules[] children)
{
    private readonly ushort[] childNames = [.. children.Select(child => child.NameId)];

    /// <summary>The element's id in its definition, for messages: <c>Patient.identifier:FNR</c>.</summary>
    public string Id => id;

    public ElementRule[] Own => own;

    /// <summary>Profiles that a value must conform to when it has the profile's type.</summary>
    public ProfileLink[] TypeProfiles => typeProfiles;

    public ChildRules[] Children => children;

    /// <summary>The children that may not be missing.</summary>
    public ChildRules[] Required { get; } = [.. children.Where(child => child.IsRequired)];

    public bool IsEmpty => own.Length == 0 && typeProfiles.Length == 0 && children.Length == 0;

    public ChildRules? Find(ushort nameId)
    {
        var at = childNames.AsSpan().IndexOf(nameId);
        return at < 0 ? null : children[at];
    }

    public override string ToString() => id;
}

/// <summary>The repetitions of one child: how many, what each must be, and how they are sliced.</summary>
/// <param name="Name">As FHIRPath knows it: <c>value</c>.</param>
internal sealed record ChildRules(ushort NameId, string Name, string Id)
{
    public const int Unbounded = int.MaxValue;

    public int Min { get; init; }

    public int Max { get; init; } = Unbounded;

    /// <summary>True where several types share the name and only one of them may stand there.</summary>
    public bool IsChoice { get; init; }

    /// <summary>For each repetition; null when nothing is demanded of it.</summary>
    public ElementRules? Element { get; init; }

    public SlicingRules? Slicing { get; init; }

    /// <param name="max">As definitions write it; what is no number bounds nothing.</param>
    public static int Number(string? max) =>
        int.TryParse(max, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : Unbounded;

    public bool IsRequired => Min > 0 || Slicing is { IsRequired: true };

    public bool IsEmpty => Min == 0 && Max == Unbounded && !IsChoice && Element is null && Slicing is null;
}

/// <summary>A profile by its canonical, found and compiled when it is first needed: profiles may refer to each other in circles.</summary>
internal sealed class ProfileLink(string canonical)
{
    // Which book answered is part of the answer: the rules of types are shared by validators over different definitions.
    private Answer? answer;

    public string Canonical => canonical;

    /// <summary>Null when there is no such profile.</summary>
    public CompiledProfile? Target(RuleBook book)
    {
        if (answer is not { } known || known.Book != book) answer = known = new Answer(book, book.Profile(canonical));
        return known.Target;
    }

    private sealed record Answer(RuleBook Book, CompiledProfile? Target);
}

/// <summary>A definition as rules.</summary>
/// <param name="Type">What an instance must be; null for a type that R4 does not have.</param>
/// <param name="Root">Empty when the definition could not be expanded; <see cref="Failure"/> then says why.</param>
internal sealed record CompiledProfile(string Canonical, Definitions.TypeInfo? Type, ElementRules Root)
{
    public ImmutableArray<ProfileLink> Imposed { get; init; } = [];

    public string? Failure { get; init; }

    /// <summary>The urls that its rules rest on: with other definitions of these, it would have to be compiled anew.</summary>
    public required IReadOnlySet<string> LookedAt { get; init; }

    public bool IsAbstract { get; init; }

    public bool IsRetired { get; init; }

    /// <summary>The version that this is and all that are loaded; null unless it was asked for without a version and there are several.</summary>
    public (string Used, string All)? Versions { get; init; }

    /// <summary>Null unless it defines an extension.</summary>
    public ExtensionPlace? Place { get; init; }
}
