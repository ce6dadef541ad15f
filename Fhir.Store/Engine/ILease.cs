namespace Fhir.Store.Engine;

/// <summary>Who sees to something, in one process at a time, until when. Times are microseconds since 1970, UTC.</summary>
internal interface ILease
{
    /// <summary>Takes or renews it. False while another holds it.</summary>
    bool Hold(string holder, long now, long until);

    /// <summary>Gives it up, when it is the holder's.</summary>
    void Release(string holder);
}
