using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Geo.Components.Release;
using Geo.Service.Endpoints.Collections;

namespace Geo.Service.Endpoints.Formats;

/// <summary>Items as CSV (RFC 4180, decimal points): a column a property, and a point on the item in SWEREF 99 TM.</summary>
internal static class CsvItems
{
    public static async Task WriteAsync(HttpContext context, ApiRequest request, ItemQuestion question, PublishedReleases releases, ItemQuery items, CancellationToken cancel)
    {
        var page = await FileAnswer.TakeAsync(context, request, question, releases, items, cancel);
        context.Response.ContentType = "text/csv; charset=utf-8; header=present";
        FileAnswer.Name(context, question.Collection, releases, "csv");
        await using var text = new StreamWriter(context.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        await using var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" }, leaveOpen: true);
        csv.WriteField("id");
        foreach (var property in question.Collection.Properties)
        {
            csv.WriteField(property.Name);
        }

        if (question.Collection.HasGeometry)
        {
            csv.WriteField("e_sweref99tm");
            csv.WriteField("n_sweref99tm");
        }

        await csv.NextRecordAsync();
        foreach (var item in page)
        {
            csv.WriteField(item.Id);
            foreach (var value in item.Values)
            {
                csv.WriteField(CsvTable.Text(value));
            }

            if (question.Collection.HasGeometry)
            {
                foreach (var coordinate in item.Geometry is string point ? point.Split(' ') : ["", ""])
                {
                    csv.WriteField(coordinate);
                }
            }

            await csv.NextRecordAsync();
        }

        await csv.FlushAsync();
        await text.FlushAsync(cancel);
    }
}
