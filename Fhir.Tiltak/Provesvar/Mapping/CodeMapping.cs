using System.Collections.Frozen;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Fhir.Tiltak.Provesvar.Kith;

namespace Fhir.Tiltak.Provesvar.Mapping;

/// <summary>Coded values of the message to Coding and CodeableConcept. A code that its system cannot have is text or the laboratory's own code, never a lie.</summary>
internal sealed partial class CodeMapping(MappingContext context)
{
    private const string VolvenOid = "2.16.578.1.12.4.1.1.";

    // The code systems that are known whole: a code that is not here is none.
    private static readonly FrozenDictionary<string, FrozenDictionary<string, string?>> WholeSystems = new Dictionary<string, FrozenDictionary<string, string?>>
    {
        ["8202"] = Names(("BLD", "Bildediagnostikk"), ("CLIN", "Medisinsk biokjemi"), ("CT", "Computertomografi"), ("CYTO", "Cytologi"), ("FARM", "Klinisk farmakologi"), ("HIST", "Histologi"),
            ("IMTR", "Immunologi og transfusjonsmedisin"), ("LAB", "Laboratoriemedisin"), ("MA", "Mammografi"), ("MBIO", "Medisinsk mikrobiologi"), ("MGEN", "Medisinsk genetikk"), ("MORS", "Mors"),
            ("MPAT", "Molekylærpatologi"), ("MR", "Magnettomografi"), ("NUK", "Nukleærmedisin"), ("OBD", "Obduksjon"), ("PAT", "Patologi"), ("RAD", "Radiologi"), ("RTG", "Røntgen"),
            ("SCI", "Scintigrafi"), ("UL", "Ultralyd"), ("AN", "Annet")),
        ["8244"] = Names(("1", "Over øvre grense"), ("2", "Under nedre grense"), ("3", "Utenfor grensene")),
        ["8271"] = Names(("S", "Sensitiv standarddose"), ("I", "Sensitiv økt eksponering"), ("R", "Resistent"), ("K", "Se kommentar")),
        ["8231"] = Names([.. "BG BUP-BM BUP-HG DIAG FA FO FU HJ IP KF MAAL MU PROB RU SVU UP UTRED VU".Split(' ').Select(code => (code, (string?)null))]),
    }.ToFrozenDictionary();

    // Code systems of others that have an address of their own.
    private static readonly FrozenDictionary<string, string> Others = new Dictionary<string, string>
    {
        ["2.16.840.1.113883.6.1"] = ProvesvarNames.Loinc,
        ["2.16.840.1.113883.6.96"] = ProvesvarNames.Snomed,
        ["2.16.840.1.113883.6.8"] = ProvesvarNames.Ucum,
    }.ToFrozenDictionary();

    /// <summary>Null when the code can only be told as text.</summary>
    /// <param name="number">The kodeverk that the element is bound to, when the message names none; or the address of another code system.</param>
    public JsonObject? Coding(KithCode code, string number)
    {
        if (code.Code is not { } value) return null;
        if (SystemOf(code, number) is not { } system) return Own(code, value, code.System!);
        var kodeverk = system.StartsWith("urn:oid:" + VolvenOid, StringComparison.Ordinal) ? system[("urn:oid:" + VolvenOid).Length..] : "";
        if (WholeSystems.TryGetValue(kodeverk, out var names)) return OfWhole(code, value, system, kodeverk, names);
        if (kodeverk == "8212") return FhirJson.Coding(system, value, code.Name ?? code.OriginalText ?? value);
        if (HasForm(system, kodeverk, value)) return FhirJson.Coding(system, value, code.Name);
        if (HasForm(system, kodeverk, value.ToUpperInvariant())) return FhirJson.Coding(system, value.ToUpperInvariant(), code.Name);
        context.Warn(SvarrapportRules.CodeForm, code.Node, value, kodeverk.Length > 0 ? kodeverk : system);
        return Own(code, value, kodeverk.Length > 0 ? kodeverk : system);
    }

