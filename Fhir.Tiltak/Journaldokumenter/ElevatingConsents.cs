using System.Collections.Immutable;
using System.Globalization;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.Journaldokumenter;

/// <summary>
/// The patient's consent that the caller's organisation sees what the patient has blocked: active, about privacy, a permit to the organisation that the token names, for a short
/// period that is now, verified with the patient or who speaks for the patient. A consent that narrows itself to some data or purpose says more than is understood here, and
/// opens nothing. https://hl7.org/fhir/R4/consent.html
/// </summary>
public sealed class ElevatingConsents : IConsentOpening
{
    /// <summary>How long a consent may be for: what is blocked for good is not opened for good.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    private const string Organisation = "urn:oid:2.16.578.1.12.4.1.4.101";
    private const string Scope = "http://terminology.hl7.org/CodeSystem/consentscope";

    private static readonly string[] Understood = ["type", "period", "actor"];

    public string PatientParameter => "patient";

    public ImmutableArray<string> Questions(TokenHolder holder, DateTimeOffset now)
    {
        var numbers = NumbersOf(holder);
        if (numbers.IsEmpty) return [];
        var moment = Uri.EscapeDataString(now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        var organisations = string.Join(',', numbers.Select(number => SearchEscape.Token(Organisation, number)));
        var common = $"status=active&scope={SearchEscape.Token(Scope, "patient-privacy")}&period=le{moment}&period=ge{moment}&_sort=-date&_count=1000";
        return [$"{common}&actor:identifier={organisations}", $"{common}&actor:Organization.identifier={organisations}"];
    }

    public bool Opens(Element consent, TokenHolder holder, DateTimeOffset now)
    {
        var provision = consent.Child("provision");
        return consent.ValueOf("status") == "active" && IsPrivacy(consent.Child("scope")) && provision.ValueOf("type") == "permit"
            && IsUnderstood(provision) && IsNow(provision.Child("period"), now) && IsVerified(consent, now)
            && provision.Each("actor").Any(actor => NamesOne(actor.Child("reference"), NumbersOf(holder)));
    }

    public Issue NoneFound(string basis) => BlockedRules.NoConsent.At(null, basis);

    private static ImmutableArray<string> NumbersOf(TokenHolder holder) => [.. new[] { holder.LegalEntity, holder.PointOfCare }.OfType<string>().Distinct()];

    private static bool IsUnderstood(Element provision)
    {
        foreach (var child in provision.Children)
            if (!Understood.Contains(child.Name)) return false;
        return true;
    }

    private static bool IsPrivacy(Element scope) => scope.Each("coding").Any(coding => coding.ValueOf("system") == Scope && coding.ValueOf("code") == "patient-privacy");

    private static bool IsNow(Element period, DateTimeOffset now) =>
        TimeRange.Parse(period.Child("start").Utf8Value) is { } start && TimeRange.Parse(period.Child("end").Utf8Value) is { } end
        && TimeRange.ToTime(start.Low) <= now && now < TimeRange.ToTime(end.High) && TimeRange.ToTime(end.High) - TimeRange.ToTime(start.Low) <= Longest;

    /// <summary>With the patient or who speaks for the patient: who does not say with whom has not verified it.</summary>
    private static bool IsVerified(Element consent, DateTimeOffset now) => consent.Each("verification").Any(verification => verification.ValueOf("verified") == "true"
        && verification.Child("verifiedWith").Exists && TimeRange.Parse(verification.Child("verificationDate").Utf8Value) is { } date && TimeRange.ToTime(date.Low) <= now);

    /// <summary>By number; a stored Organization was found by its number, and a reference that is no number says nothing more.</summary>
    private static bool NamesOne(Element organisation, ImmutableArray<string> numbers) => organisation.Child("identifier") is { Exists: true } identifier
        ? identifier.ValueOf("system") == Organisation && numbers.Contains(identifier.ValueOf("value")!)
        : organisation.ValueOf("reference") is not null;
}
