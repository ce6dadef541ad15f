using System.Text;
using System.Text.Json;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Json;

/// <summary>One reading of one text: the recursion over objects and arrays. Objects know their type, so every property is looked up in it.</summary>
internal sealed class JsonReading(DocumentBuilder builder, Schema schema, ParseLimits limits, ReadOnlyMemory<byte> json)
{
    [ThreadStatic]
    private static SeenStack? idleSeen;

    private readonly ParseIssues issues = new(limits.MaxIssues);
    private readonly bool mayHaveNoncharacters = json.Span.IndexOf("\uFFFE"u8) >= 0 || json.Span.IndexOf("\uFFFF"u8) >= 0;
    private readonly SeenStack seen = TakeSeen();
    private LineCounter lines;

    public ParseResult Read()
    {
        // Twice the depth: an object and the array it stands in are two levels of JSON and one of elements.
        var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = limits.MaxDepth * 2 + 2 });
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject) return NotAResource(ref reader);
            if (ReadRoot(ref reader) is { } refused) return refused;
            reader.Read();
            idleSeen = seen;
            return new ParseResult(builder.Build(schema, json, isXml: false), issues.All, IsWellFormed: true);
        }
        catch (ParseStopped stopped)
        {
            return Stopped(stopped.Issue, isWellFormed: true);
        }
        catch (JsonException malformed)
        {
            return Malformed(reader.CurrentDepth, malformed);
        }
    }

    private static SeenStack TakeSeen()
    {
        var stack = idleSeen ?? new SeenStack();
        idleSeen = null;
        stack.Pop(0);
        return stack;
    }

    private ParseResult? ReadRoot(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        if (ResourceType(ref reader, 0) is not { } type) return WellFormedRest(ref reader);
        builder.Add(0, null, type, start);
        ReadObject(ref reader, 0, type, depth: 1);
        return null;
    }

    private ParseResult NotAResource(ref Utf8JsonReader reader)
    {
        issues.Stop(ParseRules.NotAnObject.At(null, Kind(reader.TokenType)) with { Position = new(1, 1) });
        return WellFormedRest(ref reader);
    }

    // Whether the text is JSON at all decides between "cannot be read" and "is read, and is wrong", so the rest is read too.
    private ParseResult WellFormedRest(ref Utf8JsonReader reader)
    {
        while (reader.Read()) { }
        return new ParseResult(null, issues.All, IsWellFormed: true);
    }

    private ParseResult Malformed(int depth, JsonException malformed)
    {
        if (depth > limits.MaxDepth * 2)
            return Stopped(ParseRules.LimitDepth.At(null, JsonParser.Text(limits.MaxDepth)) with { Position = PositionOf(malformed) }, isWellFormed: true);
        var position = PositionOf(malformed);
        var message = malformed.Message.Split(" LineNumber:")[0];
        return Stopped(ParseRules.JsonMalformed.At(null, message) with { Position = position }, isWellFormed: false);
    }

    private static SourcePosition PositionOf(JsonException malformed) => new((int)(malformed.LineNumber ?? 0) + 1, (int)(malformed.BytePositionInLine ?? 0) + 1);

    private ParseResult Stopped(Issue last, bool isWellFormed)
    {
        issues.Stop(last);
        return new ParseResult(null, issues.All, isWellFormed);
    }

    private TypeInfo? ResourceType(ref Utf8JsonReader reader, int parent)
    {
        var name = JsonParser.PeekResourceType(reader);
        if (name is not null && schema.FindType(name) is { IsResource: true, IsAbstract: false } type) return type;

        var path = builder.Count == 0 ? null : builder.PathOf(parent, schema);
        var issue = name is null ? ParseRules.ResourceTypeMissing.At(path) : ParseRules.ResourceTypeUnknown.At(path, Shorten(name));
        AddAt(issue with { Severity = builder.Count == 0 ? Severity.Fatal : Severity.Error }, (int)reader.TokenStartIndex);
        return null;
    }

    /// <summary>The reader stands on the object's start and is left on its end.</summary>
    private void ReadObject(ref Utf8JsonReader reader, int node, TypeInfo type, int depth)
    {
        if (depth > limits.MaxDepth) throw new ParseStopped(Located(ParseRules.LimitDepth.At(null, JsonParser.Text(limits.MaxDepth)), ref reader));
        var (bottom, elder, sawResourceType) = (seen.Top, 0, false);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var start = (int)reader.TokenStartIndex;
            if (type.IsResource && JsonParser.IsResourceType(ref reader))
            {
                if (sawResourceType) AddAt(ParseRules.DuplicateProperty.At(Path(node), "resourceType"), start);
                sawResourceType = true;
                reader.Read();
                reader.Skip();
                continue;
            }
            ReadProperty(ref reader, node, type, bottom, ref elder, depth);
        }
        CheckHoles(bottom);
        seen.Pop(bottom);
    }

    private void ReadProperty(ref Utf8JsonReader reader, int node, TypeInfo type, int bottom, ref int elder, int depth)
    {
        var start = (int)reader.TokenStartIndex;
        var name = reader.ValueIsEscaped ? UnescapedName(ref reader) : reader.ValueSpan;
        var isExtra = !name.IsEmpty && name[0] == (byte)'_';
        var property = type.Find(isExtra ? name[1..] : name);
        if (property is null || (isExtra && (!property.Type.IsPrimitive || property.IsXmlAttribute)))
        {
            AddAt(ParseRules.UnknownElement.At(Path(node), Shorten(Encoding.UTF8.GetString(name)), type.Name), start);
            reader.Read();
            reader.Skip();
            return;
        }

        var slot = seen.FindOrAdd(bottom, property);
        if (isExtra ? seen[slot].Extras : seen[slot].Values)
        {
            AddAt(ParseRules.DuplicateProperty.At(Path(node), (isExtra ? "_" : "") + property.JsonName), start);
            reader.Read();
            reader.Skip();
            return;
        }
        if (isExtra) seen[slot].Extras = true;
        else seen[slot].Values = true;

        reader.Read();
        seen[slot].Open = seen[slot].First;
        ReadValues(ref reader, new Place(node, property, slot, isExtra, depth), ref elder);
    }

    /// <summary>Where a value goes.</summary>
    private readonly record struct Place(int Parent, PropertyInfo Property, int Slot, bool IsExtra, int Depth);

    private void ReadValues(ref Utf8JsonReader reader, Place place, ref int elder)
    {
        var isArray = reader.TokenType == JsonTokenType.StartArray;
        if (isArray && !place.Property.IsList)
        {
            AddAt(ParseRules.ArrayUnexpected.At(Path(place.Parent), place.Property.JsonName), (int)reader.TokenStartIndex);
            reader.Skip();
            return;
        }
        if (!isArray)
        {
            if (place.Property.IsList)
                AddAt(ParseRules.ArrayExpected.At(Path(place.Parent), place.Property.JsonName), (int)reader.TokenStartIndex);
            ReadValue(ref reader, place, ref elder, isArray: false);
            return;
        }

        var (isEmpty, start) = (true, (int)reader.TokenStartIndex);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            ReadValue(ref reader, place, ref elder, isArray: true);
            isEmpty = false;
        }
        if (isEmpty) AddAt(ParseRules.ArrayEmpty.At(Path(place.Parent), place.Property.JsonName), start);
    }

    private void ReadValue(ref Utf8JsonReader reader, Place place, ref int elder, bool isArray)
    {
        var property = place.Property;
        if (reader.TokenType == JsonTokenType.Null && isArray && property.Type.IsPrimitive)
        {
            NodeFor(place, (int)reader.TokenStartIndex, ref elder);
            seen[place.Slot].HasHoles = true;
            return;
        }
        if (reader.TokenType == JsonTokenType.Null)
        {
            AddAt(ParseRules.NullUnexpected.At(Path(place.Parent), property.JsonName), (int)reader.TokenStartIndex);
            return;
        }
        if (property.Type.IsPrimitive && !place.IsExtra) ReadPrimitive(ref reader, place, ref elder);
        else ReadComplex(ref reader, place, ref elder);
    }

    private void ReadComplex(ref Utf8JsonReader reader, Place place, ref int elder)
    {
        var start = (int)reader.TokenStartIndex;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            AddAt(ParseRules.WrongKind.At(Path(place.Parent), Kind(reader.TokenType), place.Property.JsonName, "{}"), start);
            reader.Skip();
            return;
        }
        var type = place.Property.Type;
        if (type is { IsResource: true, IsAbstract: true })
        {
            if (ResourceType(ref reader, place.Parent) is not { } actual)
            {
                reader.Skip();
                return;
            }
            type = actual;
        }
        var node = NodeFor(place, start, ref elder);
        builder[node].Type = type.Id;
        ReadObject(ref reader, node, type, place.Depth + 1);
    }

    private void ReadPrimitive(ref Utf8JsonReader reader, Place place, ref int elder)
    {
        var type = place.Property.Type;
        var start = (int)reader.TokenStartIndex;
        var spelling = reader.TokenType switch
        {
            JsonTokenType.String => JsonSpelling.String,
            JsonTokenType.Number => JsonSpelling.Number,
            JsonTokenType.True or JsonTokenType.False => JsonSpelling.Boolean,
            _ => JsonSpelling.None,
        };
        if (spelling != type.Spelling)
        {
            AddAt(ParseRules.WrongKind.At(Path(place.Parent) + "." + place.Property.Name, Kind(reader.TokenType), type.Name, Spelt(type.Spelling)), start);
            reader.Skip();
            return;
        }
        var length = reader.ValueSpan.Length;
        if (length > limits.MaxStringBytes)
            throw new ParseStopped(Located(ParseRules.LimitString.At(Path(place.Parent), JsonParser.Text(length), JsonParser.Text(limits.MaxStringBytes)), ref reader));

        var node = NodeFor(place, start, ref elder);
        if (reader.ValueIsEscaped) SetUnescaped(ref reader, node);
        else if (!IsForbidden(reader.ValueSpan, node, start)) builder.SetSourceValue(node, spelling == JsonSpelling.String ? start + 1 : start, length);
    }

    private void SetUnescaped(ref Utf8JsonReader reader, int node)
    {
        try
        {
            var room = builder.ReserveText(reader.ValueSpan.Length);
            var length = reader.CopyString(room);
            if (SourceEncoding.Forbidden(room[..length]) is not { } character) builder.CommitText(node, length);
            else AddAt(ParseRules.ControlCharacter.At(Path(node), character), (int)reader.TokenStartIndex);
        }
        catch (InvalidOperationException)
        {
            // The reader's only objection at this point: an escaped half of a surrogate pair.
            AddAt(ParseRules.InvalidUnicode.At(Path(node)), (int)reader.TokenStartIndex);
        }
    }

    // JSON itself refuses control characters that are not escaped, so only these two are left; most texts have neither anywhere.
    private bool IsForbidden(ReadOnlySpan<byte> value, int node, int start)
    {
        if (!mayHaveNoncharacters || SourceEncoding.Forbidden(value) is not { } character) return false;
        AddAt(ParseRules.ControlCharacter.At(Path(node), character), start);
        return true;
    }

    /// <summary>
    /// The node of one repetition. A primitive may already have it from its other half (<c>name</c> and <c>_name</c>); a new one goes after the
    /// last of its kind, so that repetitions stay together even when the halves are far apart.
    /// </summary>
    private int NodeFor(Place place, int start, ref int elder)
    {
        ref var slot = ref seen[place.Slot];
        if (slot.TakeOpen(builder) is var open and not 0) return open;
        if (builder.Count >= limits.MaxElements)
            throw new ParseStopped(ParseRules.LimitElements.At(null, JsonParser.Text(limits.MaxElements)) with { Position = SourceText.Locate(json.Span, start) });
        if (++slot.Count > limits.MaxEntries)
        {
            var issue = ParseRules.LimitEntries.At(Path(place.Parent), place.Property.JsonName, JsonParser.Text(limits.MaxEntries));
            throw new ParseStopped(issue with { Position = SourceText.Locate(json.Span, start) });
        }

        var node = builder.Add(place.Parent, place.Property, place.Property.Type, start);
        var after = slot.Last == 0 ? elder : slot.Last;
        builder.Link(node, after);
        if (after == elder) elder = node;
        if (slot.First == 0) slot.First = node;
        slot.Last = node;
        return node;
    }

    private void CheckHoles(int bottom)
    {
        for (var at = bottom; at < seen.Top; at++)
            if (seen[at].HasHoles) CheckHoles(seen[at]);
    }

    private void CheckHoles(SeenProperty property)
    {
        var position = 0;
        for (var node = property.First; ; node = builder[node].NextSibling, position++)
        {
            var isEmpty = (builder[node].Traits & NodeTraits.HasValue) == 0 && builder[node].FirstChild == 0;
            if (isEmpty) AddAt(ParseRules.ArrayLengths.At(Path(node), property.Property.JsonName, JsonParser.Text(position)), builder[node].SourceOffset);
            if (node == property.Last) return;
        }
    }

    private static ReadOnlySpan<byte> UnescapedName(ref Utf8JsonReader reader)
    {
        try
        {
            return Encoding.UTF8.GetBytes(reader.GetString()!);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair: no element has such a name, so as it stands it is unknown.
            return reader.ValueSpan;
        }
    }

    private string Path(int node) => builder.PathOf(node, schema);

    private void AddAt(Issue issue, int offset) => issues.Add(issue with { Position = lines.Locate(json.Span, offset) });

    private Issue Located(Issue issue, ref Utf8JsonReader reader) => issue with { Position = SourceText.Locate(json.Span, (int)reader.TokenStartIndex) };

    private static string Shorten(string text) => text.Length <= 64 ? text : text[..61] + "...";

    private static string Kind(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "{}",
        JsonTokenType.StartArray => "[]",
        JsonTokenType.String => "string",
        JsonTokenType.Number => "number",
        JsonTokenType.True or JsonTokenType.False => "boolean",
        _ => "null",
    };

    private static string Spelt(JsonSpelling spelling) => spelling switch
    {
        JsonSpelling.Boolean => "boolean",
        JsonSpelling.Number => "number",
        _ => "string",
    };
}