    /// <summary>A code that is known to be in a code system that is known whole.</summary>
    public static JsonObject Whole(string kodeverk, string code) => FhirJson.Coding(ProvesvarNames.Kodeverk(kodeverk), code, WholeSystems[kodeverk][code]);

    public JsonObject? Concept(KithCode? code, string number)
    {
        if (code is null) return null;
        var coding = Coding(code, number);
        return FhirJson.Concept(coding, TextBeside(code, coding));
    }

    /// <summary>What the coding does not say already.</summary>
    public static string? TextBeside(KithCode code, JsonObject? coding)
    {
        if (code.OriginalText is { } own) return own;
        if (coding is null) return code.Name is { } name && code.Code is { } value ? $"{name} ({value})" : code.Text;
        return code.Name is { } display && display != (string?)coding["display"] ? display : null;
    }

    private JsonObject? OfWhole(KithCode code, string value, string system, string kodeverk, FrozenDictionary<string, string?> names)
    {
        if (names.TryGetValue(value, out var name)) return FhirJson.Coding(system, value, name ?? code.Name);
        if (names.TryGetValue(value.ToUpperInvariant(), out name)) return FhirJson.Coding(system, value.ToUpperInvariant(), name ?? code.Name);
        context.Warn(SvarrapportRules.CodeUnknown, code.Node, value, kodeverk);
        return null;
    }

    // Where the code was said to be from is part of the name of the laboratory's own list.
    private JsonObject Own(KithCode code, string value, string from) => FhirJson.Coding(context.Series($"kode-{SenderKey.Tidy(from)}"), value, code.Name ?? code.OriginalText);

    private string? SystemOf(KithCode code, string number)
    {
        if (code.System is not { } written) return number.Contains(':', StringComparison.Ordinal) ? number : ProvesvarNames.Kodeverk(number);
        var system = written.Trim();
        if (KodeverkUrl().Match(system) is { Success: true } url) return ProvesvarNames.Kodeverk(url.Groups[1].Value);
        if (system.StartsWith("urn:oid:", StringComparison.OrdinalIgnoreCase)) system = system[8..];
        if (Others.TryGetValue(system, out var other)) return other;
        if (Volven().IsMatch(system)) return ProvesvarNames.Kodeverk(system);
        if (Oid().IsMatch(system)) return "urn:oid:" + system;
        if (system.StartsWith("http", StringComparison.Ordinal) && Uri.TryCreate(system, UriKind.Absolute, out _)) return system;
        context.Warn(SvarrapportRules.SystemUnknown, code.Node, written, code.Code ?? "");
        return null;
    }

    private static bool HasForm(string system, string kodeverk, string code) => (system, kodeverk) switch
    {
        (_, "7280") => NlkCode().IsMatch(code),
        (ProvesvarNames.Loinc, _) => LoincCode().IsMatch(code),
        (ProvesvarNames.Snomed, _) => code.All(char.IsAsciiDigit),
        (ProvesvarNames.Npu, _) => NpuCode().IsMatch(code),
        _ => true,
    };

    private static FrozenDictionary<string, string?> Names(params (string Code, string? Name)[] codes) => codes.ToFrozenDictionary(pair => pair.Code, pair => pair.Name);

    [GeneratedRegex("^https?://(?:www\\.)?(?:helsedir|ehelse)\\.no/fhir/CodeSystem/no-kodeverk-([0-9]{1,6})(?:-[a-z0-9-]+)?$")]
    private static partial Regex KodeverkUrl();

    [GeneratedRegex("^[0-9]{4}$")]
    private static partial Regex Volven();

    [GeneratedRegex(@"^[0-2](\.(0|[1-9][0-9]{0,30})){1,30}$")]
    private static partial Regex Oid();

    [GeneratedRegex("^(NPU|NOR)[0-9]{5}$")]
    private static partial Regex NlkCode();

    [GeneratedRegex("^NPU[0-9]{5}$")]
    private static partial Regex NpuCode();

    [GeneratedRegex("^[0-9]{1,7}-[0-9]$")]
    private static partial Regex LoincCode();
}
