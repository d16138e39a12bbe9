using System.Collections.Immutable;
using System.Text.Json;
using Geo.Database;
using Geo.Service.Serving;

namespace Geo.Service.Reports;

/// <summary>What a report to the desk may say: the words and the organisations of the source that takes reports, as its mapping has them.</summary>
/// <param name="Title">The source's title.</param>
/// <param name="Words">Word → kind.</param>
/// <param name="Reporters">Organisations that report; to who reports, its own alone.</param>
internal sealed record EstRules(string Title, ImmutableSortedDictionary<string, string> Words, ImmutableArray<string> Reporters)
{
    private const string Nothing = "nothing-to-report";

    private const string Source = "SELECT id, title, report_words::text FROM core.desk_report_source ORDER BY id LIMIT 1";

    private const string Organisations = "SELECT name FROM core.desk_reporter WHERE source = $1 ORDER BY name";

    /// <summary>The word that says that a week had nothing; null where the source has none.</summary>
    public string? NothingWord => Words.FirstOrDefault(word => word.Value == Nothing).Key;

    /// <summary>The words that say that something happened.</summary>
    public IEnumerable<string> Happenings => Words.Where(word => word.Value != Nothing).Select(word => word.Key);

    public bool IsNothing(string word) => Words.GetValueOrDefault(word) == Nothing;

    /// <exception cref="ProblemException">The municipality takes no reports at the desk.</exception>
    public static async Task<EstRules> ReadAsync(GeoDb db, CancellationToken cancel)
    {
        string id, title, words;
        await using (var command = await db.CommandAsync(Source, cancel))
        await using (var row = await command.ExecuteReaderAsync(cancel))
        {
            if (!await row.ReadAsync(cancel))
            {
                throw ProblemException.NotFound(
                    "Kommunen tar inte emot rapporter här än: ingen källa har deskReports i sin mappning.", "The municipality takes no reports here yet: no source has deskReports in its mapping.");
            }

            (id, title, words) = (row.GetString(0), row.GetString(1), row.GetString(2));
        }

        var reporters = ImmutableArray.CreateBuilder<string>();
        await using (var command = await db.CommandAsync(Organisations, cancel, id))
        await using (var row = await command.ExecuteReaderAsync(cancel))
        {
            while (await row.ReadAsync(cancel))
            {
                reporters.Add(row.GetString(0));
            }
        }

        return new(title, JsonSerializer.Deserialize<Dictionary<string, string>>(words)!.ToImmutableSortedDictionary(StringComparer.OrdinalIgnoreCase), reporters.ToImmutable());
    }
}
