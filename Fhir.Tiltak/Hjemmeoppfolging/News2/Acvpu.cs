namespace Fhir.Tiltak.Hjemmeoppfolging.News2;

/// <summary>Alert, new confusion, responds to voice, to pain, unresponsive.</summary>
public enum Acvpu
{
    A,
    C,
    V,
    P,
    U,
}

public static class AcvpuLetters
{
    /// <summary>Null for what is none of the five letters.</summary>
    public static Acvpu? Parse(string? letter) => letter switch
    {
        "A" => Acvpu.A,
        "C" => Acvpu.C,
        "V" => Acvpu.V,
        "P" => Acvpu.P,
        "U" => Acvpu.U,
        _ => null,
    };
}
