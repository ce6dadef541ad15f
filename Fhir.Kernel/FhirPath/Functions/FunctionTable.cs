using System.Collections.Frozen;
using System.Globalization;

namespace Fhir.Kernel.FhirPath.Functions;

/// <summary>A function by its name; a chapter of the specification is a class with a list of them.</summary>
/// <param name="Build">Makes the operation of one call.</param>
/// <param name="Scoped">Which arguments are evaluated with another <c>$this</c>.</param>
internal sealed record Function(string Name, int MinArguments, int MaxArguments, Func<Call, Operation> Build, Scope Scoped = Scope.None)
{
    /// <summary>A call with so many arguments or more is a later addition to FHIRPath; 0 when the function itself is one.</summary>
    public int LaterFrom { get; init; } = int.MaxValue;

    public bool IsLater => LaterFrom == 0;

    public string Arity => MinArguments == MaxArguments
        ? MinArguments.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{MinArguments}-{MaxArguments}");
}

internal enum Scope : byte
{
    /// <summary>Arguments are evaluated where the call stands.</summary>
    None,

    /// <summary>Arguments are evaluated once for each item.</summary>
    Items,

    /// <summary>The first argument is evaluated once for each item.</summary>
    FirstForItems,

    /// <summary>The last argument is evaluated once for each item.</summary>
    LastForItems,

    /// <summary>The argument is a type specifier.</summary>
    Type,
}

/// <summary>Every function that can be called. https://hl7.org/fhirpath/N1/#functions and https://hl7.org/fhir/R4/fhirpath.html#functions</summary>
internal static class FunctionTable
{
    private static readonly FrozenDictionary<string, Function> ByName = new IEnumerable<Function>[]
    {
        Existence.All, Filtering.All, Subsetting.All, Combining.All, Conversion.All, Strings.All, Mathematics.All, Tree.All, Utility.All, Types.All,
        Aggregates.All, FhirFunctions.All, TerminologyFunctions.All, ProfileFunctions.All, LaterCollections.All, LaterStrings.All, Boundaries.All, TimeParts.All,
    }.SelectMany(functions => functions).ToFrozenDictionary(function => function.Name);

    public static IEnumerable<string> Names => ByName.Keys;

    public static Function? Find(string name) => ByName.GetValueOrDefault(name);
}
