using Geo.Database.Masking;
using Geo.Etl.Formats;
using Geo.Etl.Settings;
using Geo.Etl.Sources;

namespace Geo.Etl.Staging;

/// <summary>One file of a source on its way in: what its reader needs to know, and what becomes of its rows.</summary>
internal sealed class Reading
{
    private ReferenceMemory? _references;

    public required Mapping Mapping { get; init; }

    public required MunicipalityFolder Folder { get; init; }

    /// <summary>Where the file is; only its name is ever stored or shown with a row.</summary>
    public required string Path { get; init; }

    public required DateOnly DeliveredOn { get; init; }

    public required IssueLog Issues { get; init; }

    public required Masker Masker { get; init; }

    public required KnownPlaces Places { get; init; }

    public string File => System.IO.Path.GetFileName(Path);

    public string Municipality => Folder.Municipality.Code;

    /// <summary>Rows of the file that hold no data.</summary>
    public int SkippedRows { get; private set; }

    /// <summary>Called with the number of rows when all are read: the last chance to stop a file.</summary>
    public Action<int>? AtEnd { get; set; }

    /// <summary>Rows placed by the coordinates that they carry.</summary>
    public int PlacedByPoint { get; set; }

    /// <summary>Rows placed by a name that the gazetteer has.</summary>
    public int PlacedByName { get; set; }

    /// <summary>Rows whose place is not known.</summary>
    public int WithoutPlace { get; set; }

    /// <summary>Rows of other municipalities: in the file, but not ours to accept or reject.</summary>
    public int OthersRows { get; set; }

    /// <summary>The file's data rows, in order.</summary>
    /// <exception cref="SourceDriftException">The file is not what the mapping describes.</exception>
    public IEnumerable<SourceRow> Rows()
    {
        var table = Checked();
        var places = Mapping.Columns.ToDictionary(column => column.Key, column => table.Header.ToList().IndexOf(column.Value));
        var last = new object?[Mapping.FillDown.Count];
        var ahead = new RowsAhead(table.Header.Count);
        foreach (var (row, texts) in ahead.Read(table.Rows))
        {
            if (row.Shape is null && row.Cells.All(cell => cell is null or ""))
            {
                Skip();
                continue;
            }

            if (row.Cells.Length < table.Header.Count)
            {
                var broken = new SourceRow(new(row.Line, []), places, Masker);
                Reject(broken, "rad", $"raden har {row.Cells.Length} fält men rubriken {table.Header.Count}; kontrollera avskiljare och citattecken");
                yield return broken;
                continue;
            }

            for (var i = 0; i < last.Length; i++)
            {
                var place = places[Mapping.FillDown[i]];
                last[i] = row.Cells[place] ?? last[i];
                row.Cells[place] = last[i];
            }

            yield return SourceRow.Of((row, texts), places, Masker, ahead);
        }
    }

    /// <summary>The row was no row of data but a title, a blank or a note.</summary>
    public void Skip()
    {
        SkippedRows++;
    }

    /// <summary>Leaves the row out, and says why.</summary>
    public void Reject(SourceRow row, string role, string problem) => Note(row, role, problem, rejected: true);

    /// <summary>Says something of a row that is taken.</summary>
    public void Remark(SourceRow row, string role, string problem) => Note(row, role, problem, rejected: false);

    /// <summary>The row's own reference; null, and the row rejected, where it has none, where an earlier row has it, or where
    /// it holds something personal.</summary>
    public string? Reference(SourceRow row, string role = "reference")
    {
        var reference = row.Text(role);
        if (reference.Length == 0)
        {
            Reject(row, role, "numret saknas; varje rad behöver ett eget, så att den kan rättas senare");
        }
        else if (reference != row.Reference(role))
        {
            Reject(row, role, "numret innehåller en personuppgift; ge ärendet ett eget löpnummer");
        }
        else if ((_references ??= new(File, () => References(role))).IsRepeat(reference, row.Line))
        {
            Reject(row, role, "numret finns redan på en tidigare rad, som har behållits; ta bort dubbletten eller ge raden ett eget nummer");
        }
        else
        {
            return reference;
        }

        return null;
    }

    private IEnumerable<(string Reference, int Line)> References(string role)
    {
        var table = Checked();
        var places = Mapping.Columns.ToDictionary(column => column.Key, column => table.Header.ToList().IndexOf(column.Value));
        return table.Rows.Select(row => (Reference: new SourceRow(row, places, Masker).Reference(role), row.Line)).Where(row => row.Reference.Length > 0);
    }

    private void Note(SourceRow row, string role, string problem, bool rejected)
    {
        var roles = role.Split(',');
        var reader = SourceReaders.Get(Mapping.Reader, Mapping.Id);
        var value = roles.Any(reader.FreeText.Contains) ? null : string.Join("; ", roles.Select(row.Text).Where(text => text.Length > 0));
        var field = string.Join(", ", roles.Select(r => Mapping.Columns.GetValueOrDefault(r, r)));
        Issues.Add(row.Line, field, value is { Length: 0 } ? null : value, problem, rejected);
        row.Rejected |= rejected;
    }

    /// <summary>The file, once its header and its coordinate system are those of the mapping.</summary>
    /// <exception cref="SourceDriftException">They are not.</exception>
    public Table Checked()
    {
        var table = Layouts.Open(Path, Mapping.Format);
        HeaderCheck.Demand(File, table.Header, Mapping.Columns.Values, Mapping.Unread);
        if (table.Crs is { } crs && crs != Mapping.Crs)
        {
            throw new SourceDriftException(
                $"{File}: lagret är i EPSG:{crs}, men mappningen säger EPSG:{Mapping.Crs}. Begär filen i EPSG:{Mapping.Crs}, eller rätta crs i mappningen. Inget har lästs in.");
        }

        return table;
    }
}
