using System.Globalization;
using System.Text.Json.Nodes;
using Geo.Database.Masking;
using Geo.Service.Forms;

namespace Geo.Service.Reports;

/// <summary>A report that has been looked at: as it is kept, or what is wrong with it.</summary>
/// <param name="Reporter">The organisation; empty where it is not known.</param>
/// <param name="Reference">The reporter's own number, or one that was made.</param>
/// <param name="Document">As it is kept, masked; null where something is wrong.</param>
/// <param name="Faults">What is wrong.</param>
/// <param name="Masked">How many things that point at a person were taken out.</param>
internal sealed record CheckedReport(string Reporter, string Reference, JsonObject? Document, IReadOnlyList<FormFault> Faults, int Masked);

/// <summary>Looks at a report (EST) the same way whether it comes from a form, a file or a program: what cannot be understood is refused with its field,
/// and nothing is guessed.</summary>
/// <param name="rules">What may be said.</param>
/// <param name="own">The organisation of who reports; null for who may report for any.</param>
/// <param name="today">The day that is today.</param>
internal sealed class EstCheck(EstRules rules, string? own, DateOnly today)
{
    /// <summary>Every field that a report has, as it is kept.</summary>
    public static readonly string[] Keys =
        ["reference", "reporter", "year", "week", "date", "from", "to", "place", "easting", "northing", "category", "description", "repeated", "seriousness", "policeReported", "action"];

    private const int OldestDays = 800;
    private static readonly string[] Times = ["HH:mm", "HH.mm", "H:mm", "H.mm", "HH:mm:ss"];

    /// <summary>Looks at one.</summary>
    /// <param name="values">A text a field of <see cref="Keys"/>.</param>
    public CheckedReport Check(FormValues values)
    {
        var (faults, masker) = (new List<FormFault>(), new Masker());
        var report = new JsonObject();
        var reporter = Reporter(values["reporter"], faults);
        var words = Words(values["category"], faults);
        var isNothing = words.Any(rules.IsNothing);
        report["reporter"] = reporter;
        report["category"] = string.Join("; ", words);
        When(values, isNothing, report, faults);
        Where(values, isNothing, report, faults);
        foreach (var (key, longest) in ((string, int)[])[("place", 200), ("description", 2_000), ("action", 1_000)])
        {
            if (values[key].Length > longest)
            {
                faults.Add(new(key, new($"Korta texten till högst {longest} tecken.", $"Shorten the text to {longest} characters at most.")));
            }
            else if (values[key].Length > 0)
            {
                report[key] = masker.Mask(values[key]);
            }
        }

        Further(values, report, faults);
        var reference = Reference(values["reference"], masker, faults);
        report["reference"] = reference;
        return new(reporter, reference, faults.Count == 0 ? report : null, faults, masker.Counts.Values.Sum());
    }

    private string Reporter(string given, List<FormFault> faults)
    {
        var name = rules.Reporters.FirstOrDefault(one => string.Equals(one, own ?? given, StringComparison.OrdinalIgnoreCase));
        if (own is "")
        {
            faults.Add(new("reporter", new("Ditt konto hör inte till någon organisation. Be säkerhetssamordnaren om det, så kan du rapportera.", "Your account belongs to no organisation. Ask the safety coordinator for that, and you can report.")));
        }
        else if (own is not null && name is null)
        {
            faults.Add(new("reporter", new($"{own} finns inte bland dem som rapporterar. Be säkerhetssamordnaren lägga till organisationen.", $"{own} is not among those who report. Ask the safety coordinator to add the organisation.")));
        }
        else if (own is not null && given.Length > 0 && !string.Equals(own, given, StringComparison.OrdinalIgnoreCase))
        {
            faults.Add(new("reporter", new($"Du rapporterar för {own}. Ta bort fältet, eller skriv det namnet.", $"You report for {own}. Leave the field out, or write that name.")));
        }
        else if (name is null)
        {
            faults.Add(new("reporter", new("Välj en organisation som rapporterar.", "Choose an organisation that reports.")));
        }

        return name ?? "";
    }

    private List<string> Words(string category, List<FormFault> faults)
    {
        var said = category.Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var known = said.Select(word => rules.Words.Keys.FirstOrDefault(one => string.Equals(one, word, StringComparison.OrdinalIgnoreCase))).OfType<string>().Distinct().ToList();
        if (said.Length == 0)
        {
            faults.Add(new("category", new("Välj vad som hände.", "Choose what happened.")));
        }
        else if (known.Count < said.Length)
        {
            faults.Add(new("category", new(
                $"Kategorin finns inte. Skriv en av: {string.Join(", ", rules.Words.Keys)}. Våld i nära relation och brott mot barn hör inte hemma här: ring polisen.",
                $"There is no such category. Write one of: {string.Join(", ", rules.Words.Keys)}. Violence in close relationships and crimes against children do not belong here: call the police.")));
        }
        else if (known.Count > 1 && known.Any(rules.IsNothing))
        {
            faults.Add(new("category", new("Rapporten säger både att något hände och att inget hände. Ta bort det ena.", "The report says both that something happened and that nothing did. Take one away.")));
        }

        return known;
    }

