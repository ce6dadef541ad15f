namespace Fhir.Cli;

/// <summary>A bar on the terminal for work with a known number of steps; shown only to a person, and only when there is more than one step.</summary>
internal sealed class ProgressBar(Terminal terminal, int steps)
{
    private const int Width = 30;

    private readonly bool isShown = terminal.ShowsProgress && steps > 1;

    /// <param name="done">Steps that are done, of all.</param>
    public void Show(int done)
    {
        if (isShown) terminal.Error.Write($"\r[{new string('#', (int)((long)Width * done / steps)),-Width}] {done}/{steps}");
    }

    public void Clear()
    {
        if (isShown) terminal.Error.Write($"\r{new string(' ', Width + 20)}\r");
    }
}
