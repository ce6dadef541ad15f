namespace Fhir.Tiltak.Journaldokumenter.Provide;

/// <summary>How much metadata a submission promises; each level asks for all that the one before asks for. https://profiles.ihe.net/ITI/MHD/1332_actor_options.html</summary>
public enum MetadataLevel
{
    Minimal,
    UnContained,

    /// <summary>Persons and organizations are contained in what names them.</summary>
    Comprehensive,
}
