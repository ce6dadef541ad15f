using Fhir.Kernel.Search;
using Fhir.Store.Index;

namespace Fhir.Store.Search;

/// <summary>https://hl7.org/fhir/R4/location.html#search</summary>
internal static class NearClause
{
    /// <summary>A box around the place, which the index finds, and the exact distance inside it.</summary>
    public static Sql Condition(NearValue near)
    {
        var (place, chord) = (Place.Of(near.Latitude, near.Longitude), Place.Chord(near));
        // What rounding took off must not put a place outside its own box.
        var reach = chord + 1e-12;
        return Between("t.z", place.Z, reach).Add(" AND ").Add(Between("t.x", place.X, reach)).Add(" AND ").Add(Between("t.y", place.Y, reach))
            .Add(" AND ").Add(Square("t.x", place.X)).Add(" + ").Add(Square("t.y", place.Y)).Add(" + ").Add(Square("t.z", place.Z))
            .Add(" <= ").Add(chord * chord);
    }

    private static Sql Between(string column, double middle, double reach) => Sql.Of($"{column} BETWEEN ").Add(middle - reach).Add(" AND ").Add(middle + reach);

    private static Sql Square(string column, double from) => Sql.Of($"({column} - ").Add(from).Add($") * ({column} - ").Add(from).Add(")");
}
