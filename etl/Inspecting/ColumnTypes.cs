using System.Globalization;
using System.Text.RegularExpressions;
using Geo.Database.Masking;
using Geo.Etl.Formats;

namespace Geo.Etl.Inspecting;

/// <summary>Tells what a column holds from its cells first and its name second.</summary>
internal static partial class ColumnTypes
{
    private const int FewWords = 60;
    private const int LongestExample = 30;

    public static ColumnProfile Of(string name, int index, IReadOnlyList<SampleRow> rows)
    {
        var cells = rows.Select(row => index < row.Cells.Length ? row.Cells[index] : null).Where(cell => cell is not (null or "") && SampleRow.Text(cell).Length > 0).ToList();
        if (cells.Count == 0)
        {
            return new(name, index, ColumnType.Empty, Confidence.Certain, "", 0, [], new Dictionary<string, int>());
        }

        var texts = cells.Select(SampleRow.Text).ToList();
        var counts = texts.CountBy(text => text).ToDictionary();
        var told = Tell(name, cells, texts, counts);
        var words = told.Type is ColumnType.Category or ColumnType.YesNo ? counts : [];
        return new(name, index, told.Type, told.Confidence, told.Note, cells.Count, Examples(told.Type, counts.Keys), words) { Doubts = told.Doubts };
    }

    private static Told Tell(string name, List<object?> cells, List<string> texts, Dictionary<string, int> counts)
    {
        var share = (Func<string, bool> test) => (double)texts.Count(test) / texts.Count;
        var plain = Synonyms.Plain(name);
        return cells.Count(cell => cell is DateTime) * 10 >= cells.Count * 9 ? new(cells.All(c => c is DateTime d && d.Year < 1901) ? ColumnType.TimeOfDay : ColumnType.Date, Confidence.Certain, "Excels egna datum")
            : share(Deso().IsMatch) > 0.9 ? new(ColumnType.Deso, Confidence.Certain, Edition(texts))
            : share(Regso().IsMatch) > 0.9 ? new(ColumnType.Regso, Confidence.Certain, Edition(texts))
            : share(IsPair) > 0.9 ? new(ColumnType.CoordinatePair, Confidence.Likely, "latitud och longitud, eller nord och öst") { Doubts = [$"{name}: två koordinater står i samma cell. Läsarna vill ha dem i var sin kolumn; dela kolumnen i källan."] }
            : share(WeekText().IsMatch) > 0.9 ? new(ColumnType.Week, Confidence.Certain, "år och vecka i samma cell")
            : Dates(name, plain, cells, counts.Keys) is { } date ? date
            : share(Clock().IsMatch) > 0.9 && share(text => SwedishNumber.Parse(text) is not null) < 0.5 ? new(ColumnType.TimeOfDay, Confidence.Certain, "")
            : share(text => SwedishNumber.Parse(text) is not null) > 0.9 ? Number(name, plain, cells, texts, counts)
            : share(Unit().IsMatch) > 0.2 && share(text => SwedishNumber.Kronor(text) is not null) > 0.8 ? new(ColumnType.Amount, Confidence.Certain, "med enhet, till exempel kr eller tkr")
            : Text(plain, texts, counts);
    }

    private static Told? Dates(string name, string plain, List<object?> cells, IReadOnlyCollection<string> texts)
    {
        var named = DateName().IsMatch(plain);
        if (cells.All(cell => cell is double) || texts.All(text => text.Length == 5 && text.All(char.IsAsciiDigit)))
        {
            var serials = texts.All(text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial) && serial is > 25_000 and < 60_000);
            return serials && named ? new(ColumnType.Date, Confidence.Likely, "Excels dagnummer, till exempel 45 000 för 2023-03-15")
            {
                Doubts = cells[0] is string ? [$"{name}: datumen är Excels dagnummer som text. Läsarna läser dem i xlsx men inte i csv: begär filen med ÅÅÅÅ-MM-DD."] : [],
            }
            : null;
        }

