using Fhir.Tiltak.Provesvar.Source;

namespace Fhir.Tiltak.Provesvar.Kith;

/// <summary>The two status tables of the national description; the columns are N, M, C, H, A, and a missing kind of answer is N.</summary>
internal static class KithStatus
{
    private const string Kinds = "NMCHA";

    /// <param name="status">Kodeverk 7306.</param>
    /// <param name="kind">Kodeverk 7309.</param>
    public static string OfReport(string? status, string? kind) => (status, kind ?? "N") switch
    {
        (_, "C") => "cancelled",
        ("S", "N") => "registered",
        ("P", "N") => "preliminary",
        ("F", "N") => "final",
        ("S" or "P" or "F", "M") => "amended",
        ("A", "M") => "appended",
        _ => "unknown",
    };

    /// <summary>An investigation that was deleted (14) is entered in error; the national service says unknown of it, but a receiver must be able to take it away.</summary>
    /// <param name="status">Kodeverk 8245; null is allowed.</param>
    /// <param name="kind">Kodeverk 8270.</param>
    public static string OfResult(string? status, string? kind)
    {
        var column = Kinds.IndexOf(kind ?? "N", StringComparison.Ordinal);
        if (kind is { Length: not 1 } || column < 0) return "unknown";
        return Row(status) is { } row ? row[column] : column == 2 ? "cancelled" : "unknown";
    }

    public static bool IsOfReport(string status) => status is "S" or "P" or "F" or "A";

    public static bool IsOfResult(string status) => Row(status) is not null;

    /// <summary>Says of the two elements what became of them: a cancellation says it whatever the status, and what the tables do not know is not in the answer.</summary>
    public static void Account(SourceNode? status, SourceNode? kind, string mapped, Func<string, bool> isStatus)
    {
        var isReadable = kind?.Peek() is null or "N" or "M" or "C" or "H" or "A" && (status?.Peek() is not { } code || isStatus(code));
        if (isReadable || mapped == "cancelled") kind?.Take();
        else kind?.Leave(LossRules.Unreadable);
        if (mapped == "cancelled") status?.Leave(LossRules.Implied);
        else if (isReadable) status?.Take();
        else status?.Leave(LossRules.Unreadable);
    }

    private static string[]? Row(string? status) => status switch
    {
        null or "3" or "4" => ["final", "amended", "cancelled", "final", "final"],
        "1" => ["unknown", "amended", "cancelled", "amended", "unknown"],
        "2" => ["preliminary", "amended", "cancelled", "preliminary", "preliminary"],
        "5" => ["registered", "unknown", "cancelled", "unknown", "registered"],
        "6" or "7" => ["registered", "registered", "cancelled", "unknown", "registered"],
        "8" or "9" or "10" => ["preliminary", "unknown", "cancelled", "unknown", "preliminary"],
        "11" or "13" => ["final", "amended", "cancelled", "unknown", "final"],
        "12" => ["unknown", "amended", "cancelled", "unknown", "preliminary"],
        "14" => ["entered-in-error", "entered-in-error", "cancelled", "unknown", "entered-in-error"],
        "15" => ["registered", "registered", "cancelled", "final", "registered"],
        _ => null,
    };
}
