using System.Globalization;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Search;

/// <summary>Great-circle distance on a sphere of the earth's mean radius, by the haversine. https://hl7.org/fhir/R4/location.html#search</summary>
internal static class NearMatcher
{
    private const double EarthMetres = 6_371_008.8;

    public static bool Matches(NearValue wanted, Element position) =>
        Number(position.ValueOf("latitude")) is { } latitude && Number(position.ValueOf("longitude")) is { } longitude
        && Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180 && Distance(wanted, latitude, longitude) <= wanted.Metres;

    private static double Distance(NearValue from, double latitude, double longitude)
    {
        var (north, east) = (Radians(latitude - from.Latitude), Radians(longitude - from.Longitude));
        var square = Math.Pow(Math.Sin(north / 2), 2) + Math.Cos(Radians(from.Latitude)) * Math.Cos(Radians(latitude)) * Math.Pow(Math.Sin(east / 2), 2);
        return 2 * EarthMetres * Math.Asin(Math.Min(1, Math.Sqrt(square)));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    private static double? Number(string? text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
