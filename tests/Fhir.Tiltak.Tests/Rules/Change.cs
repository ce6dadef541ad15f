using System.Text.Json.Nodes;

namespace Fhir.Tiltak.Tests.Rules;

/// <summary>One thing done to an instance.</summary>
/// <param name="here">The parent of the element that the rule is about.</param>
/// <param name="resource">The resource it is in.</param>
internal delegate void Change(JsonObject here, JsonObject resource);
