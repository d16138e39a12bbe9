using Geo.Database;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Analyses;

/// <summary>Whether the population that is loaded is of the areas' own edition: DeSO 2018 and DeSO 2025 are different things.</summary>
internal static class PopulationEdition
{
    /// <summary>Why no residents can be put on a map, with what to do where the editions differ.</summary>
    public static async Task<string> MissingAsync(GeoDb db, Municipality municipality, CancellationToken cancel) =>
        await FindMismatchAsync(db, municipality, cancel) ?? ThemeGrounds.MissingOf(Denominator.Residents);

    /// <summary>A sentence where population is loaded for other editions alone; null where it fits, or there is none at all.</summary>
    public static async Task<string?> FindMismatchAsync(GeoDb db, Municipality municipality, CancellationToken cancel)
    {
        var editions = await db.Populations.AsNoTracking()
            .Where(people => people.Municipality == municipality.Code && people.Kind == municipality.PublicAreaKind)
            .Select(people => people.Edition).Distinct().Order().ToListAsync(cancel);
        return editions.Count == 0 || editions.Contains(municipality.PublicAreaEdition)
            ? null
            : $"befolkningen gäller {Word.Of(municipality.PublicAreaKind)} {string.Join(" och ", editions)} men områdena är utgåva {municipality.PublicAreaEdition}; läs in befolkning för {municipality.PublicAreaEdition}, eller ändra publicAreas.edition i municipality.yml";
    }
}
