using System.Globalization;
using Fhir.Kernel.Outcome;

namespace Fhir.Server.Operability.Load;

/// <summary>
/// Addresses and headers that are too long. Kestrel refuses them too, and closes the connection; its limits lie above these, so that a caller
/// that is not far out keeps it, and his request is in the log.
/// </summary>
public static class AddressLimits
{
    /// <summary>Null when the request may pass.</summary>
    public static Refusal? Problem(HttpRequest request, LoadSettings settings)
    {
        var address = request.Path.Value!.Length + (request.QueryString.Value?.Length ?? 0);
        if (address > settings.UrlLength) return new Refusal(414, [LoadRules.AddressTooLong.At(null, Text(settings.UrlLength))]);
        return Length(request.Headers) > settings.HeaderLength ? new Refusal(431, [LoadRules.HeadersTooLong.At(null, Text(settings.HeaderLength))]) : null;
    }

    private static int Length(IHeaderDictionary headers)
    {
        var length = 0;
        foreach (var (name, values) in headers)
            foreach (var value in values) length += name.Length + (value?.Length ?? 0);
        return length;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
