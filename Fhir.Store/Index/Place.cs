using System.Globalization;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Search;

namespace Fhir.Store.Index;

/// <summary>
/// A position as a point on the unit sphere. Two points are as near as the straight line between them is short, so a database needs nothing but
/// multiplication, and there is no seam at the date line or the poles. https://hl7.org/fhir/R4/location.html#search
/// </summary>
internal sealed record Place(double X, double Y, double Z)
{
    private const double EarthMetres = 6_371_008.8;

    /// <summary>Null when the element is no position on earth.</summary>
    public static Place? Of(Element position) =>
        Number(position.Child("latitude")) is { } latitude && Number(position.Child("longitude")) is { } longitude && Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180
            ? Of(latitude, longitude) : null;

    public static Place Of(double latitude, double longitude)
    {
        var (north, east) = (double.DegreesToRadians(latitude), double.DegreesToRadians(longitude));
        return new Place(Math.Cos(north) * Math.Cos(east), Math.Cos(north) * Math.Sin(east), Math.Sin(north));
    }

    /// <summary>The straight line through the earth under a way along its surface, in radii; from the other side of the earth it is 2.</summary>
    public static double Chord(NearValue near) => 2 * Math.Sin(Math.Min(near.Metres / EarthMetres, Math.PI) / 2);

    private static double? Number(Element element) =>
        element.HasValue && double.TryParse(element.Utf8Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
