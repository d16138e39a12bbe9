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

    public static TableView Table(string id, string caption, IEnumerable<string> columns, IEnumerable<TableRow> rows) => new()
    {
        Id = id,
        Caption = caption,
        Columns = [.. columns.Select(column => new TableColumn(column, IsNumber: false))],
        Rows = [.. rows],
    };
}
