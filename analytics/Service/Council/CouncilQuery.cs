using System.Collections.Immutable;
using System.Globalization;
using Geo.Service.Serving;

namespace Geo.Service.Council;

/// <summary>What is asked of a page: parameters that the page knows, each a word of a list, a day or a number.</summary>
internal sealed class CouncilQuery
{
    /// <summary>The parameters of every page: the format, the table of a CSV file and the drawing of an SVG.</summary>
    private static readonly ImmutableArray<string> OfEvery = ["f", "table", "drawing"];

    private readonly string _path;
    private readonly ImmutableArray<KeyValuePair<string, string>> _values;

    private CouncilQuery(string path, ImmutableArray<KeyValuePair<string, string>> values) => (_path, _values) = (path, values);

    /// <param name="request">The request.</param>
    /// <param name="known">The page's own parameters.</param>
    /// <exception cref="ProblemException">A parameter is unknown, or cannot be text.</exception>
    public static CouncilQuery Read(HttpRequest request, IReadOnlyCollection<string> known)
    {
        foreach (var (name, values) in request.Query)
        {
            if (!known.Contains(name) && !OfEvery.Contains(name))
            {
                var others = string.Join(", ", known.Concat(OfEvery).Order(StringComparer.Ordinal));
                throw new ProblemException(ProblemKind.UnknownParameter, new($"{name} är ingen parameter här. De som finns: {others}.", $"{name} is not a parameter here. Those that are: {others}."), name);
            }

            if (values.ToString().Contains('\0', StringComparison.Ordinal))
            {
                throw ProblemException.Parameter(name, "innehåller ett nolltecken.", "holds a null character.");
            }
        }

        return new(request.Path, [.. request.Query.SelectMany(pair => pair.Value.Where(value => !string.IsNullOrEmpty(value)).Select(value => KeyValuePair.Create(pair.Key, value!)))]);
    }

    /// <summary>What a page would have been asked, that is shown for another reason.</summary>
    public static CouncilQuery Of(string path, IEnumerable<KeyValuePair<string, string>> values) => new(path, [.. values]);

    /// <summary>A parameter's text; null where it is not there or empty, as a form sends what is not filled in.</summary>
    /// <exception cref="ProblemException">It is given more than once.</exception>
    public string? Find(string name) => All(name) switch
    {
        [] => null,
        [var one] => one,
        _ => throw ProblemException.Parameter(name, "står flera gånger. Skriv den en gång.", "is given more than once. Write it once."),
    };

    /// <summary>All that a parameter is given as.</summary>
    public ImmutableArray<string> All(string name) => [.. _values.Where(pair => pair.Key == name).Select(pair => pair.Value)];

    /// <summary>A day; null where none is given.</summary>
    /// <exception cref="ProblemException">It is none.</exception>
    public DateOnly? FindDay(string name) => Find(name) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw ProblemException.Parameter(name, $"{text} är inget datum. Skriv år-månad-dag, till exempel 2026-01-31.", $"{text} is not a day. Write year-month-day, such as 2026-01-31.");

    /// <summary>One word of a list; null where none is given.</summary>
    /// <exception cref="ProblemException">It is none of them.</exception>
    public string? FindWord(string name, IEnumerable<string> known) => Find(name) is not { } word ? null
        : known.Contains(word) ? word
        : throw ProblemException.Parameter(name, $"{word} finns inte. Välj bland: {string.Join(", ", known)}.", $"there is no {word}. Choose among: {string.Join(", ", known)}.");

    /// <summary>The page's address with some parameters changed; null takes one away.</summary>
    public string With(params ReadOnlySpan<(string Name, string? Value)> changes)
    {
        var pairs = _values.ToList();
        foreach (var (name, value) in changes)
        {
            pairs.RemoveAll(pair => pair.Key == name);
            if (value is not null)
            {
                pairs.Add(KeyValuePair.Create(name, value));
            }
        }

        return _path + (pairs.Count == 0 ? "" : "?" + string.Join('&', pairs.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}")));
    }
}
