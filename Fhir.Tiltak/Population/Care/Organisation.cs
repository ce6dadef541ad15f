using Fhir.Tiltak.Population.People;

namespace Fhir.Tiltak.Population.Care;

/// <summary>A unit that gives care.</summary>
/// <param name="Number">In its series: organisation number of a legal entity, RESH-id of a department.</param>
/// <param name="PartOf">Null for one that stands alone.</param>
/// <param name="Place">Null for a department: it is where its hospital is.</param>
internal sealed record Organisation(string Id, string Name, Identity Number, Organisation? PartOf, Municipality? Place)
{
    public string Reference => $"Organization/{Id}";

    /// <summary>The legal entity, which is responsible for the data.</summary>
    public Organisation Owner => PartOf is { } parent && Number.System == Systems.Resh ? parent.Owner : this;
}
