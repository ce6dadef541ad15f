using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Server.Authorization;
using Fhir.Server.Operations.Terminology;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Server.Operations.Bulk;

/// <summary>The parameters of $export, all of them checked before a job is made of them. https://hl7.org/fhir/uv/bulkdata/STU2/export.html#query-parameters</summary>
public sealed partial class ExportParameters(WriteValidator reader, SearchReader search, Schema schema, SecuritySettings security)
{
    private static readonly string[] Known = ["_outputFormat", "_since", "_until", "_type", "_typeFilter", "_elements", "patient", "includeAssociatedData"];

    /// <summary>https://hl7.org/fhir/R4/search.html#Summary</summary>
    private static readonly FrozenSet<string> OfAnswer =
        FrozenSet.Create(StringComparer.Ordinal, "_sort", "_count", "_summary", "_total", "_elements", "_contained", "_containedType");

    private static readonly FrozenSet<string> OfPatients =
        DefinitionsPack.Core.Compartments.First(compartment => compartment.Code == "Patient").Members.Where(member => member.Value.Length > 0).Select(member => member.Key).Append("Patient").ToFrozenSet();

    public Result<ExportRequest> Read(FhirRequest request, ExportLevel level, Permit permit)
    {
        var read = OperationReading.Of(request, reader, Known);
        if (read.Refusal is { } unreadable) return unreadable;
        var input = read.Value;
        CheckFormat(input);
        if (input.Texts("includeAssociatedData").Count > 0 && !request.Prefer.IsLenient) input.Refuse(BulkRules.AssociatedUnsupported.At("includeAssociatedData"));
        var types = Types(input, level, request.Prefer.IsLenient);
        var export = new ExportRequest(Url(request), request.BaseUrl, [.. types ?? Permitted(level, permit)])
        {
            IsOfPatients = level == ExportLevel.Patients,
            Group = level == ExportLevel.Group ? request.Id : null,
            Patients = Patients(input, level, request.BaseUrl),
            Since = input.Instant("_since"),
            Until = input.Instant("_until"),
            Elements = Elements(input),
            NeedsToken = security.Mode != SecurityMode.Open,
            Origin = request.Origin,
        };
        export = export with { Filters = Filters(input, export) };
        if (input.Problems.Count > 0) return new Refusal(400, input.Problems);
        return Denied(export.Types, permit) is { } type ? new Refusal(403, [StoreRules.NotPermitted.At(null, type)]) : export;
    }

    private static void CheckFormat(OperationInput input)
    {
        // A '+' that was not escaped arrives as a blank.
        if (input.Text("_outputFormat") is { } format && format.Replace(' ', '+') is not ("application/fhir+ndjson" or "application/ndjson" or "ndjson"))
            input.Refuse(BulkRules.FormatUnknown.At("_outputFormat", format));
    }

    /// <summary>Null when none is named.</summary>
    private List<string>? Types(OperationInput input, ExportLevel level, bool isLenient)
    {
        var named = input.Texts("_type").SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct().ToList();
        if (named.Count == 0) return null;
        foreach (var unknown in named.Where(type => !IsResource(type))) input.Refuse(BulkRules.TypeUnknown.At("_type", "_type", unknown));
        var outside = named.Where(type => IsResource(type) && level != ExportLevel.System && !OfPatients.Contains(type)).ToList();
        if (!isLenient) outside.ForEach(type => input.Refuse(BulkRules.TypeOutside.At("_type", type)));
        return [.. named.Except(outside).Order(StringComparer.Ordinal)];
    }

    private IEnumerable<string> Permitted(ExportLevel level, Permit permit) =>
        schema.Types.Where(type => IsResource(type.Name) && (level == ExportLevel.System || OfPatients.Contains(type.Name)) && Permits(permit, type.Name))
            .Select(type => type.Name).Order(StringComparer.Ordinal);

    /// <summary>A type that stands in the way; any at all when there is nothing to export.</summary>
    private static string? Denied(IReadOnlyList<string> types, Permit permit) =>
        types.Count == 0 ? Permit.AnyType : types.FirstOrDefault(type => !Permits(permit, type));

    private static bool Permits(Permit permit, string type) => permit.Permits(type, Interaction.Read | Interaction.Search);

    private static List<string>? Patients(OperationInput input, ExportLevel level, string ownBase)
    {
        if (input.IsInAddress("patient")) input.Refuse(BulkRules.PatientsByPost.At("patient"));
        var references = input.Values("patient", "Reference");
        if (references.Count == 0) return null;
        var ids = references.Select(reference => reference.ValueOf("reference") ?? "").Select(text => ReferenceText.SplitLocal(text, ownBase) is ("Patient", var id) ? id : "").ToList();
        if (level == ExportLevel.System || ids.Exists(id => !ResourceId.IsValid(id))) input.Refuse(BulkRules.PatientsByPost.At("patient"));
        return ids;
    }

    private List<string> Elements(OperationInput input)
    {
        var elements = input.Texts("_elements").SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct().ToList();
        foreach (var element in elements.Where(element => !IsElement(element))) input.Refuse(BulkRules.ElementUnknown.At("_elements", element));
        return elements;
    }

    private bool IsElement(string element)
    {
        var dot = element.IndexOf('.', StringComparison.Ordinal);
        var name = element[(dot + 1)..];
        var types = dot < 0 ? schema.Types.Where(type => IsResource(type.Name)) : [.. new[] { schema.FindType(element[..dot]) }.OfType<TypeInfo>().Where(type => IsResource(type.Name))];
        return types.Any(type => type.Properties.Any(property => property.Name == name));
    }

    private List<string> Filters(OperationInput input, ExportRequest export)
    {
        var filters = input.Texts("_typeFilter").SelectMany(text => Between().Split(text)).Where(text => text.Length > 0).Distinct().ToList();
        foreach (var filter in filters) Check(input, filter, export);
        return filters;
    }

    private void Check(OperationInput input, string filter, ExportRequest export)
    {
        var question = filter.IndexOf('?', StringComparison.Ordinal);
        if (question < 0 || !export.Types.Contains(filter[..question]))
        {
            input.Refuse(BulkRules.FilterInvalid.At("_typeFilter", filter));
            return;
        }
        var query = search.ReadCondition(filter[..question], filter[(question + 1)..], export.BaseUrl);
        foreach (var issue in query.Refusal?.Issues ?? []) input.Refuse(issue);
        if (query.IsValue && IsOfAnswer(query.Value)) input.Refuse(BulkRules.FilterOfAnswer.At("_typeFilter", filter));
    }

    /// <summary>"FHIR search result parameters ... SHALL NOT be used as _typeFilter criteria": they would be passed over, and more or less be given than was asked for.</summary>
    private static bool IsOfAnswer(SearchQuery query) => !query.Includes.IsEmpty || query.Applied.Any(parameter => OfAnswer.Contains(parameter.Name));

    private bool IsResource(string type) => schema.FindType(type) is { IsResource: true, IsAbstract: false };

    private static string Url(FhirRequest request)
    {
        var address = $"{request.BaseUrl}/{string.Join('/', request.Path)}";
        return request.Query.Count == 0 ? address : $"{address}?{QueryText.Format(request.Query)}";
    }

    // Filters stand in one parameter with commas between, and so do the values of a search: the comma that counts has a type and a question mark after it.
    [GeneratedRegex(@",(?=[A-Z][A-Za-z]{1,60}\?)")]
    private static partial Regex Between();
}
