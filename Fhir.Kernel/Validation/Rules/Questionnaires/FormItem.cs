using System.Globalization;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Validation.Rules.Questionnaires;

/// <summary>One item of a Questionnaire. https://hl7.org/fhir/R4/questionnaire.html</summary>
/// <param name="parent">Null at the top.</param>
/// <param name="order">Its place among its siblings.</param>
internal sealed class FormItem(Element source, FormItem? parent, int order)
{
    private HashSet<string>? options;

    public Element Source => source;

    public FormItem? Parent => parent;

    public int Order => order;

    public string LinkId { get; } = source.ValueOf("linkId") ?? "";

    public string Type { get; } = source.ValueOf("type") ?? "";

    public List<FormItem> Items { get; } = [];

    public bool IsRequired { get; } = source.ValueOf("required") == "true";

    public bool Repeats { get; } = source.ValueOf("repeats") == "true";

    public bool IsQuestion => Type is not ("group" or "display");

    public int? MaxLength { get; } =
        int.TryParse(source.ValueOf("maxLength"), NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : null;

    /// <summary>The listed answers as <see cref="FormAnswers.KeyOf"/> spells them; empty when any answer will do.</summary>
    public HashSet<string> Options => options ??= ReadOptions();

    /// <summary>The types an answer may have.</summary>
    public IReadOnlyList<string> AnswerTypes => Type switch
    {
        "text" => ["string"],
        "url" => ["uri"],
        "choice" => OptionTypes is { Count: > 0 } types ? types : ["Coding"],
        "open-choice" => [.. OptionTypes is { Count: > 0 } types ? types : ["Coding"], "string"],
        "quantity" => ["Quantity"],
        "attachment" => ["Attachment"],
        "reference" => ["Reference"],
        _ => [Type],
    };

    private List<string> OptionTypes
    {
        get
        {
            var types = new List<string>();
            foreach (var option in Source.ChildrenNamed("answerOption"))
                if (option.Child("value") is { Exists: true } value && !types.Contains(value.Type.Name)) types.Add(value.Type.Name);
            return types;
        }
    }

    private HashSet<string> ReadOptions()
    {
        var found = new HashSet<string>();
        foreach (var option in Source.ChildrenNamed("answerOption"))
            if (option.Child("value") is { Exists: true } value) found.Add(FormAnswers.KeyOf(value));
        return found;
    }
}

/// <summary>A Questionnaire's items by linkId. Of two with the same the first counts (que-2 says that there may not be two).</summary>
internal sealed class Form
{
    private readonly Dictionary<string, FormItem> byLinkId = [];

    public Form(Element questionnaire)
    {
        Source = questionnaire;
        Read(questionnaire, null, Items);
    }

    public Element Source { get; }

    public List<FormItem> Items { get; } = [];

    public IEnumerable<FormItem> All => byLinkId.Values;

    public FormItem? Find(string linkId) => byLinkId.GetValueOrDefault(linkId);

    private void Read(Element owner, FormItem? parent, List<FormItem> items)
    {
        foreach (var source in owner.ChildrenNamed("item"))
        {
            var item = new FormItem(source, parent, items.Count);
            items.Add(item);
            byLinkId.TryAdd(item.LinkId, item);
            Read(source, item, item.Items);
        }
    }
}