        // Six or eight digits can be any number: only a name makes dates of them.
        return texts.All(text => text.All(char.IsAsciiDigit)) && !named ? null
            : DateForms.Guess(name, texts) is { } form ? new(ColumnType.Date, form.Confidence, form.Note) { Doubts = form.Doubts }
            : null;
    }

    private static Told Number(string name, string plain, List<object?> cells, List<string> texts, Dictionary<string, int> counts)
    {
        var numbers = texts.Select(SwedishNumber.Parse).OfType<decimal>().ToList();
        var (commas, points) = (texts.Count(t => t.Contains(',', StringComparison.Ordinal)), cells.Count(c => c is string s && s.Contains('.', StringComparison.Ordinal)));
        var sign = (commas, points) switch { ( > 0, > 0) => "decimalkomma och decimalpunkt blandat", ( > 0, 0) => "decimalkomma", (0, > 0) => "decimalpunkt", _ => "" };
        var whole = numbers.All(number => decimal.Truncate(number) == number);
        var mixed = commas > 0 && points > 0 ? new List<string> { $"{name}: både komma och punkt används som decimaltecken. Kontrollera att inget av dem skiljer tusental." } : [];
        return AmountName().IsMatch(plain) ? new(ColumnType.Amount, Confidence.Likely, sign) { Doubts = mixed }
            : texts.Count(t => MunicipalityCode().IsMatch(t)) * 10 > texts.Count * 9 && (MunicipalityName().IsMatch(plain) || texts.Any(t => t[0] == '0'))
                ? new(ColumnType.MunicipalityCode, MunicipalityName().IsMatch(plain) ? Confidence.Certain : Confidence.Likely, "fyra siffror; inledande nolla måste vara kvar")
            : whole && WeekName().IsMatch(plain) && numbers.All(n => n is >= 1 and <= 53) ? new(ColumnType.Week, Confidence.Certain, "1-53")
            : whole && numbers.All(n => n is >= 1990 and <= 2100) ? new(ColumnType.Year, YearName().IsMatch(plain) ? Confidence.Certain : Confidence.Unsure, "")
            : whole && counts.Count == texts.Count && texts.Count > 3 && IdName().IsMatch(plain) ? new(ColumnType.Code, Confidence.Likely, "olika på varje rad")
            : whole && IsCode(texts) ? new(ColumnType.Code, Confidence.Likely, "siffror med inledande nolla")
            : new(whole ? ColumnType.Whole : ColumnType.Decimal, Confidence.Certain, sign) { Doubts = mixed };
    }

    private static Told Text(string plain, List<string> texts, Dictionary<string, int> counts)
    {
        var longest = counts.Keys.Max(text => text.Length);
        var spaces = counts.Keys.Average(text => text.Count(c => c == ' '));
        return FreeName().IsMatch(plain) || PersonName().IsMatch(plain) ? new(ColumnType.FreeText, Confidence.Certain, "rubriken säger fri text, plats eller person; inget visas")
            : counts.Keys.All(text => text.ToLowerInvariant() is "ja" or "nej" or "j" or "n" or "x" or "true" or "false" or "sant" or "falskt") ? new(ColumnType.YesNo, Confidence.Certain, "")
            : counts.Count * 20 > texts.Count * 19 && texts.Count > 3 && counts.Keys.Count(CodeShape().IsMatch) * 10 > counts.Count * 9 ? new(ColumnType.Code, Confidence.Certain, "olika på varje rad")
            : counts.Count <= FewWords && longest <= 90 && spaces < 7 && (texts.Count >= counts.Count * 2 || (WordName().IsMatch(plain) && texts.Count < 40))
                ? new(ColumnType.Category, texts.Count >= counts.Count * 5 ? Confidence.Certain : Confidence.Likely, $"{counts.Count} olika ord")
            : counts.Keys.Count(CodeShape().IsMatch) * 10 > counts.Count * 9 ? new(ColumnType.Code, Confidence.Likely, "")
            : new(ColumnType.FreeText, longest > 60 || spaces > 3 ? Confidence.Certain : Confidence.Likely, "");
    }

    private static List<string> Examples(ColumnType type, IEnumerable<string> texts)
    {
        if (type is ColumnType.FreeText)
        {
            return [];
        }

        var masker = new Masker();
        return [.. texts.Take(3).Select(text => masker.Mask(text)).Select(text => text.Length > LongestExample ? text[..LongestExample] + "…" : text)];
    }

    private static bool IsCode(List<string> texts) => texts.Count(t => t.Length > 1 && t[0] == '0' && t.All(char.IsAsciiDigit)) * 10 > texts.Count;

    private static string Edition(List<string> texts) => texts.Select(t => Suffix().Match(t)).FirstOrDefault(m => m.Success) is { } suffix ? $"utgåva {suffix.Groups[1].Value}" : "";

    private static bool IsPair(string text) => Pair().IsMatch(text);

    /// <summary>What was told of a column.</summary>
    private sealed record Told(ColumnType Type, Confidence Confidence, string Note)
    {
        public IReadOnlyList<string> Doubts { get; init; } = [];
    }

    [GeneratedRegex(@"^\d{4}[ABC]\d{4}(?:_DeSO20\d\d)?$")]
    private static partial Regex Deso();

    [GeneratedRegex(@"^\d{4}R\d{3}(?:_RegSO20\d\d)?$")]
    private static partial Regex Regso();

    [GeneratedRegex(@"_(?:DeSO|RegSO)(20\d\d)$")]
    private static partial Regex Suffix();

    [GeneratedRegex(@"^(?:POINT\s*\()?\s*-?\d{1,7}[.,]?\d*\s*[,; ]\s*-?\d{1,7}[.]\d+\s*\)?$|^POINT\s*\(\s*[\d.]+\s+[\d.]+\s*\)$", RegexOptions.IgnoreCase)]
    private static partial Regex Pair();

    [GeneratedRegex(@"^(?:19|20)\d\d[- ]?[vVwW]\.?\s?\d{1,2}$")]
    private static partial Regex WeekText();

    [GeneratedRegex(@"^(?:kl\.?\s?)?\d{1,2}[:.]\d{2}(?::\d{2})?$")]
    private static partial Regex Clock();

    [GeneratedRegex(@"kr|sek|:-", RegexOptions.IgnoreCase)]
    private static partial Regex Unit();

    [GeneratedRegex(@"^(?:0[13-9]|1[02-478]|2[0-5]|99)\d\d$")]
    private static partial Regex MunicipalityCode();

    [GeneratedRegex(@"^[\p{L}\d]*\d[\p{L}\d_/.:-]*$|^[\p{L}\d]+(?:[-_/][\p{L}\d]+)*\d[\p{L}\d-]*$|^[0-9a-f-]{20,}$|^\p{Lu}{1,4}-?\d[\p{L}\d/-]*(?:[-/ ]\d+)*$")]
    private static partial Regex CodeShape();

    [GeneratedRegex(@"dat|tid|nar|inkom|upptackt|avslut|atgardad|skapad|registrerad|sett|start|slut|klart|lagakraft|from|to$|dag$")]
    private static partial Regex DateName();

    [GeneratedRegex(@"kostnad|belopp|utbetal|sjalvrisk|ersattning|kronor|^kr$|^sek$|pris|summakr")]
    private static partial Regex AmountName();

    [GeneratedRegex(@"kommun|municip|^region$")]
    private static partial Regex MunicipalityName();

    [GeneratedRegex(@"vecka|^v$|^vnr$|week")]
    private static partial Regex WeekName();

    [GeneratedRegex(@"^ar$|year|arti|artal|ar$")]
    private static partial Regex YearName();

    [GeneratedRegex(@"id$|nr$|nummer$|^id|referens")]
    private static partial Regex IdName();

    [GeneratedRegex(@"typ|kategori|slag|status|art$|klass|grupp|orsak|handelse|kod|andamal")]
    private static partial Regex WordName();

    [GeneratedRegex(@"beskrivning|fritext|kommentar|notering|anteckning|meddelande|adress|gata$|fastighet|atgard$|text$|rubrik|arendemening")]
    private static partial Regex FreeName();

    [GeneratedRegex(@"^namn$|tillnamn|anmalare|handlaggare|kontakt|telefon|mobil|epost|email|mail$|person|agare|fornamn|efternamn|uppgiftslamnare|vittne|forsakringstagare|skadelidande")]
    private static partial Regex PersonName();
}
