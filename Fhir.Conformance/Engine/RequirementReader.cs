using System.Collections.Immutable;

namespace Fhir.Conformance.Engine;

/// <summary>Reads the requirements.csv files that are embedded beside the checks.</summary>
public static class RequirementReader
{
    /// <summary>The only header a requirements.csv may have.</summary>
    public const string Header = "id,tiltak,actor,level,text_nb,text_en,source,verification,reason";

    private const string Suffix = ".requirements.csv";

    /// <summary>Every requirement of the core and of each tiltak, by id.</summary>
    public static ImmutableArray<Requirement> ReadAll()
    {
        var assembly = typeof(RequirementReader).Assembly;
        return [.. assembly.GetManifestResourceNames().Where(name => name.EndsWith(Suffix, StringComparison.Ordinal))
            .SelectMany(name => Read(new StreamReader(assembly.GetManifestResourceStream(name)!)))
            .OrderBy(requirement => requirement.Id, StringComparer.Ordinal)];
    }

    /// <summary>A row that breaks the form throws <see cref="FormatException"/> with the row's id: the files are the project's own.</summary>
    public static IReadOnlyList<Requirement> Read(TextReader text)
    {
        using (text)
        {
            var rows = Csv.Read(text).ToList();
            if (rows.Count == 0 || string.Join(',', rows[0]) != Header) throw new FormatException($"The header must be {Header}");
            return [.. rows.Skip(1).Select(Row)];
        }
    }

    private static Requirement Row(IReadOnlyList<string> fields)
    {
        if (fields.Count != 9) throw new FormatException($"{fields[0]} has {fields.Count} fields, not 9.");
        var row = new Requirement(fields[0], fields[1], Word<Actor>(fields, 2), Word<Level>(fields, 3), new Words(fields[4], fields[5]), fields[6],
            Word<Verification>(fields, 7), fields[8]);
        if (row.Verification == Verification.Automatic != (row.Reason.Length == 0))
            throw new FormatException($"{row.Id}: a reason is needed exactly when the verification is not automatic.");
        return row;
    }

    private static T Word<T>(IReadOnlyList<string> fields, int at) where T : struct, Enum =>
        Enum.TryParse<T>(fields[at], ignoreCase: true, out var value) ? value
            : throw new FormatException($"{fields[0]}: '{fields[at]}' is no {typeof(T).Name}.");
}
