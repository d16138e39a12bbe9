using System.Collections.Immutable;
using System.Globalization;
using Geo.Components;
using Geo.Service.Endpoints.Collections;
using Geo.Service.Pages;
using Geo.Service.Serving;

namespace Geo.Service.Endpoints;

/// <summary>What the API's pages share.</summary>
internal static class PageWords
{
    public static ApiLink Start(ApiRequest request) => new(new Bilingual("Start", "Start").In(request.Language), request.Link("/"));

    public static ApiLink Collections(ApiRequest request) => new(new Bilingual("Samlingar", "Collections").In(request.Language), request.Link("/collections"));

    public static ApiLink Of(ApiRequest request, PublishedCollection collection) => new(collection.Title.In(request.Language), request.Link($"/collections/{collection.Id}"));

    public static TableView Table(string id, string caption, IEnumerable<string> columns, IEnumerable<TableRow> rows)
    {
        ImmutableArray<TableRow> all = [.. rows];
        return new()
        {
            Id = id,
            Caption = caption,
            Columns = [.. columns.Select((column, i) => new TableColumn(column, IsNumber: false, IsTime: all.Any(row => IsDay(row.Cells[i].Text)) && all.All(row => row.Cells[i].Text is "–" || IsDay(row.Cells[i].Text))))],
            Rows = all,
        };
    }

    // A day, perhaps with its time of day: it is not broken over two lines.
    private static bool IsDay(string text) =>
        text.Length is >= 10 and <= 19 && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
