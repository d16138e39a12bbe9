using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Geo.Components.Release;
using Geo.Database;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Release;

/// <summary>A municipality's release rules as data: one an audience and theme, read by whoever makes something for somebody.</summary>
/// <param name="All">Every rule, by audience and theme.</param>
/// <param name="Version">The beginning of the sha256 of all of them: it changes when a rule does.</param>
internal sealed record RulesInForce(ImmutableArray<ReleaseRule> All, string Version)
{
    private const int VersionLength = 12;

    /// <exception cref="UsageException">The municipality was loaded before there were rules.</exception>
    public static async Task<RulesInForce> ReadAsync(GeoDb db, Municipality municipality, CancellationToken cancel)
    {
        var rules = await db.ReleaseRules.AsNoTracking().Where(rule => rule.Municipality == municipality.Code).ToListAsync(cancel);
        if (rules.Count == 0)
        {
            throw new UsageException($"{municipality.Name} har inga regler för utlämnande i databasen. Läs in kommunens inställningar: ./geo etl load {municipality.Slug}.");
        }

        ImmutableArray<ReleaseRule> ordered = [.. rules.OrderBy(rule => rule.Audience).ThenBy(rule => rule.Theme, StringComparer.Ordinal)];
        return new(ordered, Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(ordered)))[..VersionLength]);
    }

    /// <summary>The rule of an audience for a theme; for the empty theme what holds for all.</summary>
    public ReleaseRule Of(Audience audience, string theme = "") =>
        All.FirstOrDefault(rule => rule.Audience == audience && rule.Theme == theme) ?? All.Single(rule => rule.Audience == audience && rule.Theme.Length == 0);

    /// <summary>What may be published of a count before it is looked at: whether its area and its time are large enough.</summary>
    public bool Allows(AreaCount count, Audience audience)
    {
        var rule = Of(audience, count.Theme);
        return rule.Allows(count.Period)
            && (rule.Geography == "areas" || (count.AreaKind == Database.AreaKind.Municipality && count.AreaCode.Length > 0));
    }

    /// <summary>The public's rules of the themes, as the release prints them.</summary>
    public ImmutableArray<PublishedRule> Printed(IEnumerable<string> themes) =>
    [
        .. themes.Select(theme => (theme, rule: Of(Audience.Public, theme))).Select(of => new PublishedRule
        {
            Theme = of.theme,
            Geography = of.rule.Geography == "areas" ? RuleGeography.Areas : RuleGeography.Municipality,
            SmallestPeriod = of.rule.SmallestPeriod switch { "quarter" => RulePeriod.Quarter, "year" => RulePeriod.Year, _ => RulePeriod.WholePeriod },
            SmallestCount = of.rule.SmallestCount,
            SmallestPlaces = of.rule.SmallestPlaces,
            LargestPlaceShare = of.rule.LargestPlaceShare,
            SmallestReporters = of.rule.SmallestReporters,
            SmallestResidents = of.rule.SmallestResidents,
            SmallestAddresses = of.rule.SmallestAddresses,
            RoundingBase = of.rule.RoundingBase,
            ZeroOnlyWhereComplete = of.rule.ZeroOnlyWhereComplete,
            SmallestBandwidthMetres = of.rule.SmallestBandwidthMetres,
        }),
    ];
}
