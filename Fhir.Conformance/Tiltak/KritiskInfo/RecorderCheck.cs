using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Tiltak.KritiskInfo;

/// <summary>Who recorded a piece of critical information must be known by an HPR number, in a contained role as in the national service or in a resource of its own.</summary>
internal static class RecorderCheck
{
    public static Check Of(string requirement, DataKind kind) => ContentCheck.Each(requirement, kind, async (probe, resource, cancel) =>
    {
        if (HasHpr(resource["recorder"])) return null;
        foreach (var recorder in await ReferenceCheck.FollowAllAsync(probe, resource, "recorder", cancel))
        {
            if (HasHpr(recorder) || HasHpr(recorder["practitioner"])) return null;
            var practitioners = await ReferenceCheck.FollowAllAsync(probe, recorder.At("practitioner"), resource, cancel);
            if (practitioners.Any(HasHpr)) return null;
        }
        return new Words("har ingen registrator med HPR-nummer", "has no recorder with an HPR number");
    });

    private static bool HasHpr(Node node) =>
        node.At("identifier").Any(identifier => identifier.Text("system") == NationalIdentifier.Hpr && identifier.Text("value").Length > 0);
}
