using System.Globalization;
using System.Xml.Linq;
using static Geo.Etl.Reporting.Html;

namespace Geo.Etl.Reporting;

/// <summary>The page of a load: how good the data are, what has changed and what to ask for. One file that needs no other.</summary>
internal static class LoadReportPage
{
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    public static string Of(LoadReport report)
    {
        var title = $"Inläsning {report.Number}, {report.Name}";
        return Page(Element("html", Attribute("lang", "sv"),
            Element("head",
                Element("meta", Attribute("charset", "utf-8")),
                Element("meta", Attribute("name", "viewport"), Attribute("content", "width=device-width, initial-scale=1")),
                Element("meta", Attribute("http-equiv", "Content-Security-Policy"), Attribute("content", "default-src 'none'; style-src 'unsafe-inline'; img-src data:")),
                Element("meta", Attribute("name", "robots"), Attribute("content", "noindex")),
                Element("link", Attribute("rel", "icon"), Attribute("href", "data:,")),
                Element("title", title),
                Element("style", Style())),
            Element("body",
                Element("a", Attribute("class", "skip"), Attribute("href", "#content"), "Till innehållet"),
                Element("main", Attribute("id", "content"),
                    Element("h1", title),
                    report.Fictional ? Element("p", Attribute("class", "notice"), Element("strong", "EXEMPELDATA."), " Kommunen och alla händelser är påhittade.") : null,
                    Lead(report),
                    Section("requests", "Att fråga källornas ägare om", RequestLists(report)),
                    Section("drift", "Vad som har ändrats", DriftLists(report)),
                    Section("counts", "Rader per källa", [Counts(report)]),
                    Section("issues", "Avvisade och anmärkta rader", IssueTables(report)),
                    Section("places", "Andel rader med känd plats", Places(report)),
                    Section("reporting", "Vem som har rapporterat", Reporting(report)),
                    Section("masked", "Maskade uppgifter", Masked(report))),
                Element("footer", Element("p", "Intern sida. Den får inte publiceras: exemplen visar vad som stod i enskilda rader, maskat.")))));
    }

