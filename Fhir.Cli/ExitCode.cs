namespace Fhir.Cli;

/// <summary>What the process answers its caller with; the same three for every verb.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The tool did its work and found something wrong.</summary>
    public const int Found = 1;

    /// <summary>The work could not be done: wrong arguments, a missing file, a server that does not answer.</summary>
    public const int CouldNotRun = 2;
}
