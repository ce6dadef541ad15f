using System.Collections.Frozen;
using Fhir.Tiltak;
using Microsoft.Net.Http.Headers;

namespace Fhir.Server.Operations.Brought;

/// <summary>Where what is posted is no FHIR: it may be in any character set, since the operation that takes it reads the bytes. Such operations have no id in their address.</summary>
internal static class ForeignContent
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Places =
        (from module in TiltakModules.All
         from operation in module.Operations
         where operation.TakesForeignContent
         from route in operation.Routes
         select (Place: $"{route.Method} {route.Pattern}", Types: operation.ForeignMediaTypes.ToFrozenSet())).ToFrozenDictionary(pair => pair.Place, pair => pair.Types);

    /// <summary>The media types that are taken there beside those that are taken everywhere; null where nothing foreign is.</summary>
    public static FrozenSet<string>? At(string method, IReadOnlyList<string> path) => Places.GetValueOrDefault($"{method} {string.Join('/', path)}");

    /// <summary>Null when Content-Type names none.</summary>
    public static string? CharsetOf(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && type.Charset.HasValue ? HeaderUtilities.RemoveQuotes(type.Charset).Value : null;
}