    private static XElement Lead(LoadReport report)
    {
        var (read, rejected) = (report.Sources.Sum(s => s.Facts.Read), report.Sources.Sum(s => s.Facts.Rejected));
        var at = TimeZoneInfo.ConvertTimeFromUtc(report.FinishedAt, TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm"));
        return Element("p", Attribute("class", "lead"), string.Create(Swedish,
            $"Av {read:N0} rader i {report.Sources.Count} källor togs {read - rejected:N0} in och {rejected:N0} avvisades ({ReportTable.Percent(read > 0 ? (double)rejected / read : null)}). Inläst {at:d MMMM yyyy} klockan {at:HH.mm}."));
    }

    private static IEnumerable<XElement> RequestLists(LoadReport report)
    {
        var asked = report.Sources.Where(source => source.Requests.Count > 0).ToList();
        return asked.Count == 0
            ? [Element("p", "Inget. Ingen källa har rader som behöver rättas.")]
            : asked.SelectMany(source => source.Requests.GroupBy(request => request.Whom)
                .SelectMany(whom => new[] { Element("p", "Fråga ", Element("strong", whom.Key), ":"), Items(whom.Select(request => request.What)) })
                .Prepend(Element("h3", source.Facts.Title)));
    }

    private static IEnumerable<XElement> DriftLists(LoadReport report)
    {
        if (report.ComparedWith is not { } before)
        {
            return [Element("p", "Det här är den första antecknade inläsningen: det finns ingen tidigare att jämföra med.")];
        }

        var changed = report.Sources.Where(source => source.Drift.Count > 0).ToList();
        var all = changed.SelectMany(source => Titled(source.Facts.Title, source.Drift)).ToList();
        if (report.Drift.Count > 0)
        {
            all.Insert(0, Items(report.Drift));
        }

        return all.Count == 0
            ? [Element("p", $"Inga tal har ändrats sedan inläsning {before}.")]
            : all.Prepend(Element("p", $"Jämfört med inläsning {before}. Källor som inte nämns är som de var."));
    }

    private static XElement Counts(LoadReport report)
    {
        var facts = report.Sources.Select(source => source.Facts).ToList();
        var rows = facts.Append(null).Select(source => new[] { source?.Title ?? "Summa" }.Concat(
            new Func<SourceFacts, int>[] { s => s.Files, s => s.Read, s => s.Accepted, s => s.Rejected, s => s.Remarks, s => s.Withdrawn, s => s.Duplicates }
                .Select(of => ReportTable.Number(source is null ? facts.Sum(of) : of(source)))).ToArray<object?>());
        return ReportTable.Of("counts-table", "Rader per källa: lästa är godtagna och avvisade",
            ["Källa", "#Filer", "#Lästa", "#Godtagna", "#Avvisade", "#Anmärkningar", "#Borttagna av källan", "#Dubbletter"], rows, total: true);
    }

    private static IEnumerable<XElement> IssueTables(LoadReport report)
    {
        var told = report.Sources.Where(source => source.Issues.Count > 0).ToList();
        return told.Count == 0
            ? [Element("p", "Inga.")]
            : told.Select(source => ReportTable.Of(
                $"issues-{source.Facts.Source}", source.Facts.Title, ["Vad som är fel", "Kolumn", "Följd", "#Antal", "Exempel"],
                source.Issues.Select(kind => new object?[]
                {
                    kind.Facts.Problem, kind.Facts.Field, kind.Facts.Rejected ? "avvisad" : "anmärkt", ReportTable.Number(kind.Facts.Rows), Examples(kind),
                })))
            .Append(Element("p", Attribute("class", "note"), report.IsLatest
                ? "Exemplen är högst tre per slag: fil och rad, och vad som stod där, maskat. Fri text visas aldrig. Alla rader: etl report --all."
                : "Exempel finns bara för den senaste inläsningen."));
    }

    private static XElement? Examples(IssueKind kind) => kind.Examples.Count == 0 ? null : Element("ul", kind.Examples.Select(example =>
        Element("li", Element("code", example.Place), example.Value is null ? null : $" {example.Value}")));

    private static IEnumerable<XElement> Places(LoadReport report)
    {
        var placed = report.Sources.Where(source => source.Facts.Placed.HitRate is not null).ToList();
        return
        [
            ReportTable.Of("places-table", "Hur raderna fick en plats", ["Källa", "#Av koordinater", "#Av namn", "#Utan plats", "#Andel med plats", "Golv 85 %"],
                placed.Select(source => new object?[]
                {
                    source.Facts.Title, ReportTable.Number(source.Facts.Placed.ByPoint), ReportTable.Number(source.Facts.Placed.ByName),
                    ReportTable.Number(source.Facts.Placed.Without), ReportTable.Percent(source.Facts.Placed.HitRate), source.Facts.Placed.IsBelowFloor ? "▼ under golvet" : "● över golvet",
                })),
            Element("p", Attribute("class", "note"), "Under 85 % går kartor inte att lita på (Ratcliffe 2004, International Journal of Geographical Information Science 18(1))."),
        ];
    }

    private static IEnumerable<XElement> Reporting(LoadReport report)
    {
        var weekly = report.Sources.Where(source => source.Facts.Weeks.Count > 0).ToList();
        return weekly.Count == 0 ? [Element("p", "Ingen källa rapporteras vecka för vecka.")] : weekly.SelectMany(ReportingTables.Of);
    }

    private static IEnumerable<XElement> Masked(LoadReport report)
    {
        var masked = report.Sources.SelectMany(source => source.Facts.Masked.Select(kind => new object?[] { source.Facts.Title, kind.Key, ReportTable.Number(kind.Value) })).ToList();
        return masked.Count == 0
            ? [Element("p", "Inget maskades i de filer som lästes i den här inläsningen.")]
            : [ReportTable.Of("masked-table", "Vad som maskades i de filer som lästes i den här inläsningen", ["Källa", "Slag", "#Antal"], masked)];
    }

    private static XElement Section(string id, string title, IEnumerable<XElement> content) =>
        Element("section", Attribute("aria-labelledby", id), Element("h2", Attribute("id", id), title), content);

    private static IEnumerable<XElement> Titled(string title, IEnumerable<string> items) =>
        [Element("h3", title), Items(items)];

    private static XElement Items(IEnumerable<string> items) => Element("ul", items.Select(item => Element("li", item)));

    private static string Style()
    {
        using var stream = typeof(LoadReportPage).Assembly.GetManifestResourceStream("Geo.Etl.Reporting.report.css")
            ?? throw new InvalidOperationException("There is no Reporting/report.css.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
