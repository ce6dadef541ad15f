using System.Diagnostics;

namespace Fhir.Fuzz.Tests;

/// <summary>
/// Breeds inputs for one part: takes one from the corpus, breaks it, runs it, and keeps it when its answer is new. On a thread of its own with a small
/// stack, so that deep recursion shows and an input that never ends can be told from a slow machine.
/// </summary>
public sealed class FuzzRun(FuzzTarget target, int seed, FuzzBudget budget)
{
    private const int StackBytes = 1 << 20;
    private const int LargestCorpus = 3000;
    private const int LongestKept = 32_768;

    /// <summary>An input that takes longer counts as one that never ends.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan WorthALook = TimeSpan.FromSeconds(1);

    private readonly Random random = new(seed);
    private readonly List<byte[]> corpus = [];
    private readonly HashSet<string> answers = [];
    private readonly FuzzReport report = new(target.Name, seed);
    private volatile byte[] current = [];
    private long startedAt;
    private Exception? failure;

    /// <exception cref="FuzzException">With the input that did it.</exception>
    public FuzzReport Run()
    {
        var thread = new Thread(RunGuarded, StackBytes) { IsBackground = true, Name = $"fuzz {target.Name}" };
        Volatile.Write(ref startedAt, Stopwatch.GetTimestamp());
        thread.Start();
        while (!thread.Join(TimeSpan.FromSeconds(1)))
            if (Stopwatch.GetElapsedTime(Volatile.Read(ref startedAt)) > Patience) throw Blame("does not end");
        return failure is null ? report : throw Blame($"{failure.GetType().Name}: {failure.Message}\n{failure.StackTrace}");
    }

    private FuzzException Blame(string what) =>
        new($"{target.Name}, seed {report.Seed}: {what}\nThe input, {current.Length} bytes, is in {FuzzFolder.KeepFailure(target, current)}; its beginning in base64: {Convert.ToBase64String(current.AsSpan(0, Math.Min(current.Length, 600)))}");

    private void RunGuarded()
    {
        try
        {
            RunAll();
        }
#pragma warning disable CA1031 // Whatever is thrown is what this looks for.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            failure = thrown;
        }
    }

    private void RunAll()
    {
        foreach (var seed in target.Seeds.Concat(FuzzFolder.Corpus(target))) Try(seed, isSeed: true);
        var mutator = new Mutator(report.Seed, target.Dictionary, target.Grain);
        var held = Held();
        var isHeldKnown = false;
        while (!budget.IsSpent(report.Executions))
        {
            Try(mutator.Mutate(Pick(), corpus[random.Next(corpus.Count)]), isSeed: false);
            if (isHeldKnown || budget.Share(report.Executions) < 0.1) continue;
            (held, isHeldKnown) = (Held(), true);
        }
        report.Growth = Held() - held;
    }

    // Half of the time one of the newest: they lead where nothing has been yet.
    private byte[] Pick() => random.Next(2) == 0 ? corpus[^(1 + random.Next(Math.Min(corpus.Count, 50)))] : corpus[random.Next(corpus.Count)];

    private void Try(byte[] input, bool isSeed)
    {
        current = input;
        Volatile.Write(ref startedAt, Stopwatch.GetTimestamp());
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var answer = target.Run(input);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        var elapsed = Stopwatch.GetElapsedTime(startedAt);
        report.Executions++;
        // The first inputs pay for compiling what all of them use.
        if (!isSeed && elapsed > report.Slowest)
        {
            report.Slowest = elapsed;
            if (elapsed > WorthALook) FuzzFolder.KeepSlow(target, input);
        }
        if (!isSeed) Weigh(input, allocated);
        Keep(input, answer, isSeed);
    }

    private void Weigh(byte[] input, long allocated)
    {
        report.MostAllocated = Math.Max(report.MostAllocated, allocated);
        var bound = target.MemoryBound.Base + target.MemoryBound.PerByte * input.Length;
        if (allocated > bound) throw new FuzzException($"allocated {allocated} bytes for an input of {input.Length}; {bound} are allowed");
    }

    private void Keep(byte[] input, string answer, bool isSeed)
    {
        var isNew = answers.Count < LargestCorpus && answers.Add(answer);
        if (isNew && !isSeed) report.Answers++;
        if (!isSeed && (!isNew || input.Length > LongestKept || corpus.Count >= LargestCorpus)) return;
        corpus.Add(input);
        if (!isSeed) FuzzFolder.KeepFound(target, input, answer);
    }

    private long Held() => GC.GetTotalMemory(forceFullCollection: true) - corpus.Sum(input => (long)input.Length) - answers.Sum(answer => 2L * answer.Length);
}
