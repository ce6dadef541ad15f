using System.Collections.Immutable;
using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Terminology;
using Fhir.Kernel.Validation.Rules;

namespace Fhir.Kernel.Validation;

/// <summary>Whether an element belongs to a slice by one discriminator. https://hl7.org/fhir/R4/profiling.html#discriminator</summary>
internal abstract class DiscriminatorTest(DiscriminatorPath path)
{
    /// <summary>Holds when one of the elements the path leads to passes.</summary>
    public virtual bool Holds(Element element, ValidationRun run) => path.AnyPasses(element, run, this);

    public abstract bool Passes(Element target, ValidationRun run);
}

/// <summary>The value is one of those the slice allows there.</summary>
internal sealed class ValueTest(DiscriminatorPath path, ImmutableArray<(ValueTemplate Value, bool IsFixed)> allowed) : DiscriminatorTest(path)
{
    public override bool Passes(Element target, ValidationRun run)
    {
        foreach (var (value, isFixed) in allowed)
            if (isFixed ? value.IsEqualTo(target) : value.IsIn(target)) return true;
        return false;
    }
}

/// <summary>An extension with this url: by far the most common discriminator.</summary>
internal sealed class UrlTest(DiscriminatorPath path, string url) : DiscriminatorTest(path)
{
    private readonly byte[] utf8 = Encoding.UTF8.GetBytes(url);

    public override bool Holds(Element element, ValidationRun run) => element.Child(run.Names.Url).Utf8Value.SequenceEqual(utf8);

    public override bool Passes(Element target, ValidationRun run) => target.Utf8Value.SequenceEqual(utf8);
}

/// <summary>The code is in the value set that the slice binds it to.</summary>
internal sealed class BindingTest(DiscriminatorPath path, string valueSet) : DiscriminatorTest(path)
{
    private ValueSetMembership? membership;

    public override bool Passes(Element target, ValidationRun run) =>
        CodedValue.Verdict(target, membership ??= run.Book.Terminology.Membership(valueSet)) == Verdict.Member;
}

/// <summary>There is something, or there is nothing.</summary>
internal sealed class ExistsTest(DiscriminatorPath path, bool isWanted) : DiscriminatorTest(path)
{
    public override bool Holds(Element element, ValidationRun run) => base.Holds(element, run) == isWanted;

    public override bool Passes(Element target, ValidationRun run) => true;
}

internal sealed class TypeTest(DiscriminatorPath path, ImmutableArray<TypeInfo> types) : DiscriminatorTest(path)
{
    public override bool Passes(Element target, ValidationRun run)
    {
        foreach (var type in types)
            if (target.Type.IsA(type)) return true;
        return false;
    }
}

/// <summary>The type of what a reference points at, which the reference itself often tells.</summary>
internal sealed class ReferenceTypeTest(DiscriminatorPath path, ImmutableArray<TypeInfo> types) : DiscriminatorTest(path)
{
    public override bool Passes(Element target, ValidationRun run)
    {
        if (ReferenceTargets.TypeOf(target, run) is not { } found) return false;
        foreach (var type in types)
            if (found.IsA(type)) return true;
        return false;
    }
}

/// <summary>The element conforms to one of the profiles.</summary>
internal sealed class ProfileTest(DiscriminatorPath path, ImmutableArray<ProfileLink> profiles) : DiscriminatorTest(path)
{
    public override bool Passes(Element target, ValidationRun run)
    {
        foreach (var profile in profiles)
            if (profile.Target(run.Book) is { } known && run.Conforms(target, known)) return true;
        return false;
    }
}
