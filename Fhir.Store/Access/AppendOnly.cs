namespace Fhir.Store.Access;

/// <summary>
/// The types of which whatever is stored stays as it was stored: a log of access that can be changed afterwards proves nothing. New ones may be created by whoever may
/// create. What routes there are, what is claimed of them and what the writer refuses all follow from this. https://hl7.org/fhir/R4/http.html#delete
/// </summary>
public static class AppendOnly
{
    /// <summary>https://hl7.org/fhir/R4/auditevent.html</summary>
    public const string Log = "AuditEvent";

    public static bool Is(string type) => type == Log;
}
