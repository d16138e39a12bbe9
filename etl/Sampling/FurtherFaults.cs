namespace Geo.Etl.Sampling;

/// <summary>The faults that the further sources' files really have, at most one row in a hundred rejected for them.</summary>
internal sealed class FurtherFaults(HashSet<SampleRow> touched, long seed)
{
    private readonly SampleRandom _random = new(seed, "further faults");
    private readonly List<(SampleTable Table, SampleRow Row, string Field, string Fault, bool Rejected)> _planted = [];

    public IReadOnlyList<PlantedFault> Plant(IReadOnlyList<SampleTable> tables)
    {
        SampleTable rescue = Of("raddningsinsatser"), guards = Of("vaktarrapporter"), faults = Of("felanmalan-2024"), recent = Of("felanmalan-2026");
        SampleTable requests = Of("requests"), claims = Of("skador-2025"), walks = Of("trygghetsvandringar"), lights = Of("belysning.gpkg");
        Set(rescue, "Anlagd", "deliberate neither yes, no nor unknown", "Kanske", row => Word(rescue, row, "Händelsetyp").StartsWith("Brand", StringComparison.Ordinal));
        Set(guards, "Händelsekod", "event never taken in", "VNR");
        Set(guards, "Händelsekod", "unknown event code", "X99");
        Set(guards, "Till", "ends before it begins", "2024-06-30 12.00");
        Set(guards, "Plats", "place missing", null, rejected: false);
        Set(faults, "Inkom", "date does not exist", "2025-02-30 10:00");
        Change(faults, "Latitud, Longitud", "coordinates swapped", row =>
        {
            (row.Cells[7], row.Cells[8]) = (row.Cells[8], row.Cells[7]);
        }, row => faults.Get(row, "Latitud") is not null);
        Set(recent, "Kategori", "unknown category", "Diverse", row => recent.Get(row, "Undergrupp") is null);
        Change(recent, "Latitud, Longitud", "coordinates of three decimals", row =>
        {
            recent.Set(row, "Latitud", Math.Round((double)recent.Get(row, "Latitud")!, 3));
            recent.Set(row, "Longitud", Math.Round((double)recent.Get(row, "Longitud")!, 3));
        }, row => recent.Get(row, "Latitud") is not null, rejected: false);
        Set(requests, "requested_datetime", "date does not exist", "2025-02-30T10:00:00+01:00");
        Set(requests, "requested_datetime", "offset as Polisen writes it", "2026-03-14 9:48:12 +01:00", rejected: false);
        Set(claims, "Orsakskod", "unknown cause", "Okänd orsak");
        Set(claims, "Utbetalt", "amount as text", "12 500,00 kr", rejected: false);
        Set(walks, "Klart", "done before the walk", new DateOnly(2024, 6, 1));
        Change(lights, "stolpe_id", "reference again with other content", row => lights.Set(row, "stolpe_id", lights.Rows[0].Cells[0]), row => row != lights.Rows[0]);
        return [.. _planted.Select(p => new PlantedFault(
            p.Table.Source, p.Table.File, SampleTable.Text(p.Row.Cells[0]), p.Table.Number(p.Row), p.Field, p.Fault, p.Rejected))];

        SampleTable Of(string name) => tables.Single(table => table.File.Contains(name, StringComparison.Ordinal));
    }

    private static string Word(SampleTable table, SampleRow row, string column) => SampleTable.Text(table.Get(row, column));

    private void Set(SampleTable table, string column, string fault, object? value, Func<SampleRow, bool>? among = null, bool rejected = true) =>
        Change(table, column, fault, row => table.Set(row, column, value), among, rejected);

    private void Change(SampleTable table, string field, string fault, Action<SampleRow> change, Func<SampleRow, bool>? among = null, bool rejected = true)
    {
        SampleRow row;
        do
        {
            row = _random.Pick(table.Rows);
        }
        while (among?.Invoke(row) == false || !touched.Add(row));

        change(row);
        _planted.Add((table, row, field, fault, rejected));
    }
}
