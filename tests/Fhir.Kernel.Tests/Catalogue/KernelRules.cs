using System.Reflection;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Tests.Catalogue;

/// <summary>A class of the kernel that lists its rules in <c>All</c>.</summary>
internal sealed record KernelRules(Type Class, IReadOnlyList<Rule> All)
{
    public static IReadOnlyList<KernelRules> Every { get; } =
    [
        .. from type in typeof(Rule).Assembly.GetTypes()
           where type is { IsAbstract: true, IsSealed: true }
           let all = type.GetField("All", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as IEnumerable<Rule>
           where all is not null
           orderby type.FullName
           select new KernelRules(type, [.. all]),
    ];

    public static IEnumerable<Rule> Rules => Every.SelectMany(table => table.All);

    /// <summary>The rules that the class has fields for.</summary>
    public IEnumerable<Rule> Fields =>
        Class.GetFields(BindingFlags.Public | BindingFlags.Static).Where(info => info.FieldType == typeof(Rule)).Select(info => (Rule)info.GetValue(null)!);

    public override string ToString() => Class.Name;
}
