namespace Fhir.Cli;

/// <summary>Work on many things at once whose results come in the order of the things.</summary>
internal static class InOrder
{
    /// <summary>Things that may be under way or waiting for an earlier one: enough that no processor idles, few enough to bound memory.</summary>
    private static readonly int Width = Environment.ProcessorCount + 2;

    /// <summary>The source is read, and the results are handed on, by the caller's thread.</summary>
    public static IEnumerable<TResult> Select<TItem, TResult>(IEnumerable<TItem> source, Func<TItem, TResult> work)
    {
        var pending = new Queue<Task<TResult>>(Width);
        foreach (var item in source)
        {
            if (pending.Count == Width) yield return pending.Dequeue().GetAwaiter().GetResult();
            pending.Enqueue(Task.Run(() => work(item)));
        }
        while (pending.TryDequeue(out var next)) yield return next.GetAwaiter().GetResult();
    }
}
