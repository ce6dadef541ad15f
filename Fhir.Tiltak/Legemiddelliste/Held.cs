using Fhir.Kernel.Elements;
using Fhir.Store.Access;

namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>A version of a resource as the store holds it, and as it can be read.</summary>
internal sealed record Held(StoredResource Stored, Document Document)
{
    public Element Root => Document.Root;

    /// <summary><c>MedicationStatement/1</c>.</summary>
    public string Reference => Stored.Reference;

    /// <summary><c>MedicationStatement/1/_history/3</c>.</summary>
    public string Versioned => $"{Stored.Reference}/_history/{Stored.Version}";
}

/// <summary>A row as the store holds it.</summary>
internal sealed record HeldRow(Held Held, Row Row)
{
    public static HeldRow Of(Held held) => new(held, new Row(held.Root));
}
