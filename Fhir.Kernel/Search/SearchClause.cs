using System.Collections.Immutable;
using Fhir.Kernel.Definitions;

namespace Fhir.Kernel.Search;

/// <summary>One condition on a resource.</summary>
public abstract record SearchClause;

/// <summary>The parameter has one of the values: <c>code=a,b</c>.</summary>
/// <param name="AnyOf">At least one; all of the kind that belongs to the parameter's type.</param>
public sealed record ParameterClause(SearchParameter Parameter, Modifier Modifier, ImmutableArray<SearchValue> AnyOf) : SearchClause;

/// <summary><c>code:missing=true</c>.</summary>
public sealed record MissingClause(SearchParameter Parameter, bool IsMissing) : SearchClause;

/// <summary>The reference leads to a resource that meets a condition: <c>subject:Patient.identifier=x</c>. https://hl7.org/fhir/R4/search.html#chaining</summary>
/// <param name="AnyOf">By the type the reference may lead to.</param>
public sealed record ChainClause(SearchParameter Reference, ImmutableArray<ChainTarget> AnyOf) : SearchClause;

public sealed record ChainTarget(string Type, SearchClause Clause);

/// <summary>Another resource that meets a condition leads here: <c>_has:Observation:patient:code=x</c>. https://hl7.org/fhir/R4/search.html#has</summary>
public sealed record HasClause(string SourceType, SearchParameter Reference, SearchClause Clause) : SearchClause;

/// <summary>The resource is an item of one of the Lists: <c>_list=l1</c>. https://hl7.org/fhir/R4/search.html#list</summary>
/// <param name="Item">The parameter that finds a List by its items.</param>
public sealed record ListClause(ImmutableArray<string> Ids, SearchParameter Item) : SearchClause;

/// <summary>The resource is in the compartment of <c>Owner/Id</c>: one of the parameters leads to the owner, or it is the owner. https://hl7.org/fhir/R4/compartmentdefinition.html</summary>
/// <param name="By">The parameters that put a resource of the searched type in the compartment; empty where only the owner itself can be in it.</param>
public sealed record CompartmentClause(string Owner, string Id, ImmutableArray<SearchParameter> By) : SearchClause
{
    /// <param name="type">One of the compartment's member types.</param>
    public static CompartmentClause Of(Compartment compartment, string id, string type, SearchParameterSet known) => new(compartment.Code, id,
        [.. compartment.Members.GetValueOrDefault(type, []).Select(code => known.Find(type, code)).OfType<SearchParameter>()]);
}

/// <summary>All parts hold, of one resource; in a <c>_filter</c>. https://hl7.org/fhir/R4/search_filter.html</summary>
/// <param name="Parts">At least two, none of them an AllClause.</param>
public sealed record AllClause(ImmutableArray<SearchClause> Parts) : SearchClause
{
    public static AllClause Of(SearchClause left, SearchClause right) => new([.. PartsOf(left), .. PartsOf(right)]);

    /// <summary>The clause itself when it is no AllClause.</summary>
    public static ImmutableArray<SearchClause> PartsOf(SearchClause clause) => clause is AllClause all ? all.Parts : [clause];
}

/// <summary>One of the parts holds.</summary>
/// <param name="Parts">At least two, none of them an AnyClause.</param>
public sealed record AnyClause(ImmutableArray<SearchClause> Parts) : SearchClause
{
    public static AnyClause Of(SearchClause left, SearchClause right) => new([.. PartsOf(left), .. PartsOf(right)]);

    private static ImmutableArray<SearchClause> PartsOf(SearchClause clause) => clause is AnyClause any ? any.Parts : [clause];
}

/// <summary>The clause does not hold.</summary>
public sealed record NotClause(SearchClause Clause) : SearchClause;

/// <summary>One key of <c>_sort</c>. https://hl7.org/fhir/R4/search.html#sort</summary>
public sealed record SortKey(SearchParameter Parameter, bool IsDescending);

/// <summary>One <c>_include</c> or <c>_revinclude</c>. https://hl7.org/fhir/R4/search.html#include</summary>
/// <param name="SourceType">The type that holds the reference, or <see cref="AnyType"/>.</param>
/// <param name="Parameter">The reference parameter; null stands for <c>*</c>, all of them.</param>
/// <param name="TargetType">Only references to this type; null for any.</param>
public sealed record IncludePath(string SourceType, SearchParameter? Parameter, string? TargetType, bool IsReverse, bool IsIterated)
{
    /// <summary>The source of <c>_include=*</c> and <c>_revinclude=*</c>.</summary>
    public const string AnyType = "*";
}
