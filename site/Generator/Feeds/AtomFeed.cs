using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using Geo.Components;

namespace Geo.Generator.Feeds;

/// <summary>News as an Atom feed (RFC 4287): a reader's program asks for it, and no one has to give an address.</summary>
internal sealed record AtomFeed
{
    private const string Namespace = "http://www.w3.org/2005/Atom";

    public required string Title { get; init; }

    public required Language Language { get; init; }

    /// <summary>Where the feed lies, from the site's root.</summary>
    public required string Address { get; init; }

    /// <summary>The page that says the same.</summary>
    public required string PageAddress { get; init; }

    public required string Author { get; init; }

    /// <summary>When nothing has happened: the day that the release was made.</summary>
    public required DateOnly MadeOn { get; init; }

    public required ImmutableArray<FeedEntry> Entries { get; init; }

    /// <summary>Where the site is to lie, such as https://trygg.example; null where it is not known: links are then relative,
    /// which Atom allows.</summary>
    public string? SiteAddress { get; init; }

    /// <summary>UTF-8, the same bytes for the same entries.</summary>
    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("feed", Namespace);
            xml.WriteAttributeString("xml", "lang", null, Language.Code);
            Write(xml, "id", IdOf(Address));
            Write(xml, "title", Title);
            Write(xml, "updated", Time(Entries.Select(entry => entry.On).Append(MadeOn).Max()));
            Link(xml, "self", Address, "application/atom+xml");
            Link(xml, "alternate", PageAddress, "text/html");
            xml.WriteStartElement("author", Namespace);
            Write(xml, "name", Author);
            xml.WriteEndElement();
            foreach (var entry in Entries)
            {
                Write(xml, entry);
            }

            xml.WriteEndElement();
        }

        return [.. bytes.ToArray(), (byte)'\n'];
    }

    private void Write(XmlWriter xml, FeedEntry entry)
    {
        xml.WriteStartElement("entry", Namespace);
        Write(xml, "id", IdOf($"{Language.Code} {entry.Key}"));
        Write(xml, "title", entry.Title);
        Write(xml, "updated", Time(entry.On));
        Link(xml, "alternate", entry.Address, "text/html");
        Write(xml, "summary", entry.Text);
        xml.WriteEndElement();
    }

    private void Link(XmlWriter xml, string relation, string address, string type)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("hreflang", Language.Code);
        xml.WriteAttributeString("href", SiteAddress?.TrimEnd('/') + address);
        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Namespace, text);

    // Days have no hour: midnight in UTC is the same day in Sweden, and tells no hour.
    private static string Time(DateOnly day) => $"{day.Iso()}T00:00:00Z";

    // An id must never change, and a site may move: it is made of what the entry is, not of where it lies.
    private string IdOf(string key) => $"urn:uuid:{new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{Author}\n{key}")).AsSpan(0, 16), bigEndian: true)}";
}

/// <summary>One thing that happened.</summary>
/// <param name="Key">What it is, for ever.</param>
/// <param name="On">The day.</param>
/// <param name="Title">In a few words.</param>
/// <param name="Text">In a sentence.</param>
/// <param name="Address">The page that tells more.</param>
internal sealed record FeedEntry(string Key, DateOnly On, string Title, string Text, string Address);
