using System.Globalization;

namespace Geo.Etl.Sampling;

/// <summary>The further sources' rows, each in its publisher's columns.</summary>
internal sealed class FurtherRows(IReadOnlyList<FurtherEvent> events, long seed)
{
    private static readonly string[] Texts =
        ["Anmält via webben.", "Återkommande.", "Åtgärdat på plats.", "Skickat vidare till entreprenör.", "Har hänt förut.", "Foto bifogat.", "Ingen kvar på platsen.", ""];

    private static readonly string[] Responsible = ["Gata och park", "Fastighetsenheten", "Exempelbostäder AB", "Trafikenheten"];

    private readonly SampleRandom _random = new(seed, "further rows");

    public static string Clock(DateTime time) => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public IReadOnlyList<(SampleTable Table, string Column)> Make() =>
    [
        (Table("rescue-service", "rescue/raddningsinsatser.csv",
            ["Ärendenr", "Larmtid", "Händelsetyp", "Anlagd", "Objekttyp", "Öst", "Nord", "Kommentar"], _ => true, Rescue), "Kommentar"),
        (Table("guard-reports", "guards/vaktarrapporter.csv", ["Rapportnr", "Tid", "Till", "Plats", "Händelsekod", "Text"], _ => true, Guard), "Text"),
        (Table("fault-reports", "faults/felanmalan-2024-2025.csv", FaultColumns, e => e.From.Year < 2026, e => Fault(e, comma: true)), "Beskrivning"),
        (Table("fault-reports", "faults/felanmalan-2026.xlsx", FaultColumns, e => e.From.Year == 2026, e => Fault(e, comma: false)), "Beskrivning"),
        (Table("open311", "open311/requests.json", Open311Columns, _ => true, Open311) with { FirstLine = 1 }, "description"),
        (Table("insurance-claims", "insurance/skador-2024.xlsx", ClaimColumns, e => e.From.Year == 2024, Claim), "Skadebeskrivning"),
        (Table("insurance-claims", "insurance/skador-2025.xlsx", ClaimColumns, e => e.From.Year == 2025, Claim), "Skadebeskrivning"),
        (Table("safety-walks", "walks/trygghetsvandringar.xlsx",
            ["ID", "Datum", "Plats", "Brist", "Beskrivning", "Ansvarig", "Klart", "x", "y"], _ => true, Walk), "Beskrivning"),
    ];

    private static readonly string[] FaultColumns =
        ["Ärendenr", "Inkom", "Åtgärdad", "Kategori", "Undergrupp", "Beskrivning", "Adress", "Latitud", "Longitud", "Status"];

    private static readonly string[] Open311Columns =
    [
        "service_request_id", "status", "service_name", "service_code", "description", "requested_datetime", "updated_datetime", "address", "lat", "long",
        "media_url",
    ];

    private static readonly string[] ClaimColumns = ["Skadenr", "Skadedatum", "Objekt", "Adress", "Orsakskod", "Skadebeskrivning", "Utbetalt", "Självrisk"];

    private SampleTable Table(
        string source, string file, string[] columns, Func<FurtherEvent, bool> among, Func<FurtherEvent, object?[]> cells) =>
        new(source, file, columns, [.. events.Where(e => e.Source == source && among(e)).Select(e => new SampleRow(cells(e), null))]);

    private object?[] Rescue(FurtherEvent told)
    {
        var (east, north) = TransverseMercator.ToZone1630(told.Location.X, told.Location.Y);
        var deliberate = told.Kind switch { "arson" => "Ja", "fire" => _random.Pick(["Nej", "Okänt", "Okänt"]), _ => null };
        return [told.Reference, Clock(told.From), told.Word, deliberate, _random.Pick(["Container", "Gräs", "Personbil", "Flerbostadshus", ""]), Math.Round(east, 1), Math.Round(north, 1), _random.Pick(Texts)];
    }

    private object?[] Guard(FurtherEvent told)
    {
        var until = !told.Paired && _random.Chance(0.4) ? told.From.AddMinutes(10 + _random.Below(30)) : (DateTime?)null;

        // One place in twenty is a name that only the guards use.
        var place = !told.Paired && _random.Chance(0.05) ? _random.Pick(["P-däck norr", "Bakom kiosken", "Objekt 14"]) : told.Address;
        return [told.Reference, Dotted(told.From), until is { } end ? Dotted(end) : null, place, told.Word, _random.Pick(Texts)];
    }

    private static string Dotted(DateTime time) => time.ToString("yyyy-MM-dd HH.mm", CultureInfo.InvariantCulture);

    private object?[] Fault(FurtherEvent told, bool comma)
    {
        var (latitude, longitude) = Degrees(told);

        // Some who report by telephone only give an address.
        var byAddress = !told.Paired && _random.Chance(0.08);
        var words = told.Word.Split('/');
        var mended = _random.Chance(0.8) ? Clock(told.From.AddDays(1 + _random.Below(30))) : null;
        return
        [
            told.Reference, Clock(told.From), mended, words[0], words.ElementAtOrDefault(1), _random.Pick(Texts), told.Address,
            byAddress ? null : Degree(latitude), byAddress ? null : Degree(longitude), mended is null ? "Pågår" : "Avslutat",
        ];

        object Degree(double value) => comma ? value.ToString("0.000000", CultureInfo.GetCultureInfo("sv-SE")) : value;
    }

    private object?[] Open311(FurtherEvent told)
    {
        var (latitude, longitude) = Degrees(told);
        var closed = _random.Chance(0.7);
        return
        [
            told.Reference, closed ? "closed" : "open", told.Word, $"{1 + told.Word.Length % 9:000}", _random.Pick(Texts), Offset(told.From),
            closed ? Offset(told.From.AddDays(1 + _random.Below(20))) : null, told.Address, latitude, longitude, null,
        ];
    }

    private static string Offset(DateTime time)
    {
        var hours = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm").GetUtcOffset(time).Hours;
        return time.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture) + $"+0{hours}:00";
    }

    private object?[] Claim(FurtherEvent told) =>
    [
        told.Reference, DateOnly.FromDateTime(told.From), _random.Pick(["Skola", "Förskola", "Idrottsplats", "Bostadshus", "Förråd"]), told.Address, told.Word, _random.Pick(Texts),
        _random.Chance(0.1) ? null : (double)(500 * _random.Below(120)), 10_000.0,
    ];

    private object?[] Walk(FurtherEvent told)
    {
        var (latitude, longitude) = Degrees(told);
        return
        [
            told.Reference, DateOnly.FromDateTime(told.From), told.Address, told.Word, _random.Pick(Texts), _random.Pick(Responsible),
            _random.Chance(0.6) ? DateOnly.FromDateTime(told.From.AddDays(7 + _random.Below(90))) : null, longitude, latitude,
        ];
    }

    private static (double Latitude, double Longitude) Degrees(FurtherEvent told)
    {
        var (latitude, longitude) = TransverseMercator.ToDegrees(told.Location.X, told.Location.Y);
        return (Math.Round(latitude, 6), Math.Round(longitude, 6));
    }
}
