namespace Geo.Generator.Checks;

/// <summary>Reads one page and notes what is wrong on it.</summary>
/// <param name="page">The file, from the site's folder.</param>
/// <param name="pool">Shared by the pages that one worker reads.</param>
internal sealed class PageScanner(string page, StringPool pool)
{
    private readonly PageScan _scan = new(page, [], [], [], []);
    private readonly List<(string Id, int Line)> _named = [];
    private int _mains;
    private int _firstHeadings;
    private int _level;
    private bool _hasTitle;
    private bool _inBody;
    private string? _firstLink;

    public PageScan Scan(string html)
    {
        var tags = new TagReader(html);
        while (tags.Read())
        {
            if (!tags.IsEnd)
            {
                See(ref tags);
            }
        }

        if (!_hasTitle)
        {
            Fault(0, "sidan saknar titel");
        }

        if (_firstLink != "#innehall")
        {
            Fault(0, "den första länken ska leda till innehållet (#innehall)");
        }

        if (_mains != 1)
        {
            Fault(0, "sidan ska ha ett main-element");
        }

        if (_firstHeadings != 1)
        {
            Fault(0, $"sidan har {_firstHeadings} h1, ska ha en");
        }

        foreach (var (id, line) in _named.Where(named => !_scan.Ids.Contains(named.Id)))
        {
            Fault(line, $"aria-labelledby pekar på \"{id}\" som inte finns");
        }

        return _scan;
    }

    private void See(ref TagReader tags)
    {
        switch (tags.Name)
        {
            case "html":
                SeeLanguage(tags.Find("lang"));
                break;
            case "title" when !_inBody:
                _hasTitle = !tags.Rest[..Math.Max(0, tags.Rest.IndexOf('<'))].IsWhiteSpace();
                break;
            case "meta" when tags.Find("name") is "description":
                _scan.Description = tags.Find("content") ?? "";
                break;
            case "body":
                _inBody = true;
                break;
            case "main":
                _mains++;
                break;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                SeeHeading(ref tags);
                break;
            case "img" when !tags.Has("alt"):
                Fault(tags.Line, $"bilden {tags.Find("src")} saknar alt");
                break;
            case "svg" when !tags.Has("aria-hidden") && !tags.Has("aria-labelledby"):
                Fault(tags.Line, "en svg har varken namn (aria-labelledby) eller aria-hidden");
                break;
            case "style":
                Inline(tags.Line);
                tags.PassContent();
                return;
            case "script" when !tags.Has("src"):
                Inline(tags.Line);
                tags.PassContent();
                return;
        }

        SeeAttributes(ref tags);
        if (tags.Name is "script")
        {
            tags.PassContent();
        }
    }

    private void SeeLanguage(string? language)
    {
        var expected = page.StartsWith("en/", StringComparison.Ordinal) ? "en" : "sv";
        if (string.IsNullOrWhiteSpace(language))
        {
            Fault(0, "html saknar lang");
        }
        else if (language != expected)
        {
            Fault(0, $"html har lang \"{language}\", men sidan ligger bland dem på \"{expected}\"");
        }
    }

    private void SeeHeading(ref TagReader tags)
    {
        var level = tags.Name[1] - '0';
        _firstHeadings += level == 1 ? 1 : 0;
        if (level > _level + 1)
        {
            var end = tags.Rest.IndexOf("</h", StringComparison.Ordinal);
            var words = TagReader.Decoded(tags.Rest[..Math.Max(0, end)]).Trim();
            Fault(tags.Line, $"rubriken \"{words}\" är h{level} efter h{_level}: en nivå är överhoppad");
        }

        if (level == 1)
        {
            var end = tags.Rest.IndexOf("</h1", StringComparison.Ordinal);
            _scan.Heading = TagReader.Decoded(tags.Rest[..Math.Max(0, end)]).Trim();
        }

        _level = level;
    }

    private void SeeAttributes(ref TagReader tags)
    {
        var attributes = tags.Attributes();
        while (attributes.Read())
        {
            var name = attributes.Name;
            switch (name)
            {
                case "id":
                    var id = pool.Of(attributes.Value);
                    if (!_scan.Ids.Add(id))
                    {
                        Fault(tags.Line, $"id \"{id}\" finns flera gånger");
                    }

                    break;
                case "style":
                    Inline(tags.Line);
                    break;
                case "aria-labelledby":
                    foreach (var part in attributes.Value.Split(' '))
                    {
                        if (!attributes.Value[part].IsEmpty)
                        {
                            _named.Add((pool.Of(attributes.Value[part]), tags.Line));
                        }
                    }

                    break;
                case "href" or "src" or "data":
                    SeeAddress(ref tags, name, attributes.Value);
                    break;
                default:
                    if (name.StartsWith("on", StringComparison.OrdinalIgnoreCase))
                    {
                        Fault(tags.Line, $"{tags.Name} har ett skript i ett attribut");
                    }

                    break;
            }
        }
    }

    private void SeeAddress(ref TagReader tags, ReadOnlySpan<char> attribute, ReadOnlySpan<char> value)
    {
        var address = value.Contains('&') ? TagReader.Decoded(value) : pool.Of(value);
        if (tags.Name is "a" or "area")
        {
            if (attribute is "href")
            {
                _firstLink ??= _inBody ? address : null;
                _scan.Links.Add(new(address, tags.Line, "länken"));
            }
        }
        else if ((tags.Name is "img" && address.StartsWith("data:", StringComparison.Ordinal)) || (attribute is "data" && tags.Name is not "object"))
        {
            return;
        }
        else if (tags.Name is "link" && tags.Find("rel") is "canonical" or "alternate" && address.Contains(':', StringComparison.Ordinal))
        {
            // Says where the page is to lie; nothing is fetched.
            return;
        }
        else
        {
            _scan.Loads.Add(new(address, tags.Line, pool.Of(tags.Name)));
        }
    }

    private void Inline(int line) => Fault(line, "stil eller skript i sidan: innehållspolicyn (CSP) släpper inte fram det");

    private void Fault(int line, string problem) => _scan.Faults.Add(new(page, line, problem));
}
