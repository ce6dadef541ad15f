namespace Fhir.Kernel.Terminology;

/// <summary>A code system whose codes are made by rules and cannot be listed.</summary>
internal interface ICodeGrammar
{
    bool IsCode(ReadOnlySpan<byte> text);
}
