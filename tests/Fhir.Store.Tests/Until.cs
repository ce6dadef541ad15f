using System.Diagnostics;

namespace Fhir.Store.Tests;

/// <summary>Waits for what others bring about, for as long as a busy machine may need: what never comes fails the test rather than keep it for ever.</summary>
internal static class Until
{
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <param name="what">What is waited for, for whoever reads that it did not come.</param>
    /// <param name="others">Who brings it about. Should one of them fail, that is told at once.</param>
    public static Task HoldsAsync(string what, Func<bool> holds, params IReadOnlyList<Task> others) => HoldsAsync(what, () => Task.FromResult(holds()), others);

    /// <inheritdoc cref="HoldsAsync(string, Func{bool}, IReadOnlyList{Task})"/>
    public static async Task HoldsAsync(string what, Func<Task<bool>> holds, params IReadOnlyList<Task> others)
    {
        for (var waited = Stopwatch.StartNew(); !await holds(); await Task.Delay(2, TestStore.Cancel))
        {
            foreach (var failed in others.Where(other => other.IsFaulted)) await failed;
            Assert.True(waited.Elapsed < Limit, $"{what}: not after {Limit}");
        }
    }

    /// <summary>Holds a thread until the gate is opened.</summary>
    public static void Opened(ManualResetEventSlim gate) => Assert.True(gate.Wait(Limit), $"The gate was not opened in {Limit}");
}
