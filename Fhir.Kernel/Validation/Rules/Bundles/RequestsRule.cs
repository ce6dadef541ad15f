using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Validation.Catalogue;

namespace Fhir.Kernel.Validation.Rules.Bundles;

/// <summary>
/// The requests of a batch or transaction: an address that fits the method, the resource it speaks of, and conditions that mean something. A history's requests are of the
/// past and only their addresses are looked at by others. https://hl7.org/fhir/R4/bundle.html#transaction and https://hl7.org/fhir/R4/http.html#transaction
/// </summary>
internal sealed class RequestsRule : ElementRule
{
    public override void Check(Element element, ValidationRun run)
    {
        var type = element.ValueOf("type");
        if (type is not ("transaction" or "batch")) return;
        var changed = new HashSet<string>();
        foreach (var entry in element.ChildrenNamed("entry"))
        {
            var request = entry.Child("request");
            if (request.ValueOf("method") is not { } method || request.ValueOf("url") is not { } url) continue;
            var address = RequestAddress.Read(url, element.Document.Schema);
            CheckAddress(request, method, address, run);
            CheckResource(entry, method, address, run);
            CheckConditions(request, method, run);
            if (type == "transaction" && method is "PUT" or "PATCH" or "DELETE" && address.Id is not null && !changed.Add($"{address.Type}/{address.Id}"))
                run.Report(request, BundleRules.RequestDuplicate, url);
        }
    }

    private static void CheckAddress(Element request, string method, in RequestAddress address, ValidationRun run)
    {
        var (fits, wanted) = method switch
        {
            _ when address.Form == AddressForm.Malformed => (false, "[type], [type]/[id], [type]?…, $operation"),
            "POST" => (address.Form is AddressForm.Type or AddressForm.Operation, "[type], $operation"),
            "PUT" or "PATCH" => (address.Form is AddressForm.Instance or AddressForm.Conditional, "[type]/[id], [type]?…"),
            "DELETE" => (address.Form is AddressForm.Instance or AddressForm.Conditional, "[type]/[id], [type]?…"),
            _ => (true, ""),
        };
        if (!fits) run.Report(request.Child("url"), BundleRules.RequestUrl, method, address.Text, wanted);
    }

    private static void CheckResource(Element entry, string method, in RequestAddress address, ValidationRun run)
    {
        var resource = entry.Child("resource");
        var mustHave = method is "PUT" or "PATCH" || (method == "POST" && address.Form == AddressForm.Type);
        var mayNotHave = method is "GET" or "HEAD" or "DELETE";
        if (mustHave && !resource.Exists) run.Report(entry, BundleRules.RequestResourceMissing, method, address.Text);
        else if (mayNotHave && resource.Exists) run.Report(entry, BundleRules.RequestResourceUnwanted, method, address.Text, resource.Type.Name);
        else if (resource.Exists && method is "POST" or "PUT" && !IsTarget(resource, method, address))
            run.Report(entry, BundleRules.RequestTarget, method, address.Text, $"{resource.Type.Name}/{resource.ValueOf("id")}");
    }

    private static bool IsTarget(Element resource, string method, in RequestAddress address)
    {
        if (address.Form == AddressForm.Operation || address.Type is null) return true;
        if (address.Type != resource.Type) return false;
        return method != "PUT" || address.Id is null || resource.ValueOf("id") == address.Id;
    }

    private static void CheckConditions(Element request, string method, ValidationRun run)
    {
        foreach (var condition in request.Children)
        {
            var applies = condition.Name switch
            {
                "ifNoneExist" => method == "POST",
                "ifMatch" => method is "PUT" or "PATCH" or "DELETE",
                "ifNoneMatch" => method is "GET" or "HEAD" or "PUT",
                "ifModifiedSince" => method is "GET" or "HEAD",
                _ => true,
            };
            if (!applies) run.Report(condition, BundleRules.RequestCondition, condition.Name, method);
        }
    }
}

internal enum AddressForm : byte
{
    Malformed,

    /// <summary>The server itself, with or without a query: <c>metadata</c>, <c>?_type=…</c>, <c>_history</c>.</summary>
    System,
    Type,
    Conditional,
    Instance,

    /// <summary>A version or a history.</summary>
    History,
    Operation,
}

/// <summary>Bundle.entry.request.url, relative to the server's base. https://hl7.org/fhir/R4/http.html</summary>
internal readonly record struct RequestAddress(string Text, AddressForm Form, TypeInfo? Type = null, string? Id = null)
{
    public static RequestAddress Read(string text, Schema schema)
    {
        var query = text.IndexOf('?');
        var path = (query < 0 ? text : text[..query]).Split('/');
        var address = OfPath(text, path, schema);
        return query >= 0 && address.Form == AddressForm.Type ? address with { Form = AddressForm.Conditional } : address;
    }

    private static RequestAddress OfPath(string text, string[] path, Schema schema)
    {
        if (path is ["" or "metadata" or "_history" or "_search"] && text.Length > 0) return new(text, AddressForm.System);
        if (path[^1].StartsWith('$')) return path.Length <= 3 && (path.Length == 1 || TypeNamed(path[0], schema) is not null) ? new(text, AddressForm.Operation) : new(text, AddressForm.Malformed);
        if (TypeNamed(path[0], schema) is not { } type) return new(text, AddressForm.Malformed);
        return path.AsSpan(1) switch
        {
            [] => new(text, AddressForm.Type, type),
            ["_search"] => new(text, AddressForm.Operation, type),
            ["_history"] => new(text, AddressForm.History, type),
            [var id] when IsId(id) => new(text, AddressForm.Instance, type, id),
            [var id, "_history"] when IsId(id) => new(text, AddressForm.History, type, id),
            [var id, "_history", var version] when IsId(id) && IsId(version) => new(text, AddressForm.History, type, id),
            // A compartment: Patient/1/Observation
            [var id, var other] when IsId(id) && (other == "*" || TypeNamed(other, schema) is not null) => new(text, AddressForm.System),
            _ => new(text, AddressForm.Malformed),
        };
    }

    private static TypeInfo? TypeNamed(string name, Schema schema) => schema.FindType(name) is { IsResource: true } type ? type : null;

    private static bool IsId(string text) => PrimitiveFormats.IsValid(PrimitiveFormat.Id, System.Text.Encoding.UTF8.GetBytes(text));
}
