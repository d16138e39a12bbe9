using System.Collections.Immutable;
using System.Text.Json;
using Geo.Components.Release;
using Geo.Database;
using Geo.Service.Serving;

namespace Geo.Service.Endpoints.Collections;

/// <summary>Collections made of a release's smaller files, which <c>published</c> keeps as JSON.</summary>
internal static class DocumentCollection
{
    private static readonly string Template = SqlFile.Read(typeof(DocumentCollection), "Endpoints/Collections/document");

    /// <summary>The records of a table, described by its own columns.</summary>
    /// <param name="id">The collection's name.</param>
    /// <param name="file">The release's file.</param>
    /// <param name="title">Its title.</param>
    /// <param name="description">What it holds.</param>
    /// <param name="key">The columns that name a record within its municipality.</param>
    public static PublishedCollection Of<T>(string id, string file, Bilingual title, Bilingual description, ImmutableArray<string> key)
    {
        // The release that an item is part of has the name already.
        var columns = PublishedCollections.Columns<T>().Select(column => column.Name == "release" ? column with { Name = "of_release", Member = "release" } : column).ToImmutableArray();
        return Make(id, file, title, description, key, columns, hasPeriod: columns.Any(column => column.Name == "period"));
    }

    public static PublishedCollection Promises() => Make(
        "promises", ReleaseFiles.Promises, new("Medborgarlöften", "Promises"),
        new("Löften till invånarna med vad som gjordes och, skilt från det, vad som hände.", "Promises to the residents with what was done and, apart from it, what happened."),
        ["id"],
        [
            Text("id", "Löfte", "Promise", "År och nummer", "Year and number"),
            Text("title", "Rubrik", "Title", "Löftets rubrik", "The promise's title"),
            Day("from", "Från", "From", "Löftets första dag", "The promise's first day"),
            Day("to", "Till", "To", "Löftets sista dag", "The promise's last day"),
            Day("followed_up_on", "Uppföljt", "Followed up", "Senaste uppföljningen", "The latest follow-up"),
            Day("next_follow_up_on", "Nästa uppföljning", "Next follow-up", "När det följs upp nästa gång", "When it is followed up next"),
            Text("contact", "Kontakt", "Contact", "Roll och väg dit", "A role, and how to reach it"),
            Structure("parties", "Parter", "Parties", "Vilka som lovar", "Who promises"),
            Structure("situation", "Läget", "Situation", "Läget när löftet gavs, med källa", "The situation when it was made, with its source"),
            Structure("aim", "Mål", "Aim", "Vad som ska åstadkommas", "What is to be achieved"),
            Structure("method", "Så här", "How", "Hur det ska göras", "How it is to be done"),
            Structure("outcome", "Så gick det", "Outcome", "Vad som blev av det", "What came of it"),
            Structure("activities", "Aktiviteter", "Activities", "Vad som lovades göra och vad som gjordes", "What was promised to be done, and what was done"),
            Structure("effects", "Effekter", "Effects", "Vad som hände under tiden; det säger inte att löftet var orsaken", "What happened meanwhile; it does not say that the promise caused it"),
            Structure("events", "Händelser", "Events", "Daterade händelser i löftets liv", "Dated events in the promise's life"),
            Structure("unknown", "Okänt", "Unknown", "Vad som inte är känt om löftet", "What is not known about it"),
        ],
        hasPeriod: false) with
    { Time = ("\"from\"", "\"to\"") };

    public static PublishedCollection Measures() => Make(
        "measures", ReleaseFiles.Measures, new("Åtgärder", "Measures"),
        new("Beslutade åtgärder med det som de svarar på.", "Decided measures, with the findings that they answer."),
        ["id"],
        [
            Text("id", "Åtgärd", "Measure", "Åtgärdens id", "The measure's id"),
            Text("title", "Rubrik", "Title", "Vad som görs", "What is done"),
            Text("focus_area", "Fokusområde", "Focus area", "Programmets fokusområde, till exempel external-7", "The programme's focus area, such as external-7"),
            Text("finding", "Iakttagelse", "Finding", "Vad åtgärden svarar på", "What the measure answers"),
            Text("owner", "Ansvarig", "Owner", "Enheten som ansvarar", "The unit in charge"),
            Text("state", "Läge", "State", "Hur långt den har kommit", "How far it has come"),
            Text("areas", "Områden", "Areas", "Koder för de områden som den gäller, åtskilda av blanksteg; tomt för hela kommunen", "Codes of the areas concerned, parted by spaces; empty for the whole municipality"),
            Day("from", "Från", "From", "Första dagen", "The first day"),
            Day("to", "Till", "To", "Sista dagen; tomt om den inte är bestämd", "The last day; empty where it is not decided"),
            Day("next_follow_up_on", "Nästa uppföljning", "Next follow-up", "När den följs upp nästa gång", "When it is followed up next"),
        ],
        hasPeriod: false) with
    { Time = ("\"from\"", "\"to\"") };

    private static PublishedCollection Make(
        string id, string file, Bilingual title, Bilingual description, ImmutableArray<string> key, ImmutableArray<CollectionProperty> columns, bool hasPeriod) => new()
        {
            Id = id,
            Title = title,
            Description = description,
            Source = Template.Replace("/*file*/", file, StringComparison.Ordinal).Replace("/*columns*/", string.Concat(columns.Select(Column)), StringComparison.Ordinal),
            Keys = [CollectionKey.Number("position")],
            IdColumns = ["municipality", .. key],
            Properties = PublishedCollections.Around(columns, hasPeriod),
            Time = hasPeriod ? ("period_from", "period_to") : null,
        };

    // The files' JSON has camelCase names, the API the tables' own.
    private static string Column(CollectionProperty column)
    {
        var member = JsonNamingPolicy.CamelCase.ConvertName(string.Concat((column.Member ?? column.Name).Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..])));
        return column.Kind switch
        {
            PropertyKind.Json => $"item.value -> '{member}' AS \"{column.Name}\", ",
            PropertyKind.Integer => $"(item.value ->> '{member}')::bigint AS \"{column.Name}\", ",
            PropertyKind.Number => $"(item.value ->> '{member}')::numeric AS \"{column.Name}\", ",
            PropertyKind.Boolean => $"(item.value ->> '{member}')::boolean AS \"{column.Name}\", ",
            PropertyKind.Date => $"(item.value ->> '{member}')::date AS \"{column.Name}\", ",
            _ => $"item.value ->> '{member}' AS \"{column.Name}\", ",
        };
    }

    private static CollectionProperty Text(string name, string title, string english, string description, string inEnglish) =>
        new(name, PropertyKind.Text, new(title, english), new(description, inEnglish));

    private static CollectionProperty Day(string name, string title, string english, string description, string inEnglish) =>
        new(name, PropertyKind.Date, new(title, english), new(description, inEnglish));

    private static CollectionProperty Structure(string name, string title, string english, string description, string inEnglish) =>
        new(name, PropertyKind.Json, new(title, english), new(description, inEnglish));
}
