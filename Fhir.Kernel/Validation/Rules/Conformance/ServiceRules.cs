using System.Text;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Validation.Catalogue;

namespace Fhir.Kernel.Validation.Rules.Conformance;

/// <summary>A search parameter in a CapabilityStatement is stated as its definition has it. https://hl7.org/fhir/R4/capabilitystatement.html</summary>
internal sealed class CapabilitySearchRule : ElementRule
{
    public override void Check(Element element, ValidationRun run)
    {
        if (element.ValueOf("definition") is not { } canonical || element.ValueOf("type") is not { } type || element.ValueOf("name") is not { } name) return;
        var definition = run.Book.Canonicals.Resource(canonical, element);
        if (!definition.Exists || definition.Type.Name != "SearchParameter") return;
        if (definition.ValueOf("type") != type || definition.ValueOf("code") != name)
            run.Report(element, DefinitionRules.CapabilitySearch, name, type, canonical, $"{definition.ValueOf("code")}: {definition.ValueOf("type")}");
    }
}

/// <summary>An OperationDefinition has each parameter once in and once out. https://hl7.org/fhir/R4/operationdefinition.html</summary>
internal sealed class OperationRule : ElementRule
{
    public override void Check(Element element, ValidationRun run)
    {
        var seen = new HashSet<(string?, string?)>();
        foreach (var parameter in element.ChildrenNamed("parameter"))
            if (!seen.Add((parameter.ValueOf("name"), parameter.ValueOf("use")))) run.Report(parameter, DefinitionRules.OperationParameter, parameter.ValueOf("name") ?? "", parameter.ValueOf("use") ?? "");
    }
}

/// <summary>A NamingSystem's ids are spelt as their kind demands: an OID without <c>urn:oid:</c>, a UUID without <c>urn:uuid:</c>. https://hl7.org/fhir/R4/namingsystem.html</summary>
internal sealed class UniqueIdRule : ElementRule
{
    public override void Check(Element element, ValidationRun run)
    {
        var value = element.Child("value");
        var isValid = element.ValueOf("type") switch
        {
            _ when !value.HasValue => true,
            "oid" => PrimitiveFormats.IsValid(PrimitiveFormat.Oid, Encoding.UTF8.GetBytes("urn:oid:" + value.Value)),
            "uuid" => PrimitiveFormats.IsValid(PrimitiveFormat.Uuid, Encoding.UTF8.GetBytes("urn:uuid:" + value.Value!.ToLowerInvariant())),
            "uri" => PrimitiveFormats.IsValid(PrimitiveFormat.Uri, value.Utf8Value) && value.Utf8Value.IndexOf((byte)':') > 0,
            _ => true,
        };
        if (!isValid) run.Report(value, DefinitionRules.NamingValue, value.Value!, element.ValueOf("type")!);
    }
}
