using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Checks;

/// <summary>Whom a resource is about must be known by a national number, in the reference itself or in the Patient it leads to.</summary>
public static class SubjectCheck
{
    /// <param name="path">Leads to the Reference: <c>subject</c> or <c>patient</c>.</param>
    public static Check Of(string requirement, DataKind kind, string path) => ContentCheck.Each(requirement, kind, async (probe, resource, cancel) =>
    {
        if (IsKnown(resource.At($"{path}.identifier"))) return null;
        var reference = resource.Text($"{path}.reference");
        if (reference.Length == 0) return new Words($"mangler {path}", $"lacks {path}");
        var patient = await PatientAsync(probe, resource, reference, cancel);
        if (!patient.Exists)
            return new Words($"viser til en pasient som ikke kan leses ({reference})", $"refers to a patient that cannot be read ({reference})");
        return IsKnown(patient.At("identifier")) ? null
            : new Words("gjelder en pasient uten fødselsnummer, D-nummer eller hjelpenummer",
                "is about a patient without fødselsnummer, D-nummer or hjelpenummer");
    });

    private static async Task<Node> PatientAsync(Probe probe, Node resource, string reference, CancellationToken cancel) => reference.StartsWith('#')
        ? resource.At("contained").FirstOrDefault(contained => contained.Id == reference[1..])
        : await probe.FollowAsync(reference, cancel);

    private static bool IsKnown(IEnumerable<Node> identifiers) =>
        identifiers.Any(identifier => NationalIdentifier.IsPerson(identifier.Text("system")) && identifier.Text("value").Length > 0);
}
