using System.Xml.Linq;

namespace Fhir.Tiltak.Tests.Provesvar;

/// <summary>Damages messages as elements, not as letters: what is dropped, repeated, moved, renamed and mixed up still can be read as XML, and must be made sense of.</summary>
internal static class SvarrapportMutator
{
    private static readonly string[] Odd =
        ["", " ", "0", "-1", "1e30", "NaN", "2026-02-30", "9999-12-31T23:59:59", "0001", "C", "H", "14", "NPU", "2.16.578", "urn:oid:", "http://", "a|b,c$d\\e", "\u00a0", "\u2028", "🙂", "٣", "١٢٣٤-٠١-٠١", "<b>", new string('x', 5000)];

    /// <param name="text">A message, without declaration of its encoding.</param>
    /// <returns>The damaged message; now and then cut, and then no longer XML.</returns>
    public static string Damage(string text, Random random)
    {
        var document = XDocument.Parse(text, LoadOptions.PreserveWhitespace);
        // Namespaces are declared anew when the names have been mixed up.
        document.Descendants().Attributes().Where(attribute => attribute.IsNamespaceDeclaration).Remove();
        for (var times = random.Next(1, 12); times > 0; times--) Mutate(document, random);
        var damaged = document.ToString(SaveOptions.DisableFormatting);
        return random.Next(12) == 0 ? damaged[..random.Next(damaged.Length)] : damaged;
    }

    private static void Mutate(XDocument document, Random random)
    {
        var elements = document.Root!.Descendants().ToList();
        if (elements.Count < 3) return;
        var (one, other) = (elements[random.Next(elements.Count)], elements[random.Next(elements.Count)]);
        switch (random.Next(9))
        {
            case 0: one.Remove(); break;
            case 1: one.AddAfterSelf(new XElement(one)); break;
            case 2: Move(one, other); break;
            case 3: one.Name = other.Name; break;
            case 4: one.Name = one.Name.Namespace + Recased(one.Name.LocalName); break;
            case 5: Value(one, Odd[random.Next(Odd.Length)], random); break;
            case 6: Value(one, other.Value.Length > 0 ? other.Value : (string?)other.Attribute("V") ?? "", random); break;
            case 7: one.ReplaceAttributes(other.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration)); break;
            default: one.Name = (random.Next(2) == 0 ? XNamespace.None : "http://annet.example") + one.Name.LocalName; break;
        }
    }

    private static void Move(XElement one, XElement other)
    {
        if (one == other || one.Descendants().Contains(other)) return;
        one.Remove();
        other.Add(one);
    }

    private static void Value(XElement element, string value, Random random)
    {
        var attributes = element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration).ToList();
        if (attributes.Count > 0 && random.Next(4) > 0) attributes[random.Next(attributes.Count)].Value = value;
        else if (!element.HasElements) element.Value = value;
        else element.Add(value);
    }

    private static string Recased(string name) => char.IsUpper(name[0]) ? char.ToLowerInvariant(name[0]) + name[1..] : name.ToUpperInvariant();
}
