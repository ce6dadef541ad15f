using System.Collections.Immutable;
using System.Numerics;
using Fhir.Kernel.Definitions;

namespace Fhir.Kernel.FhirPath;

/// <summary>What values an operator or function can be given, as <see cref="FhirPathKind"/> has them.</summary>
[Flags]
internal enum ValueKinds : ushort
{
    None = 0,
    Boolean = 1,
    Integer = 1 << 1,
    Long = 1 << 2,
    Decimal = 1 << 3,
    String = 1 << 4,
    Date = 1 << 5,
    DateTime = 1 << 6,
    Time = 1 << 7,
    Quantity = 1 << 8,
    Type = 1 << 9,

    /// <summary>An element that no operator takes for a value.</summary>
    Complex = 1 << 10,
    Whole = Integer | Long,
    Number = Whole | Decimal,
    Numeric = Number | Quantity,
    Day = Date | DateTime,
    Temporal = Day | Time,
    Any = (1 << 11) - 1,
}

internal static class KindsOf
{
    public static ValueKinds One(FhirPathKind kind) => kind is FhirPathKind.None or FhirPathKind.Element ? ValueKinds.Complex : Enum.Parse<ValueKinds>(kind.ToString());

    public static IEnumerable<ValueKinds> Each(ValueKinds kinds)
    {
        for (var rest = (uint)kinds; rest != 0; rest &= rest - 1) yield return (ValueKinds)(1 << BitOperations.TrailingZeroCount(rest));
    }

    public static string Text(ValueKinds kinds) => kinds == ValueKinds.Any ? "…" : string.Join(" | ", Each(kinds));
}

/// <summary>What an expression's items can be before any resource is at hand, and whether there can be more than one; <see cref="Unknown"/> when that cannot be told.</summary>
/// <param name="types">FHIR's types.</param>
/// <param name="system">System values beside them.</param>
internal readonly struct StaticTypes(ImmutableArray<TypeInfo> types, ValueKinds system = ValueKinds.None, bool isMany = false) : IEquatable<StaticTypes>
{
    private readonly ImmutableArray<TypeInfo> types = types;

    public static StaticTypes Unknown => default;

    public static StaticTypes Nothing => new([]);

    public bool IsUnknown => types.IsDefault;

    public bool IsMany => isMany;

    public bool AreResources => !IsUnknown && system == ValueKinds.None && types.All(type => type.IsResource);

    /// <summary>Whether a FHIR type it can be passes; System values pass every test, since they are none.</summary>
    public bool AreAny(Func<TypeInfo, bool> test) => !IsUnknown && (system != ValueKinds.None || types.Any(test));

    /// <summary>As operators see the items; Any when nothing is known of them.</summary>
    public ValueKinds Kinds => IsUnknown ? ValueKinds.Any : types.Aggregate(system, (kinds, type) => kinds | (type.Name is "Element" or "Resource" ? ValueKinds.Any : KindsOf.One(type.SystemKind)));

    public static StaticTypes Of(ValueKinds system, bool isMany = false) => new([], system, isMany);

    /// <summary>One of the items.</summary>
    public StaticTypes One() => With(false);

    public StaticTypes With(bool many) => IsUnknown ? Unknown : new(types, system, many);

    /// <summary>Either these or the others.</summary>
    public StaticTypes Or(StaticTypes other) =>
        IsUnknown || other.IsUnknown ? Unknown : new([.. types.Union(other.types).OrderBy(type => type.Id)], system | other.SystemKinds, IsMany || other.IsMany);

    /// <summary>Whether any item can be of the type.</summary>
    public bool CanBe(TypeInfo type) => IsUnknown || types.Any(own => own.IsA(type) || type.IsA(own));

    private ValueKinds SystemKinds => system;

    /// <summary>Of the types and, where a type is abstract, of all that specialize it.</summary>
    public IEnumerable<PropertyInfo> Properties(Schema schema) => types.SelectMany(type => type.IsAbstract
        ? schema.Types.Where(other => other.IsA(type)).SelectMany(other => other.Properties)
        : type.Properties.AsEnumerable());

    /// <summary>Whether there is any item whose elements are not known from a type: those of System values and of primitives' own values.</summary>
    public bool HasPrimitives => system != ValueKinds.None || types.Any(type => type.IsPrimitive);

    public bool Equals(StaticTypes other) =>
        IsUnknown == other.IsUnknown && (IsUnknown || (types.SequenceEqual(other.types) && system == other.SystemKinds && IsMany == other.IsMany));

    public override bool Equals(object? obj) => obj is StaticTypes other && Equals(other);

    public override int GetHashCode() => IsUnknown ? 0 : HashCode.Combine(types.Length, system, isMany);

    public override string ToString()
    {
        if (IsUnknown) return "?";
        var names = types.Select(type => type.Name).Concat(KindsOf.Each(system).Select(kind => $"System.{kind}")).ToList();
        return string.Join(" | ", names.Take(5)) + (names.Count > 5 ? " | …" : "");
    }
}
