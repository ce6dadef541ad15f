using Npgsql;
using NpgsqlTypes;

namespace Fhir.Store.Postgres;

/// <summary>The values of one parameter, row after row, as the array they are sent as. Whole and real numbers may be mixed and are real then.</summary>
internal sealed class LaterColumn
{
    private readonly List<long?> numbers = [];
    private readonly List<double?> reals = [];
    private readonly List<string?> texts = [];
    private readonly List<byte[]?> blobs = [];
    private NpgsqlDbType? kind;
    private int nulls;

    /// <summary>True while no row has had a value, and so no type is known.</summary>
    public bool IsNull => kind is null;

    /// <param name="isWhole">Texts are looked for as wholes.</param>
    public void Add(NpgsqlParameter value, bool isWhole)
    {
        switch (value)
        {
            case NpgsqlParameter<long> number when kind is NpgsqlDbType.Double: reals.Add(number.TypedValue); break;
            case NpgsqlParameter<long> number: Of(numbers, NpgsqlDbType.Bigint).Add(number.TypedValue); break;
            case NpgsqlParameter<double> real: Reals().Add(real.TypedValue); break;
            case NpgsqlParameter<string> text: Of(texts, NpgsqlDbType.Text).Add(isWhole ? PostgresText.Indexed(text.TypedValue!) : text.TypedValue); break;
            case NpgsqlParameter<byte[]> blob: Of(blobs, NpgsqlDbType.Bytea).Add(blob.TypedValue); break;
            default: AddNulls(1); break;
        }
    }

    public void Append(LaterColumn others)
    {
        switch (others.kind)
        {
            case null: AddNulls(others.nulls); break;
            case NpgsqlDbType.Bigint when kind is NpgsqlDbType.Double: reals.AddRange(others.numbers.Select(number => (double?)number)); break;
            case NpgsqlDbType.Bigint: Of(numbers, NpgsqlDbType.Bigint).AddRange(others.numbers); break;
            case NpgsqlDbType.Double: Reals().AddRange(others.reals); break;
            case NpgsqlDbType.Text: Of(texts, NpgsqlDbType.Text).AddRange(others.texts); break;
            default: Of(blobs, NpgsqlDbType.Bytea).AddRange(others.blobs); break;
        }
    }

    public NpgsqlParameter ToParameter() => kind switch
    {
        NpgsqlDbType.Bigint when !numbers.Contains(null) =>
            new NpgsqlParameter<long[]> { TypedValue = [.. numbers.Select(number => number!.Value)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint },
        NpgsqlDbType.Bigint => new NpgsqlParameter<List<long?>> { TypedValue = numbers, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint },
        NpgsqlDbType.Double => new NpgsqlParameter<List<double?>> { TypedValue = reals, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Double },
        NpgsqlDbType.Text => new NpgsqlParameter<List<string?>> { TypedValue = texts, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
        _ => new NpgsqlParameter<List<byte[]?>> { TypedValue = blobs, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea },
    };

    private void AddNulls(int count)
    {
        nulls += kind is null ? count : 0;
        for (var at = 0; kind is not null && at < count; at++)
            _ = kind switch
            {
                NpgsqlDbType.Bigint => Push(numbers),
                NpgsqlDbType.Double => Push(reals),
                NpgsqlDbType.Text => Push(texts),
                _ => Push(blobs),
            };
    }

    /// <summary>Whole numbers that came before become real ones.</summary>
    private List<double?> Reals()
    {
        if (kind == NpgsqlDbType.Bigint)
        {
            reals.AddRange(numbers.Select(number => (double?)number));
            numbers.Clear();
            kind = NpgsqlDbType.Double;
        }
        return Of(reals, NpgsqlDbType.Double);
    }

    private List<T> Of<T>(List<T> values, NpgsqlDbType ofValues)
    {
        if (kind is null)
        {
            kind = ofValues;
            for (; nulls > 0; nulls--) Push(values);
        }
        return kind == ofValues ? values : throw new InvalidOperationException("Rows that wait together have values of the same type.");
    }

    private static bool Push<T>(List<T> values)
    {
        values.Add(default!);
        return true;
    }
}
