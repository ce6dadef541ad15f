namespace Fhir.Tiltak.Hjemmeoppfolging.News2;

/// <summary>Scale 2 is for those whose saturation is meant to be 88-92 %, when a clinician has said so.</summary>
public enum SaturationScale
{
    One = 1,
    Two = 2,
}
