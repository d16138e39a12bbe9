using System.Text.RegularExpressions;
using Geo.Etl.Settings;

namespace Geo.Etl.Inspecting;

/// <summary>The kind of incident that a publisher's word plainly means; no kind where it is not plain.</summary>
internal sealed class WordGuess(IReadOnlyList<IncidentKindRow> kinds)
{
    private static readonly (string Shape, string Kind)[] Plain =
    [
        (@"^(?:inget|inga|ingen)\b.*(?:rapport|händ|avvik)", "nothing-to-report"),
        (@"klotter|graffiti", "graffiti"), (@"anlagd brand|mordbrand", "arson"), (@"belysning.*(?:trasig|släckt)|(?:trasig|släckt|ur funktion).*(?:belysning|lampa|lyktstolpe)", "broken-light"),
        (@"^(?:övrig )?skadegörelse$|^skada[dt]e? |^kross(?:ad|at)|vandalisering", "criminal-damage"),
        (@"nedskräpning|^skräp", "littering"), (@"skymd sikt", "overgrown-sight"), (@"^ungdomssamling|^samling av ungdomar", "youth-gathering"),
        (@"^ordningsstörning", "disorder"), (@"^(?:störande )?alkohol(?:bruk)?$", "alcohol"), (@"^narkotika öppet|öppet bruk av narkotika", "open-drug-use"),
        (@"^misshandel|^våld (?:eller bråk|på allmän|mot person)|^våld$", "assault"), (@"^bråk|^slagsmål", "fight"), (@"^hot\b", "threat"),
        (@"^stöld", "theft"), (@"^inbrott", "burglary"), (@"^buskörning", "reckless-driving"), (@"^övergiv(?:et|na) fordon|^skrotbil", "abandoned-vehicle"),
        (@"^fyrverkeri|^smällare", "fireworks"), (@"^mörk plats", "dark-place"),
    ];

    private static readonly string[] Refused = ["domestic-violence", "sexual-offence", "offence-against-child"];

    /// <summary>Whether the word stands for what this system never takes in.</summary>
    public bool IsRefused(string word) =>
        Regex.IsMatch(word, "nära relation|sexual|våldtäkt|brott mot barn|barnmisshandel", RegexOptions.IgnoreCase) || Refused.Contains(ByName(word));

    /// <summary>A kind of <c>incident-kinds.csv</c>; null where the word can mean several, or none.</summary>
    public string? Find(string word)
    {
        var kind = ByName(word) ?? Plain.FirstOrDefault(p => Regex.IsMatch(word, p.Shape, RegexOptions.IgnoreCase)).Kind;
        return kind is not null && (kinds.Count == 0 || kinds.Any(k => k.Kind == kind)) ? kind : null;
    }

    private string? ByName(string word) => kinds.FirstOrDefault(k => string.Equals(k.Name, word, StringComparison.OrdinalIgnoreCase) || k.Kind == word)?.Kind;
}
