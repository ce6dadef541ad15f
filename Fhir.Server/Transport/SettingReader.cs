using Fhir.Kernel.Outcome;

namespace Fhir.Server.Transport;

/// <summary>Reads settings and collects what is wrong with them, so that one start tells everything that must be mended.</summary>
public sealed class SettingReader(IConfiguration configuration)
{
    private readonly List<Issue> problems = [];

    public IReadOnlyList<Issue> Problems => problems;

    /// <summary>The value as written; null when it is not set or blank.</summary>
    public string? Text(string key) => configuration[key] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    /// <summary>The value as written; a problem when it is not set.</summary>
    public string Required(string key)
    {
        if (Text(key) is { } text) return text;

        problems.Add(SettingRules.Missing.At(null, key));
        return "";
    }

    /// <summary>Words with spaces or commas between; empty when not set.</summary>
    public IReadOnlyList<string> Words(string key) => Text(key)?.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>The keys of a list's members: <c>List:0</c>, <c>List:1</c>.</summary>
    public IReadOnlyList<string> Members(string key) => [.. configuration.GetSection(key).GetChildren().Select(child => child.Path)];

    /// <summary>One of an enum's names, in any case; null when not set.</summary>
    public T? Choice<T>(string key)
        where T : struct, Enum
    {
        if (Text(key) is not { } text) return null;
        if (Array.Find(Enum.GetNames<T>(), name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } known) return Enum.Parse<T>(known);

        return Unknown<T>(key, text, string.Join(", ", Enum.GetNames<T>()));
    }

    /// <summary>True or false; null when not set.</summary>
    public bool? Flag(string key)
    {
        if (Text(key) is not { } text) return null;
        return bool.TryParse(text, out var value) ? value : Unknown<bool>(key, text, "true, false");
    }

    /// <summary>A whole number in a range; <paramref name="otherwise"/> when not set.</summary>
    public int Number(string key, int otherwise, int least, int most)
    {
        if (Text(key) is not { } text) return otherwise;
        return int.TryParse(text, out var value) && value >= least && value <= most ? value : Unknown<int>(key, text, $"{least}-{most}") ?? otherwise;
    }

    public void Problem(Issue issue) => problems.Add(issue);

    private T? Unknown<T>(string key, string text, string allowed)
        where T : struct
    {
        problems.Add(SettingRules.UnknownValue.At(null, key, text, allowed));
        return null;
    }
}
