using System.Collections.Immutable;

namespace Fhir.Store.Access;

/// <summary>What resources are labelled with, each label once. https://hl7.org/fhir/R4/resource-operation-meta.html</summary>
public sealed record LabelsInUse(ImmutableArray<string> Profiles, ImmutableArray<Label> Tags, ImmutableArray<Label> Security);

/// <param name="System">Empty when the label has none.</param>
public readonly record struct Label(string System, string Code);
