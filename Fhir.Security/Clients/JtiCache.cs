using System.Collections.Concurrent;

namespace Fhir.Security.Clients;

/// <summary>
/// Remembers the <c>jti</c> of what has been used, for as long as it could be used again. Of many at once exactly one gets through. The
/// memory is bounded: when it is full of entries that are still alive, nothing more is accepted, since forgetting one would let it replay.
/// </summary>
public sealed class JtiCache(TimeProvider clock, int capacity = 100_000)
{
    private const int LongestJti = 256;

    private readonly ConcurrentDictionary<(string Party, string Jti), DateTimeOffset> used = new();

    /// <summary>True the first time.</summary>
    /// <param name="party">Whose jti it is: two clients may hit upon the same.</param>
    /// <param name="until">When what carried the jti can no longer be used.</param>
    public bool Use(string party, string jti, DateTimeOffset until)
    {
        if (jti.Length is 0 or > LongestJti) return false;
        if (used.Count >= capacity) Forget(clock.GetUtcNow());

        return used.Count < capacity && used.TryAdd((party, jti), until);
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var entry in used.Where(entry => entry.Value < now)) used.TryRemove(entry);
    }
}
