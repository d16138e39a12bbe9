namespace Geo.Etl.Inspecting;

/// <content>The publisher's own words: kinds of incident, and organisations that report.</content>
internal sealed partial class ProposedMapping
{
    private const double RareReporter = 0.005;

    // The roles whose words lead to kinds of incident, in the order in which they are believed.
    private static readonly string[] KindRoles = ["type", "category", "kind", "eventType", "eventCode", "cause"];

    private void Words()
    {
        var column = KindRoles.Select(role => Reader!.Columns.GetValueOrDefault(role)).FirstOrDefault(c => c is not null);
        if (column is null || column.Words.Count == 0)
        {
            Comment("words: SAKNAS. Skriv källans ord och det slag som vart och ett är, ur lookups/incident-kinds.csv.");
            return;
        }

        var words = column.Words.Keys.SelectMany(text => text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct().Order(StringComparer.Create(new("sv-SE"), true)).ToList();
        var shown = words.Where(word => _masker.Mask(word) == word && word.Length <= 60).ToList();
        var known = shown.Where(word => !_words.IsRefused(word) && _words.Find(word) is not null).ToList();
        if (known.Count > 0)
        {
            Line("words:");
        }
        else
        {
            Comment("words: inget ord känns igen. Skriv words: och under det varje ord med sitt slag.");
        }

        foreach (var word in known)
        {
            Line($"  {Scalar(word)}: {_words.Find(word)}");
        }

        foreach (var word in shown.Where(word => !_words.IsRefused(word) && _words.Find(word) is null))
        {
            Comment($"OKÄNT {Scalar(word)}: skriv slaget ur lookups/incident-kinds.csv", "  ");
        }

        if (words.Count > shown.Count)
        {
            Comment($"{words.Count - shown.Count} ord visas inte: de är långa eller ser ut som personuppgifter.", "  ");
        }

        List("refusedWords", shown.Where(_words.IsRefused));
        List("indoorWords", known.Where(word => word.Contains("inomhus", StringComparison.OrdinalIgnoreCase)));
        Comment("inPublicPlace: true eller false skrivs om allt i källan är på, eller inte på, allmän plats.");
    }

    private void Reporters()
    {
        var column = Reader!.Columns.GetValueOrDefault("reporter");
        var names = column?.Words.Where(word => _masker.Mask(word.Key) == word.Key && word.Key.Length <= 60).OrderBy(word => word.Key, StringComparer.Create(new("sv-SE"), true)).ToList() ?? [];
        var common = names.Where(name => name.Value >= column!.Filled * RareReporter).ToList();
        if (common.Count == 0)
        {
            Comment("reporters: SAKNAS. Skriv organisationerna som rapporterar varje vecka.");
            return;
        }

        Comment("Stryk de som inte rapporterar varje vecka; felstavade namn hör hemma under reporterWords.");
        Line("reporters:");
        foreach (var name in names)
        {
            _ = common.Contains(name) ? Line($"  - {Scalar(name.Key)}") : Comment($"OKÄNT {Scalar(name.Key)}: bara {name.Value} rader; felstavat?", "  ");
        }
    }

    private void List(string key, IEnumerable<string> words)
    {
        if (words.ToList() is { Count: > 0 } some)
        {
            Line($"{key}: [{string.Join(", ", some.Select(Scalar))}]");
        }
    }
}
