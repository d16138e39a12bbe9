using System.Globalization;
using Geo.Components;
using Geo.Components.Release;
using Geo.Service.Endpoints.Collections;
using Geo.Service.Pages;
using Geo.Service.Serving;

namespace Geo.Service.Endpoints;

/// <summary>The pages of items.</summary>
internal static class ItemPages
{
    private const int LongestCell = 200;

    public static async Task WriteAsync(HttpContext context, ApiRequest request, ItemQuestion question, PublishedReleases releases, ItemQuery items, CancellationToken cancel)
    {
        var collection = question.Collection;
        var matched = await items.CountAsync(collection, question.Filter, releases, cancel);
        var page = await items.ReadAsync(question, releases, cancel).ToListAsync(cancel);
        var hasMore = page.Count > question.Limit;
        var shown = page.Take(question.Limit).ToList();
        var columns = collection.Properties.Where(property => property.CanBeAsked && property.Name is not ("release" or "municipality")).ToList();
        var places = columns.Select(column => collection.Properties.IndexOf(column)).ToList();
        await HtmlAnswer.WriteAsync(context, new()
        {
            Language = request.Language,
            Title = $"{collection.Title.After(releases.Mark).In(request.Language)}",
            Lead = new Bilingual($"{shown.Count.Swedish()} av {matched.Swedish()} poster.", string.Create(CultureInfo.InvariantCulture, $"{shown.Count:N0} of {matched:N0} items.")).In(request.Language),
            Fictional = releases.Fictional,
            Crumbs = [PageWords.Start(request), PageWords.Collections(request), PageWords.Of(request, collection)],
            Sections =
            [
                new(new Bilingual("Poster", "Items").In(request.Language))
                {
                    Paragraphs = [collection.Description.In(request.Language)],
                    Table = new()
                    {
                        Id = "items",
                        Caption = collection.Title.In(request.Language),
                        Columns = [new("id", false), .. columns.Select(column => new TableColumn(column.Title.In(request.Language), column.Kind is PropertyKind.Integer or PropertyKind.Number))],
                        Rows =
                        [
                            .. shown.Select(item => new TableRow(
                                [new(item.Id, request.Link($"/collections/{collection.Id}/items/{Uri.EscapeDataString(item.Id)}", "html")), .. places.Select(place => Cell(item.Values[place], request.Language, IsWithheld(collection, item)))])),
                        ],
                    },
                    Links = hasMore ? [new(new Bilingual("Nästa sida", "Next page").In(request.Language), request.Again(("cursor", shown[^1].Cursor.Text)), "next")] : [],
                },
            ],
        });
    }

    public static Task WriteItemAsync(HttpContext context, ApiRequest request, PublishedCollection collection, Item item, PublishedReleases releases) => HtmlAnswer.WriteAsync(context, new()
    {
        Language = request.Language,
        Title = $"{collection.Title.After(releases.Mark).In(request.Language)}: {item.Id}",
        Lead = collection.Description.In(request.Language),
        Fictional = releases.Fictional,
        Crumbs = [PageWords.Start(request), PageWords.Collections(request), PageWords.Of(request, collection)],
        Sections =
        [
            new(new Bilingual("Uppgifter", "Facts").In(request.Language))
            {
                Table = PageWords.Table(
                    "item", item.Id, [new Bilingual("Fält", "Property").In(request.Language), new Bilingual("Värde", "Value").In(request.Language)],
                    collection.Properties.Select((property, i) => new TableRow([new(property.Title.In(request.Language)), Cell(item.Values[i], request.Language, IsWithheld(collection, item), whole: true)]))),
            },
            new(new Bilingual("Samma som", "The same as").In(request.Language)) { Links = [new("GeoJSON", request.Link($"/collections/{collection.Id}/items/{Uri.EscapeDataString(item.Id)}", "json"))] },
        ],
    });

    private static bool IsWithheld(PublishedCollection collection, Item item) =>
        collection.FindProperty("mark") is { } mark && item.Values[collection.Properties.IndexOf(mark)] is "withheld";

    // An empty cell of a withheld count is withheld; of any other there is nothing to say.
    private static TableCell Cell(object? value, Language language, bool isWithheld, bool whole = false) => value switch
    {
        null when isWithheld => new(new Bilingual(Numbers.Withheld, "protected").In(language), Mark: FigureMark.Withheld),
        null => new(""),
        decimal number => new(language == Language.Swedish ? number.Swedish(number.Scale) : number.ToString(CultureInfo.InvariantCulture)),
        long number => new(number.ToString(CultureInfo.InvariantCulture)),
        DateOnly day => new(day.Iso()),
        bool truth => new((truth ? new Bilingual("ja", "yes") : new("nej", "no")).In(language)),
        string { Length: > LongestCell } text when !whole => new(text[..LongestCell] + "…"),
        _ => new(value.ToString() ?? ""),
    };
}
