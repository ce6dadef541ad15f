namespace Fhir.Kernel.Terminology;

/// <summary>A code system whose codes are made by rules and cannot be listed.</summary>
internal interface ICodeGrammar
{
    bool IsCode(ReadOnlySpan<byte> text);

    /// <summary>The codes that match a filter; null when it is not understood.</summary>
    ICodeGrammar? Where(ConceptFilter filter) => null;
}
