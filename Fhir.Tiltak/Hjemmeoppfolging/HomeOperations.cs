using System.Collections.Immutable;
using Fhir.Store.Access.Operations;
using Fhir.Tiltak.Hjemmeoppfolging.Locating;
using Fhir.Tiltak.Hjemmeoppfolging.News2;
using Fhir.Tiltak.Hjemmeoppfolging.Statistics;
using Fhir.Tiltak.Hjemmeoppfolging.Upload;

namespace Fhir.Tiltak.Hjemmeoppfolging;

/// <summary>The operations of this tiltak.</summary>
internal static class HomeOperations
{
    public static readonly ImmutableArray<IFhirOperation> All = [new ComputeNews2(), new ObservationStats(), new SubmitMeasurements(), new LocateData()];
}
