namespace Fhir.Tiltak.Population.Care;

/// <summary>Where something is done or written.</summary>
internal enum Ward
{
    Office,
    Medicine,
    Surgery,
    Maternity,
    Psychiatry,
    Laboratory,
    Pathology,
    Radiology,
    Anaesthesia,
}
