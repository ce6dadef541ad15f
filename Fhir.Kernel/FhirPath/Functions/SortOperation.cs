namespace Fhir.Kernel.FhirPath.Functions;

/// <summary>
/// <c>sort(key asc, key desc, …)</c>: stable; nothing comes before everything. Keys are made when two items meet that those before did not tell apart, and
/// then kept. What has no order ends the evaluation. https://hl7.org/fhirpath/#fn-sort
/// </summary>
internal sealed class SortOperation(Call call) : Operation(call.At)
{
    // A key that is kept takes more memory than an item.
    private const int StepsPerKey = 8;

    private readonly Operation source = call.Source;
    private readonly (Operation? Key, bool IsDescending)[] keys = call.Count == 0
        ? [(null, false)]
        : [.. Enumerable.Range(0, call.Count).Select(at => (call.Lambda(at), call.IsDescending(at)))];

    public override void Run(Evaluation run)
    {
        var start = run.Top;
        source.Run(run);
        var count = run.Top - start;
        if (count < 2 || !run.Spend(count * keys.Length * StepsPerKey)) return;
        var items = run.ToValues(start, run.Top);
        var made = new FhirPathValue?[count * keys.Length];
        var (self, order) = (run.This, Enumerable.Range(0, count).Order(Comparer<int>.Create((left, right) => Compare(run, items, made, left, right))).ToArray());
        run.This = self;
        for (var at = 0; at < count; at++) run[start + at] = items[order[at]];
    }

    private int Compare(Evaluation run, FhirPathValues items, FhirPathValue?[] made, int left, int right)
    {
        for (var key = 0; key < keys.Length && left != right && run.Spend(); key++)
        {
            var (first, second) = (Key(run, items, made, left, key), Key(run, items, made, right, key));
            if (Compare(run, first, second) is var found and not 0) return keys[key].IsDescending ? -found : found;
        }
        return left.CompareTo(right);
    }

    private FhirPathValue Key(Evaluation run, FhirPathValues items, FhirPathValue?[] made, int item, int key)
    {
        ref var known = ref made[item * keys.Length + key];
        if (known is { } value) return value;
        run.This = items[item];
        value = run.ToSystem(keys[key].Key is { } selector ? selector.Single(run, "sort") : items[item]);
        known = value;
        return value;
    }

    private int Compare(Evaluation run, in FhirPathValue left, in FhirPathValue right)
    {
        if (!left.Exists || !right.Exists || run.HasFailed) return left.Exists.CompareTo(right.Exists);
        if (OrderOperation.TryOrder(run, left, right, out var order) && order is { } known) return known;
        run.Fail(FhirPathRules.WrongType, At, "sort", $"{left.TypeName} / {right.TypeName}");
        return 0;
    }
}
