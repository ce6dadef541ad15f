namespace Fhir.Fuzz.Tests;

/// <summary>A part of the kernel that takes bytes from strangers.</summary>
public abstract class FuzzTarget
{
    /// <summary>Also the folder below Corpus.</summary>
    public abstract string Name { get; }

    /// <summary>Good inputs to begin with; those in the corpus folder come on top.</summary>
    public abstract IEnumerable<byte[]> Seeds { get; }

    /// <summary>Words that the mutator puts in: names, keywords, delimiters, extreme numbers.</summary>
    public abstract IReadOnlyList<byte[]> Dictionary { get; }

    /// <summary>Takes inputs apart where the target's language does, so that what is put together again is often well-formed.</summary>
    public virtual IGrain? Grain => null;

    /// <summary>What one input may allocate in all, in bytes: a base and a multiple of its length.</summary>
    public virtual (long Base, long PerByte) MemoryBound => (32 << 20, 4096);

    /// <returns>What came of it in a few words, such as the rules that were broken: an input with an answer not seen before is kept and bred from.</returns>
    /// <exception cref="FuzzException">The answer is wrong. Any other exception is a crash.</exception>
    public abstract string Run(byte[] input);

    /// <param name="holds">What must hold of every input.</param>
    protected static void Require(bool holds, string claim)
    {
        if (!holds) throw new FuzzException(claim);
    }

    public sealed override string ToString() => Name;
}

/// <summary>The part gave an answer that cannot be right.</summary>
public sealed class FuzzException(string claim) : Exception(claim);
