using Fhir.Kernel.Validation.Rules;
using Fhir.Kernel.Definitions;

namespace Fhir.Kernel.Validation;

/// <summary>The numbers and types of one schema that the walk asks for at every element.</summary>
internal sealed class KnownNames(Schema schema)
{
    private readonly PrimitiveFormat[] formats = [.. schema.Types.Select(PrimitiveFormats.Of)];

    public ushort Id { get; } = schema.NameId("id");

    public ushort Extension { get; } = schema.NameId("extension");

    public ushort ModifierExtension { get; } = schema.NameId("modifierExtension");

    public ushort Url { get; } = schema.NameId("url");

    public ushort Value { get; } = schema.NameId("value");

    public ushort Meta { get; } = schema.NameId("meta");

    public ushort Profile { get; } = schema.NameId("profile");

    public ushort Reference { get; } = schema.NameId("reference");

    public ushort Type { get; } = schema.NameId("type");

    public ushort Contained { get; } = schema.NameId("contained");

    public ushort System { get; } = schema.NameId("system");

    public ushort Code { get; } = schema.NameId("code");

    public ushort Coding { get; } = schema.NameId("coding");

    public ushort Display { get; } = schema.NameId("display");

    public ushort Version { get; } = schema.NameId("version");

    public ushort FullUrl { get; } = schema.NameId("fullUrl");

    public TypeInfo ExtensionType { get; } = schema.FindType("Extension")!;

    public TypeInfo ReferenceType { get; } = schema.FindType("Reference")!;

    public TypeInfo CodeableConceptType { get; } = schema.FindType("CodeableConcept")!;

    public TypeInfo BundleEntryType { get; } = schema.FindType("Bundle.entry")!;

    public PrimitiveFormat FormatOf(TypeInfo type) => formats[type.Id];
}
