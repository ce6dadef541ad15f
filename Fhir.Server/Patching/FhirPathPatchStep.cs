using System.Globalization;
using System.Text.Json.Nodes;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.FhirPath;
using Fhir.Kernel.Outcome;

namespace Fhir.Server.Patching;

/// <summary>Carries out one operation of a FHIRPath Patch: the path is asked of the parsed resource, the change is made in its JSON.</summary>
internal sealed class FhirPathPatchStep(FhirPathPatchOperation operation, JsonObject resource, Document document, TimeSpan timeLeft)
{
    private const int MaxSteps = 1_000_000;

    /// <summary>A list that an operation works in: the element that holds it, its property, and what is in it.</summary>
    private sealed record NamedList(Element Owner, PropertyInfo Property, List<PatchItem> Items);

    /// <summary>Null when it was done.</summary>
    public Refusal? Apply() => operation.Type switch
    {
        "add" => Add(),
        "insert" => Insert(),
        "delete" => Delete(),
        "replace" => Replace(),
        _ => Move(),
    };

    private Refusal? Add()
    {
        var target = One(operation.Path);
        if (target.Refusal is { } refusal) return refusal;
        var value = PatchValue.For(target.Value.Type, operation.Name, operation.Value, operation);
        if (value.Refusal is { } misfit) return misfit;

        var property = value.Value.Property;
        if (!property.IsList && target.Value.Child(operation.Name).Exists) return Refuse(PatchRules.NameTaken, property.Path);
        var owner = PatchItem.ObjectOf(target.Value, resource);
        PatchItem.Put(owner, property, [.. PatchItem.Of(owner, property), value.Value.Item]);
        return null;
    }

    private Refusal? Insert()
    {
        var list = List();
        if (list.Refusal is { } refusal) return refusal;
        var value = PatchValue.For(list.Value.Owner.Type, list.Value.Property.Name, operation.Value, operation);
        if (value.Refusal is { } misfit) return misfit;
        if (operation.Index < 0 || operation.Index > list.Value.Items.Count) return Outside("index", operation.Index, list.Value);

        list.Value.Items.Insert(operation.Index, value.Value.Item);
        Put(list.Value);
        return null;
    }

    /// <summary>"Path of the element to delete (if found)": nothing to delete is no error.</summary>
    private Refusal? Delete()
    {
        var found = Select(operation.Path);
        if (found.Refusal is { } refusal) return refusal;
        if (found.Value.Count == 0) return null;
        if (found.Value.Count > 1) return Refuse(PatchRules.PathCount, operation.Path, Text(found.Value.Count), "0-1");
        return found.Value[0].IsRoot ? Refuse(PatchRules.RootKept) : Change(found.Value[0], null);
    }

    private Refusal? Replace()
    {
        var target = One(operation.Path);
        if (target.Refusal is { } refusal) return refusal;
        if (target.Value.IsRoot) return Refuse(PatchRules.RootKept);
        var value = PatchValue.For(target.Value.Parent.Type, target.Value.Name, operation.Value, operation);
        return value.Refusal ?? Change(target.Value, value.Value);
    }

    private Refusal? Move()
    {
        var list = List();
        if (list.Refusal is { } refusal) return refusal;
        var items = list.Value.Items;
        if (operation.Source < 0 || operation.Source >= items.Count) return Outside("source", operation.Source, list.Value);
        if (operation.Destination < 0 || operation.Destination >= items.Count) return Outside("destination", operation.Destination, list.Value);

        var moved = items[operation.Source];
        items.RemoveAt(operation.Source);
        items.Insert(operation.Destination, moved);
        Put(list.Value);
        return null;
    }

    /// <summary>A choice element may come back with another type, and so under another name.</summary>
    private Refusal? Change(Element element, FittingValue? value)
    {
        var owner = PatchItem.ObjectOf(element.Parent, resource);
        var items = PatchItem.Of(owner, element.Property!);
        items.RemoveAt(PatchItem.PlaceOf(element));
        if (value is { } fitting && fitting.Property == element.Property) items.Insert(PatchItem.PlaceOf(element), fitting.Item);
        PatchItem.Put(owner, element.Property!, items);
        if (value is { } other && other.Property != element.Property) PatchItem.Put(owner, other.Property, [other.Item]);
        return null;
    }

    private void Put(NamedList list) => PatchItem.Put(PatchItem.ObjectOf(list.Owner, resource), list.Property, list.Items);

    /// <summary>The elements a path selects, or, when there are none yet, the place where they would be.</summary>
    private Result<NamedList> List()
    {
        var found = Select(operation.Path);
        if (found.Refusal is { } refusal) return refusal;
        if (found.Value.Count == 0) return Empty();
        var first = found.Value[0];
        if (first.IsRoot || !first.Property!.IsList) return Refuse(PatchRules.PathNotList, operation.Path);
        var items = PatchItem.Of(PatchItem.ObjectOf(first.Parent, resource), first.Property);
        // An index into a part of a list would mean another place in the whole.
        var isWhole = found.Value.Count == items.Count && found.Value.All(element => element.Parent == first.Parent && element.Property == first.Property);
        return isWhole ? new NamedList(first.Parent, first.Property, items) : Refuse(PatchRules.PathNotList, operation.Path);
    }

    private Result<NamedList> Empty()
    {
        var dot = operation.Path.LastIndexOf('.');
        if (dot <= 0) return Refuse(PatchRules.PathCount, operation.Path, "0", "1-");
        var owner = One(operation.Path[..dot]);
        if (owner.Refusal is { } refusal) return refusal;
        var property = owner.Value.Type.Properties.FirstOrDefault(property => property.Name == operation.Path[(dot + 1)..].Trim());
        if (property is null) return Refuse(PatchRules.NameUnknown, owner.Value.Type.Name, operation.Path[(dot + 1)..]);
        return property.IsList ? new NamedList(owner.Value, property, []) : Refuse(PatchRules.PathNotList, operation.Path);
    }

    private Result<Element> One(string path)
    {
        var found = Select(path);
        if (found.Refusal is { } refusal) return refusal;
        return found.Value is [var one] ? one : Refuse(PatchRules.PathCount, path, Text(found.Value.Count), "1");
    }

    private Result<IReadOnlyList<Element>> Select(string path)
    {
        var compiled = FhirPathExpression.Compile(path, document.Schema, document.Root.Type.Name);
        if (compiled.Refusal is { } invalid) return invalid with { Issues = [.. invalid.Issues.Select(issue => issue with { Expression = operation.Expression })] };
        if (timeLeft <= TimeSpan.Zero) return Refuse(PatchRules.PathTooSlow, path);

        // Nothing outside the resource can be reached: resolve() finds contained resources only.
        var values = compiled.Value.Evaluate(document.Root, FhirPathContext.Default with { MaxSteps = MaxSteps, MaxTime = timeLeft });
        if (values.Issue is { } issue) return new Refusal(422, [issue with { Expression = operation.Expression }]);
        var elements = new List<Element>(values.Count);
        foreach (var value in values)
        {
            if (!value.Element.Exists || value.Element.Document != document) return Refuse(PatchRules.PathNotElement, path);
            elements.Add(value.Element);
        }
        return elements;
    }

    private Refusal Outside(string part, int index, NamedList list) => Refuse(PatchRules.IndexOutside, part, Text(index), Text(list.Items.Count));

    private Refusal Refuse(Rule rule, params string[] arguments) => new(422, [rule.At(operation.Expression, [operation.At, .. arguments])]);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
