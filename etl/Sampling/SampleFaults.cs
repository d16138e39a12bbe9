namespace Geo.Etl.Sampling;

/// <summary>A fault put into a row: which file, row (header is 1) and field, and whether the row must be rejected for it.</summary>
internal sealed record PlantedFault(string Source, string File, string Reference, int Row, string Field, string Fault, bool Rejected);

/// <summary>Puts each fault that real files have into a few ordinary rows: outside the hotspots, no half of a planted pair.</summary>
internal sealed class SampleFaults
{
    private readonly List<(SampleTable Table, SampleRow Row, string Field, string Fault, bool Rejected)> _planted = [];
    private readonly HashSet<SampleRow> _touched;
    private readonly SampleRandom _random;

    private SampleFaults(HashSet<SampleRow> touched, long seed)
    {
        _touched = touched;
        _random = new(seed, "faults");
    }

    /// <summary>Rows that are touched here are added to <paramref name="touched"/>, which holds those to leave alone.</summary>
    public static IReadOnlyList<PlantedFault> Plant(SampleTable damage, IReadOnlyList<SampleTable> est, HashSet<SampleRow> touched, long seed)
    {
        var faults = new SampleFaults(touched, seed);
        faults.PlantDamage(damage);
        faults.PlantEst(est[0], est[1], est[2]);
        return [.. faults._planted.Select(p => new PlantedFault(
            p.Table.Source, p.Table.File, SampleTable.Text(p.Row.Cells[0]), p.Table.Number(p.Row), p.Field, p.Fault, p.Rejected))];
    }

    private void PlantDamage(SampleTable damage)
    {
        Set(damage, "Upptäckt", "date missing", null);
        Set(damage, "Upptäckt", "date does not exist", "2025-02-30 07:15");
        Change(damage, "Senast sett helt, Upptäckt", "interval backwards", row => Swap(damage, row, "Senast sett helt", "Upptäckt"));
        PlantPlaces(damage);
        Set(damage, "Typ", "unknown type word", "Snedtramp");
        Set(damage, "Ärendenr", "reference missing", null);
        Repeat(damage, "Ärendenr", "Typ", "Klotter");
        Change(damage, "Kostnad", "cost unreadable", row => damage.Set(row, "Kostnad", "en del pengar"), rejected: false);
        Change(damage, "Kostnad", "cost unreadable", row => damage.Set(row, "Kostnad", "12 5oo kr"), rejected: false);
    }

    private void PlantEst(SampleTable first, SampleTable second, SampleTable third)
    {
        PlantPlaces(second);
        Set(second, "Vecka", "week 53 in a year without one", 53.0);
        Set(second, "Datum", "date does not exist", "2025-02-30");
        foreach (var table in new[] { first, second, second, third })
        {
            for (var i = 0; i < 3; i++)
            {
                var row = Ordinary(table, atKnownPlace: true);
                table.Set(row, "Öst", null);
                table.Set(row, "Nord", null);
                _planted.Add((table, row, "Öst, Nord", "coordinates empty, known place", false));
            }
        }

        Set(first, "Datum", "date missing", null);
        Set(first, "Vecka", "week 53 in a year without one", 53.0);
        Set(first, "Kategori", "category does not exist", "Övriga konstigheter");
        Set(third, "Kategori", "category does not exist", "Otrygg plats; Ufo");
        Set(third, "Rapport-id", "reference missing", null);
        Repeat(third, "Rapport-id", "Kategori", "Nedskräpning");
        Change(third, "Från, Till", "interval backwards", row =>
        {
            third.Set(row, "Från", "15:00");
            third.Set(row, "Till", "13:30");
        });
    }

    private void PlantPlaces(SampleTable table)
    {
        Change(table, "Öst, Nord", "coordinates swapped", row => Swap(table, row, "Öst", "Nord"));
        Place(table, "coordinates zero", 0.0, 0.0);
        Place(table, "coordinates empty", null, null, rejected: false);
        Change(table, "Öst, Nord", "coordinates in zone 16 30 (EPSG:3010)", row =>
        {
            var (east, north) = TransverseMercator.ToZone1630((double)table.Get(row, "Öst")!, (double)table.Get(row, "Nord")!);
            table.Set(row, "Öst", Math.Round(east, 1));
            table.Set(row, "Nord", Math.Round(north, 1));
        });
    }

    private void Place(SampleTable table, string fault, double? east, double? north, bool rejected = true) => Change(table, "Öst, Nord", fault, row =>
    {
        table.Set(row, "Öst", east);
        table.Set(row, "Nord", north);
    }, rejected);

    private void Set(SampleTable table, string column, string fault, object? value) =>
        Change(table, column, fault, row => table.Set(row, column, value));

    private void Change(SampleTable table, string field, string fault, Action<SampleRow> change, bool rejected = true)
    {
        var row = Ordinary(table);
        change(row);
        _planted.Add((table, row, field, fault, rejected));
    }

    private void Repeat(SampleTable table, string reference, string column, string other)
    {
        var row = Ordinary(table);
        var copy = new SampleRow([.. row.Cells], null);
        table.Set(copy, column, other);
        table.Set(copy, "Beskrivning", "Annat ärende med samma nummer.");
        table.Rows.Insert(table.Rows.IndexOf(row) + 1, copy);
        _touched.Add(copy);
        _planted.Add((table, copy, reference, "reference again with other content", true));
    }

    private SampleRow Ordinary(SampleTable table, bool atKnownPlace = false)
    {
        while (true)
        {
            var row = _random.Pick(table.Rows);
            // The address must not be a known place, or empty coordinates would still say where.
            var word = (string)table.Get(row, table.Columns.Contains("Kategori") ? "Kategori" : "Typ")!;
            if (row.Incident is { } incident && incident.Use == "evening" == atKnownPlace && word != "Klotter" && _touched.Add(row))
            {
                return row;
            }
        }
    }

    private static void Swap(SampleTable table, SampleRow row, string one, string other)
    {
        var kept = table.Get(row, one);
        table.Set(row, one, table.Get(row, other));
        table.Set(row, other, kept);
    }
}
