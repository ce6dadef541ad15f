namespace Fhir.Definitions.Compiler;

/// <summary>Trouble that the person who builds can do something about; its message says what.</summary>
internal sealed class BuildException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}

/// <summary>Writes in the form that MSBuild recognizes and shows as its own errors.</summary>
internal static class BuildLog
{
    public static void Say(string text) => Console.WriteLine($"FHIR definitions: {text}");

    public static void Error(string code, string text) => Console.WriteLine($"FHIR definitions : error {code}: {text}");
}
