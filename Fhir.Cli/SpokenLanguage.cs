using System.Runtime.InteropServices;

using Fhir.Kernel.Outcome;

namespace Fhir.Cli;

/// <summary>The language of messages: <c>--lang</c>, else the locale, else Norwegian.</summary>
internal static class SpokenLanguage
{
    // https://learn.microsoft.com/windows/win32/intl/language-identifiers: the low ten bits are the language.
    private const int LanguageMask = 0x3ff;
    private const int Norwegian = 0x14;

    private static readonly string[] Variables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    public static Language Of(IReadOnlyList<string> args, Func<string, string?> environment)
    {
        for (var at = 0; at < args.Count; at++)
        {
            if (args[at] == "--lang" && at + 1 < args.Count) return Named(args[at + 1]);
            if (args[at].StartsWith("--lang=", StringComparison.Ordinal)) return Named(args[at][7..]);
        }
        var locale = Variables.Select(environment).FirstOrDefault(value => !string.IsNullOrEmpty(value));
        if (locale is null && OperatingSystem.IsWindows()) return (GetUserDefaultUILanguage() & LanguageMask) == Norwegian ? Language.Nb : Language.En;
        return locale is null or "C" or "POSIX" || locale.StartsWith("C.", StringComparison.Ordinal) ? Language.Nb : Named(locale);
    }

    private static Language Named(string tag) =>
        tag.StartsWith("nb", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("nn", StringComparison.OrdinalIgnoreCase)
            || tag.StartsWith("no", StringComparison.OrdinalIgnoreCase)
            ? Language.Nb : Language.En;

    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern ushort GetUserDefaultUILanguage();
}
