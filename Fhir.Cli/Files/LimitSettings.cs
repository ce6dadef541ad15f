using System.Globalization;

using Fhir.Kernel.Elements;

namespace Fhir.Cli.Files;

/// <summary>What the parsers accept; as on the server <c>FhirRef:Limits:*</c>, which for a tool are environment variables.</summary>
/// <param name="Trouble">Null when every variable that is set can be read.</param>
internal sealed record LimitSettings(ParseLimits Limits, Words? Trouble)
{
    private const string Prefix = "FhirRef__Limits__";

    public static LimitSettings OfProcess { get; } = Read(Environment.GetEnvironmentVariable);

    public static LimitSettings Read(Func<string, string?> variable)
    {
        Words? trouble = null;
        int Number(string name, int otherwise, int most = int.MaxValue)
        {
            if (variable(Prefix + name) is not { Length: > 0 } text) return otherwise;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= most) return number;
            trouble ??= new Words($"{Prefix}{name} er et tall fra 1 til {most}, ikke {text}", $"{Prefix}{name} is a number from 1 to {most}, not {text}");
            return otherwise;
        }

        var usual = ParseLimits.Default;
        // Depth is the one limit that guards the stack.
        var limits = new ParseLimits(
            Number(nameof(usual.MaxBytes), usual.MaxBytes), Number(nameof(usual.MaxDepth), usual.MaxDepth, most: 200), Number(nameof(usual.MaxElements), usual.MaxElements),
            Number(nameof(usual.MaxStringBytes), usual.MaxStringBytes), Number(nameof(usual.MaxEntries), usual.MaxEntries),
            Number(nameof(usual.MaxAttributes), usual.MaxAttributes), Number(nameof(usual.MaxIssues), usual.MaxIssues));
        return new LimitSettings(limits, trouble);
    }
}
