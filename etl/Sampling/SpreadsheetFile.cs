using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace Geo.Etl.Sampling;

/// <summary>Writes an xlsx part by part: the same bytes each time, and with the element prefix that the publisher's own program
/// puts there (SCB's web writes <c>x:</c>).</summary>
/// <remarks>Stored, not compressed: what deflate makes of a text differs between processors and versions of .NET.</remarks>
internal sealed class SpreadsheetFile(string prefix, string sheetName)
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static readonly DateTimeOffset EntryTime = new(2026, 7, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly string _p = prefix.Length > 0 ? prefix + ":" : "";
    private readonly string _namespace = prefix.Length > 0 ? $"xmlns:{prefix}=\"{Main}\"" : $"xmlns=\"{Main}\"";
    private readonly Dictionary<string, int> _strings = [];
    private readonly StringBuilder _rows = new();

    /// <summary>Adds a row: text, a number (double) or a day (DateOnly) a cell; null leaves the cell out.</summary>
    public void Add(int number, IReadOnlyList<object?> cells)
    {
        _rows.Append(CultureInfo.InvariantCulture, $"<{_p}row r=\"{number}\">");
        for (var i = 0; i < cells.Count; i++)
        {
            var at = $"{(char)('A' + i)}{number}";
            _rows.Append(cells[i] switch
            {
                null => "",
                double value => $"<{_p}c r=\"{at}\"><{_p}v>{value.ToString(CultureInfo.InvariantCulture)}</{_p}v></{_p}c>",
                DateOnly day => $"<{_p}c r=\"{at}\" s=\"1\"><{_p}v>{day.DayNumber - new DateOnly(1899, 12, 30).DayNumber}</{_p}v></{_p}c>",
                var text => $"<{_p}c r=\"{at}\" t=\"s\"><{_p}v>{Shared((string)text)}</{_p}v></{_p}c>",
            });
        }

        _rows.Append(CultureInfo.InvariantCulture, $"</{_p}row>");
    }

    public void Write(string path)
    {
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        Part(zip, "[Content_Types].xml", $"""
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="{Types}sheet.main+xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="{Types}sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="{Types}styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Types}worksheet+xml"/></Types>
            """);
        Part(zip, "_rels/.rels", $"""<Relationships xmlns="{Package}"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="/xl/workbook.xml"/></Relationships>""");
        Part(zip, "xl/workbook.xml", $"""
            <{_p}workbook {_namespace} xmlns:r="{Office}"><{_p}sheets><{_p}sheet name="{sheetName}" sheetId="1" r:id="rId1"/></{_p}sheets></{_p}workbook>
            """);
        Part(zip, "xl/_rels/workbook.xml.rels", $"""
            <Relationships xmlns="{Package}"><Relationship Id="rId1" Type="{Office}/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Office}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="rId3" Type="{Office}/styles" Target="/xl/styles.xml"/></Relationships>
            """);
        Part(zip, "xl/styles.xml", $"""
            <{_p}styleSheet {_namespace}><{_p}fonts count="1"><{_p}font><{_p}sz val="11"/><{_p}name val="Calibri"/></{_p}font></{_p}fonts><{_p}fills count="2"><{_p}fill><{_p}patternFill patternType="none"/></{_p}fill><{_p}fill><{_p}patternFill patternType="gray125"/></{_p}fill></{_p}fills><{_p}borders count="1"><{_p}border/></{_p}borders><{_p}cellStyleXfs count="1"><{_p}xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></{_p}cellStyleXfs><{_p}cellXfs count="2"><{_p}xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><{_p}xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></{_p}cellXfs></{_p}styleSheet>
            """);
        Part(zip, "xl/worksheets/sheet1.xml", $"<{_p}worksheet {_namespace}><{_p}sheetData>{_rows}</{_p}sheetData></{_p}worksheet>");
        var items = string.Concat(_strings.OrderBy(s => s.Value).Select(s => $"<{_p}si><{_p}t>{SecurityElement.Escape(s.Key)}</{_p}t></{_p}si>"));
        Part(zip, "xl/sharedStrings.xml", $"<{_p}sst {_namespace} uniqueCount=\"{_strings.Count}\">{items}</{_p}sst>");
    }

    private int Shared(string text)
    {
        if (!_strings.TryGetValue(text, out var index))
        {
            _strings[text] = index = _strings.Count;
        }

        return index;
    }

    private static void Part(ZipArchive zip, string name, string xml)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
        entry.LastWriteTime = EntryTime;
        using var writer = new StreamWriter(entry.Open(), new UTF8Encoding(false));
        writer.Write($"<?xml version=\"1.0\" encoding=\"utf-8\"?>{xml.Trim()}");
    }
}
