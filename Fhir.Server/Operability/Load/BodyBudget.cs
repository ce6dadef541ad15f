using Fhir.Server.Operability.Metrics;

namespace Fhir.Server.Operability.Load;

/// <summary>
/// The bytes of bodies that are held at once, all requests together: each may be as large as the limit says, and a few hundred of them would be the
/// end of the process. Small bodies are not counted; the number of places bounds them.
/// </summary>
public sealed class BodyBudget
{
    /// <summary>Up to this size a body needs no share.</summary>
    public const int Small = 64 << 10;

    private readonly long total;
    private long used;

    public BodyBudget(LoadSettings settings, ServerMeter meter)
    {
        total = settings.BodiesBytes;
        meter.Meter.CreateObservableGauge("fhirref.http.bodies.held", () => Interlocked.Read(ref used), "By", "Bytes of large bodies that are held.");
    }

    public Share Open() => new(this);

    /// <summary>What one request holds; grows with its body, and is given back as a whole.</summary>
    public sealed class Share(BodyBudget budget) : IDisposable
    {
        private long bytes;

        /// <summary>Makes the share as large as this; false when there is no room for it.</summary>
        public bool TryGrow(long wanted)
        {
            if (wanted <= Math.Max(bytes, Small)) return true;
            var more = wanted - bytes;
            if (Interlocked.Add(ref budget.used, more) > budget.total)
            {
                Interlocked.Add(ref budget.used, -more);
                return false;
            }
            bytes = wanted;
            return true;
        }

        public void Dispose() => Interlocked.Add(ref budget.used, -Interlocked.Exchange(ref bytes, 0));
    }
}
