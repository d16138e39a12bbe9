using System.Buffers;
using System.Net;

namespace Geo.Generator.Checks;

/// <summary>Goes through a page from start tag to start tag, as it stands: no tree is built, so a site of thousands of pages
/// is checked in the time that it takes to write it. That the pages are well formed is asked by the Nu checker, in the
/// tests.</summary>
/// <param name="html">The page.</param>
internal ref struct TagReader(ReadOnlySpan<char> html)
{
    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \n\t\r/>");
    private readonly ReadOnlySpan<char> _html = html;
    private int _at;
    private int _counted;
    private ReadOnlySpan<char> _attributes;

    /// <summary>The tag's name, as it is written.</summary>
    public ReadOnlySpan<char> Name { get; private set; }

    /// <summary>The tag's line, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>Whether it is an end tag.</summary>
    public bool IsEnd { get; private set; }

    /// <summary>What stands after the tag.</summary>
    public readonly ReadOnlySpan<char> Rest => _html[_at..];

    /// <summary>Goes to the next tag; false where there is none.</summary>
    public bool Read()
    {
        while (true)
        {
            var open = _html[_at..].IndexOf('<');
            if (open < 0 || _at + open + 1 >= _html.Length)
            {
                return false;
            }

            _at += open + 1;
            if (_html[_at..].StartsWith("!--"))
            {
                Skip(_html[_at..].IndexOf("-->"), 3);
                continue;
            }

            IsEnd = _html[_at] == '/';
            if (char.IsAsciiLetter(_html[IsEnd ? Math.Min(_at + 1, _html.Length - 1) : _at]))
            {
                ReadTag();
                return true;
            }
        }
    }

    /// <summary>Passes over what a script or style holds: it is no markup.</summary>
    public void PassContent()
    {
        var end = _html[_at..].IndexOf($"</{Name}", StringComparison.OrdinalIgnoreCase);
        Skip(end, 0);
    }

    /// <summary>The tag's attributes, one by one.</summary>
    public readonly AttributeReader Attributes() => new(_attributes);

    /// <summary>An attribute's value as it is meant; null where the tag has none such, empty where it has no value.</summary>
    public readonly string? Find(ReadOnlySpan<char> name)
    {
        var attributes = Attributes();
        while (attributes.Read())
        {
            if (attributes.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return Decoded(attributes.Value);
            }
        }

        return null;
    }

    public readonly bool Has(ReadOnlySpan<char> name) => Find(name) is not null;

    /// <summary>Text without its character references.</summary>
    internal static string Decoded(ReadOnlySpan<char> text) =>
        text.Contains('&') ? WebUtility.HtmlDecode(text.ToString()) : text.ToString();

    private void ReadTag()
    {
        Line += _html[_counted.._at].Count('\n');
        _counted = _at;
        var from = IsEnd ? _at + 1 : _at;
        var length = _html[from..].IndexOfAny(NameEnds);
        Name = _html.Slice(from, length < 0 ? _html.Length - from : length);
        _at = from + Name.Length;
        var begin = _at;
        // A > inside quotation marks does not end the tag.
        while (_at < _html.Length && _html[_at] != '>')
        {
            var quote = _html[_at];
            _at++;
            if (quote is '"' or '\'')
            {
                Skip(_html[_at..].IndexOf(quote), 1);
            }
            else
            {
                Skip(_html[_at..].IndexOfAny('"', '\'', '>'), 0);
            }
        }

        _attributes = _html[begin.._at];
        _at = Math.Min(_at + 1, _html.Length);
    }

    private void Skip(int found, int length) => _at = found < 0 ? _html.Length : _at + found + length;
}

/// <summary>Goes through the attributes of a start tag.</summary>
/// <param name="text">What stands between the tag's name and its end.</param>
internal ref struct AttributeReader(ReadOnlySpan<char> text)
{
    private static readonly SearchValues<char> NameEnds = SearchValues.Create("= \n\t\r/");
    private ReadOnlySpan<char> _rest = text;

    public ReadOnlySpan<char> Name { get; private set; }

    /// <summary>As it is written, without its quotation marks.</summary>
    public ReadOnlySpan<char> Value { get; private set; }

    public bool Read()
    {
        _rest = _rest.TrimStart(" \n\t\r/");
        if (_rest.IsEmpty)
        {
            return false;
        }

        var end = _rest.IndexOfAny(NameEnds);
        Name = end < 0 ? _rest : _rest[..end];
        _rest = _rest[Name.Length..].TrimStart(" \n\t\r");
        Value = default;
        if (!_rest.StartsWith('='))
        {
            return true;
        }

        _rest = _rest[1..].TrimStart(" \n\t\r");
        var isQuoted = _rest.Length > 0 && _rest[0] is '"' or '\'';
        var quote = isQuoted ? _rest[0] : ' ';
        _rest = isQuoted ? _rest[1..] : _rest;
        var close = _rest.IndexOf(quote);
        Value = close < 0 ? _rest : _rest[..close];
        _rest = close < 0 ? default : _rest[(close + 1)..];
        return true;
    }
}
