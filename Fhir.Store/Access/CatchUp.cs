namespace Fhir.Store.Access;

/// <summary>What became of a step of catching up with a search parameter.</summary>
public enum CatchUp
{
    /// <summary>This process does not index by the parameter as it now is; it has yet to hear of it.</summary>
    NotHere,

    /// <summary>There is more to read.</summary>
    More,

    /// <summary>The parameter is ready, or gone.</summary>
    Done,
}
