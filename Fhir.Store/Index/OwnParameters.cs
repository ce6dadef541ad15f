using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Search;

namespace Fhir.Store.Index;

/// <summary>
/// The parameters a program brings beside R4's, by type and code, each with a word for all that its rows depend on: what a later program compares with its own.
/// </summary>
internal static class OwnParameters
{
    public static SortedDictionary<(string Type, string Code), string> Of(SearchParameterSet known)
    {
        var own = new SortedDictionary<(string, string), string>();
        foreach (var type in known.Schema.Types.Where(type => type is { IsResource: true, IsAbstract: false }))
            foreach (var parameter in known.Of(type.Name).Where(parameter => SearchParameterSet.R4.FindByUrl(parameter.Url) is null))
                own[(type.Name, parameter.Code)] = WordOf(parameter, known);
        return own;
    }

    /// <summary>A line each: type, code, word.</summary>
    public static string Text(SearchParameterSet known) => string.Join('\n', Of(known).Select(own => $"{own.Key.Type} {own.Key.Code} {own.Value}"));

    /// <summary>Those that are there in one program only, or that depend on something else in the other. One that took the place of R4's own of the same code left rows under it.</summary>
    public static FrozenSet<(string Type, string Code)> Changed(string text, SearchParameterSet known)
    {
        var (before, now) = (Read(text), Of(known));
        return before.Keys.Union(now.Keys).Where(name => before.GetValueOrDefault(name) != now.GetValueOrDefault(name)).ToFrozenSet();
    }

    private static Dictionary<(string Type, string Code), string> Read(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(' ')).ToDictionary(words => (words[0], words[1]), words => words[2]);

    private static string WordOf(SearchParameter parameter, SearchParameterSet known)
    {
        var parts = parameter.Components.Select(part => $"{part.Definition} {known.FindByUrl(part.Definition)?.Type} {part.Expression}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [$"{parameter.Type}", parameter.Expression ?? "", .. parts]))))[..16];
    }
}
