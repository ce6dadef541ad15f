namespace Fhir.Store.Resources;

/// <summary>The number a resource's rows are found by: the partition above, the resource's own number below. See Schema/Sqlite/001-resource.sql.</summary>
internal static class ResourceKey
{
    private const int NumberBits = 36;

    public const long MaxNumber = (1L << NumberBits) - 1;

    public const long MaxPartition = (1L << (63 - NumberBits)) - 1;

    /// <summary>The log's; no patient is ever given it. It comes last wherever resources come in the order of their keys.</summary>
    public const long LogPartition = MaxPartition;

    public static long Of(long partition, long number) => partition is >= 0 and <= MaxPartition && number is > 0 and <= MaxNumber
        ? partition << NumberBits | number
        : throw new InvalidOperationException($"No room for resource {number} in partition {partition}.");

    public static long Partition(long key) => key >> NumberBits;

    public static long Number(long key) => key & MaxNumber;

    /// <summary>The lowest and the highest key a partition can have.</summary>
    public static (long Low, long High) RangeOf(long partition) => (partition << NumberBits, partition << NumberBits | MaxNumber);
}
