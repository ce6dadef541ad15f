using System.Collections.Frozen;

namespace Fhir.Kernel.Terminology;

/// <summary>The code systems whose codes follow a grammar. https://hl7.org/fhir/R4/terminologies-systems.html</summary>
internal static class Grammars
{
    private static readonly FrozenDictionary<string, ICodeGrammar> All = new Dictionary<string, ICodeGrammar>
    {
        ["urn:ietf:bcp:47"] = new LanguageTags(),
        ["urn:ietf:bcp:13"] = new MediaTypes(),
        ["https://www.iana.org/time-zones"] = new TimeZones(),
        [UcumCodes.System] = new UcumCodes(),
    }.ToFrozenDictionary();

    public static IEnumerable<string> Urls => All.Keys;

    public static ICodeGrammar? Find(string system) => All.GetValueOrDefault(system);
}
