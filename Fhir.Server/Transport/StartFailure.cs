using Fhir.Kernel.Outcome;

namespace Fhir.Server.Transport;

/// <summary>Tells on standard error, in both languages, why the server does not start.</summary>
public static class StartFailure
{
    public const int ExitCode = 1;

    /// <returns>The process's exit code.</returns>
    public static int Print(Refusal refusal)
    {
        foreach (var issue in refusal.Issues)
        {
            Console.Error.WriteLine($"{issue.RuleId}: {issue.Text(Language.Nb)}");
            Console.Error.WriteLine($"{issue.RuleId}: {issue.Text(Language.En)}");
        }

        return ExitCode;
    }
}