    private void When(FormValues values, bool isNothing, JsonObject report, List<FormFault> faults)
    {
        DateOnly? day = DateOnly.TryParseExact(values["date"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
        if (day is null && (values["date"].Length > 0 || !isNothing))
        {
            faults.Add(new("date", new("Skriv dagen, till exempel 2026-01-31.", "Write the day, such as 2026-01-31.")));
        }
        else if (day > today || day < today.AddDays(-OldestDays))
        {
            faults.Add(new("date", day > today ? new("Dagen har inte varit än. Rätta den.", "The day has not been yet. Correct it.") : new("Dagen är för länge sedan. Rätta den, eller lämna en fil till säkerhetssamordnaren.", "The day is too long ago. Correct it, or hand a file to the safety coordinator.")));
        }

        Week(values, day, isNothing, report, faults);
        if (day is { } on)
        {
            report["date"] = on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        foreach (var key in (string[])["from", "to"])
        {
            if (values[key].Length == 0)
            {
                continue;
            }

            if (TimeOnly.TryParseExact(values[key], Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            {
                report[key] = time.ToString("HH:mm", CultureInfo.InvariantCulture);
            }
            else
            {
                faults.Add(new(key, new("Skriv ett klockslag som 23:15.", "Write a time such as 23:15.")));
            }
        }

        if (values["to"].Length > 0 && values["from"].Length == 0)
        {
            faults.Add(new("from", new("Skriv också när det började, eller ta bort sluttiden.", "Write when it began too, or take the end away.")));
        }
    }

    private void Week(FormValues values, DateOnly? day, bool isNothing, JsonObject report, List<FormFault> faults)
    {
        int year, week;
        if (values["year"].Length == 0 && values["week"].Length == 0)
        {
            if (day is not { } on)
            {
                if (values["date"].Length == 0 && isNothing)
                {
                    faults.Add(new("week", new("Välj vilken vecka rapporten gäller.", "Choose the week of the report.")));
                }

                return;
            }

            (year, week) = (ISOWeek.GetYear(on.ToDateTime(default)), ISOWeek.GetWeekOfYear(on.ToDateTime(default)));
        }
        else if (!int.TryParse(values["year"], NumberStyles.None, CultureInfo.InvariantCulture, out year) || !int.TryParse(values["week"], NumberStyles.None, CultureInfo.InvariantCulture, out week)
            || year is < 2000 or > 2199 || week < 1 || week > ISOWeek.GetWeeksInYear(year))
        {
            faults.Add(new("week", new("Veckan finns inte. Skriv år och veckans nummer, till exempel 2026 och 7.", "There is no such week. Write the year and the week's number, such as 2026 and 7.")));
            return;
        }

        var monday = DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday));
        if (monday > today && !(day > today))
        {
            faults.Add(new("week", new("Veckan har inte börjat än. Rätta den.", "The week has not begun yet. Correct it.")));
        }
        else if (day is { } within && (within < monday || within > monday.AddDays(6)))
        {
            faults.Add(new("date", new($"Dagen ligger inte i vecka {week} {year}. Rätta den ena.", $"The day is not in week {week} of {year}. Correct one of them.")));
        }

        (report["year"], report["week"]) = (year, week);
    }

    private static void Where(FormValues values, bool isNothing, JsonObject report, List<FormFault> faults)
    {
        var (easting, northing) = (Metres(values["easting"]), Metres(values["northing"]));
        if (values["easting"].Length + values["northing"].Length > 0)
        {
            if (easting is >= 180_000 and <= 1_090_000 && northing is >= 6_090_000 and <= 7_700_000)
            {
                (report["easting"], report["northing"]) = (easting, northing);
            }
            else
            {
                faults.Add(new("easting", new("Skriv öst och nord i meter (SWEREF 99 TM), till exempel 612345 och 6519432, eller inget av dem.", "Write easting and northing in metres (SWEREF 99 TM), such as 612345 and 6519432, or neither.")));
            }
        }
        else if (!isNothing && values["place"].Length == 0)
        {
            faults.Add(new("place", new("Skriv var det hände: en plats, en adress utan lägenhet, eller ett område.", "Write where it happened: a place, an address without the flat, or an area.")));
        }
    }

    private static void Further(FormValues values, JsonObject report, List<FormFault> faults)
    {
        foreach (var key in (string[])["repeated", "policeReported"])
        {
            switch (values[key].ToLowerInvariant())
            {
                case "":
                    break;
                case "true" or "ja" or "yes" or "j":
                    report[key] = true;
                    break;
                case "false" or "nej" or "no" or "n":
                    report[key] = false;
                    break;
                default:
                    faults.Add(new(key, new("Skriv ja eller nej, eller lämna tomt.", "Write yes or no, or leave it empty.")));
                    break;
            }
        }

        if (values["seriousness"].Length > 0)
        {
            if (values["seriousness"] is "1" or "2" or "3")
            {
                report["seriousness"] = values["seriousness"][0] - '0';
            }
            else
            {
                faults.Add(new("seriousness", new("Skriv 1, 2 eller 3, där 3 är allvarligast.", "Write 1, 2 or 3, where 3 is the most serious.")));
            }
        }
    }

    private static string Reference(string given, Masker masker, List<FormFault> faults)
    {
        if (given.Length == 0)
        {
            return NewReference();
        }

        if (given.Length > 60 || given.Any(char.IsControl))
        {
            faults.Add(new("reference", new("Korta numret till högst 60 tecken på en rad.", "Shorten the number to 60 characters at most, on one line.")));
        }
        else if (masker.Mask(given) != given)
        {
            faults.Add(new("reference", new("Numret innehåller något som pekar ut en person. Ge rapporten ett eget löpnummer.", "The number holds something that points at a person. Give the report a number of its own.")));
        }

        return given;
    }

    /// <summary>A number for a report that was given none.</summary>
    public static string NewReference() => "A-" + Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(6)).ToUpperInvariant();

    private static double? Metres(string text) => double.TryParse(text.Replace(" ", "", StringComparison.Ordinal).Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var metres) ? metres : null;
}
