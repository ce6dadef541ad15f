using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Search;
using Fhir.Store.Resources;

namespace Fhir.Store.Index;

/// <summary>
/// Whose resource a resource is: the first patient it refers to by a parameter of the Patient compartment, where the parameter that names the
/// patient as such goes before those that name somebody involved. A Patient is its own. https://hl7.org/fhir/R4/compartmentdefinition-patient.html
/// </summary>
internal sealed class PartitionRule
{
    private static readonly string[] First = ["patient", "subject", "beneficiary", "individual"];

    private readonly FrozenDictionary<string, ImmutableArray<SearchPath>> paths;
    private readonly SearchParameterSet known;
    private readonly FrozenDictionary<string, ImmutableArray<string>> members;

    // Asked at every search; the answers are few.
    private readonly ConcurrentDictionary<(string Type, string Code), Decision> decisions = new();

    private PartitionRule(SearchParameterSet known, FrozenDictionary<string, ImmutableArray<string>> members, FrozenDictionary<string, ImmutableArray<SearchPath>> paths) =>
        (this.known, this.members, this.paths) = (known, members, paths);

    public static PartitionRule Of(Compartment patient, SearchParameterSet known) => new(known, patient.Members.ToFrozenDictionary(),
        patient.Members.Where(member => member.Key != "Patient").ToFrozenDictionary(member => member.Key, member => PathsOf(member.Key, member.Value, known)));

    /// <summary>The numbers of the reference parameters by which a type belongs to the Patient compartment.</summary>
    public IReadOnlyList<long> CompartmentParameters(string type, Names names) => !members.TryGetValue(type, out var codes) ? [] :
    [
        .. codes.Select(code => known.Find(type, code)).OfType<SearchParameter>().Where(parameter => parameter.Type == SearchParameterType.Reference)
            .Select(parameter => (long)names.Parameter(type, parameter)).Distinct(),
    ];

    /// <summary>The patient's id, or a whole url when the patient is on another server; null when there is no patient.</summary>
    public string? PatientOf(Element resource, string id, IndexReading reading)
    {
        if (resource.Type.Name == "Patient") return id;
        if (!paths.TryGetValue(resource.Type.Name, out var ways)) return null;
        foreach (var path in ways)
            foreach (var reference in path.Select(resource))
                if (ReferenceIndex.TextOf(reference, reading) is { } text && PatientIn(text, reading.OwnBase) is { } patient) return patient;
        return null;
    }

    /// <summary>
    /// True when a resource found by the reference must lie in the partition of the patient it leads to: the parameter reads the very element the
    /// rule asks first, and that element does not repeat.
    /// </summary>
    public bool IsDecidedBy(string type, SearchParameter parameter, ReferenceValue value)
    {
        if (value.IsAbsolute || value.Type is not (null or "Patient")) return false;
        var decision = decisions.GetOrAdd((type, parameter.Code), key => Decide(key.Type, parameter));
        return decision == Decision.ByPatient || decision == Decision.ByReference && value.Type is not null;
    }

    private Decision Decide(string type, SearchParameter parameter)
    {
        if (!paths.TryGetValue(type, out var ways) || ways.IsEmpty || SearchPath.Parse(parameter.Expression!, type) is not [var path]) return Decision.Not;
        if (!Bare(path).Equals(Bare(ways[0])) || !IsSingle(type, Bare(path))) return Decision.Not;
        return path.Steps is [.., ResolvesToStep { Type: "Patient" }] ? Decision.ByPatient : Decision.ByReference;
    }

    private static string? PatientIn(string text, string? ownBase)
    {
        if (ReferenceText.SplitLocal(text, ownBase) is var (type, id)) return type == "Patient" ? id : null;
        return ReferenceText.TypeOf(text) == "Patient" ? text : null;
    }

    private bool IsSingle(string type, SearchPath path) =>
        path.Steps is [ChildStep { Name: var name }] && known.Schema.FindType(type)!.Properties.Any(property => property.Name == name && !property.IsList);

    /// <summary>Without the condition on the target's type.</summary>
    private static SearchPath Bare(SearchPath path) => new([.. path.Steps.Where(step => step is not ResolvesToStep)]);

    private static ImmutableArray<SearchPath> PathsOf(string type, ImmutableArray<string> codes, SearchParameterSet known) =>
    [
        .. codes.Where(code => known.Find(type, code) is not null).OrderBy(code => Array.IndexOf(First, code) is >= 0 and var at ? at : First.Length)
            .SelectMany(code => SearchPath.Parse(known.Find(type, code)!.Expression!, type) ?? []),
    ];

    private enum Decision
    {
        Not,

        /// <summary>When the value says that the reference leads to a patient.</summary>
        ByReference,

        /// <summary>Always: the parameter finds patients alone.</summary>
        ByPatient,
    }
}
