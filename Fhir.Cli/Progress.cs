using Fhir.Conformance.Engine;

namespace Fhir.Cli;

/// <summary>One line on the terminal that counts the checks.</summary>
internal sealed class Progress(Terminal terminal) : IProgress<Finding>
{
    private int count;

    public void Report(Finding value)
    {
        var done = Interlocked.Increment(ref count);
        lock (this) terminal.Error.Write($"\r{done,4}  {value.Requirement.Id,-20}");
    }
}
