using Geo.Database;

namespace Geo.Etl.Settings;

/// <summary>The rules of every audience and theme of a municipality, resolved: a default that the file may make stricter, never
/// looser.</summary>
internal static class RuleSet
{
    private const string Areas = "areas";
    private const string Municipality = "municipality";

    private static readonly string[] Geographies = [Areas, Municipality];
    private static readonly string[] Periods = ["quarter", "year", "whole-period"];

    /// <summary>The defaults, each stated here and nowhere else; for the public and the council's outside members they are limits
    /// too.</summary>
    /// <remarks>The public's: five events from three places, none with more than four fifths of them, told by two reporters, in an area of
    /// 700 residents and eight addresses or none. The outside members': three events, squares of 250 m, no points, and neither lighting
    /// nor guard (OSL 18 kap. 8 §). What the municipality's own see is bounded by their duty of confidentiality.</remarks>
    public static ReleaseRule Default(string municipality, Audience audience) => audience switch
    {
        Audience.Public => new()
        {
            Municipality = municipality,
            Audience = audience,
            Theme = "",
            Geography = Areas,
            SmallestPeriod = "quarter",
            SmallestCount = 5,
            SmallestPlaces = 3,
            LargestPlaceShare = 0.8m,
            SmallestReporters = 2,
            SmallestResidents = 700,
            SmallestAddresses = 8,
            RoundingBase = 1,
            ZeroOnlyWhereComplete = true,
            SmallestBandwidthMetres = 500,
            SmallestCellMetres = 250,
            Points = false,
            HiddenLayers = ["guard", "lighting"],
        },
        Audience.CouncilExternal => Default(municipality, Audience.Public) with
        {
            Audience = audience,
            SmallestCount = 3,

            // A figure from one place alone is about whoever lives or works there.
            SmallestPlaces = 2,
            LargestPlaceShare = 1,
            SmallestReporters = 1,
            SmallestResidents = 0,
            SmallestAddresses = 0,
            SmallestBandwidthMetres = 250,
        },
        _ => Default(municipality, Audience.CouncilExternal) with
        {
            Audience = audience,
            SmallestCount = 1,
            SmallestPlaces = 1,
            ZeroOnlyWhereComplete = false,
            SmallestBandwidthMetres = 50,
            SmallestCellMetres = 50,
            Points = true,
            HiddenLayers = [],
        },
    };

    /// <summary>A rule an audience and theme, and one an audience for what is of no theme.</summary>
    /// <param name="path">The file, for what is wrong with it.</param>
    /// <param name="file">The file read.</param>
    /// <param name="neverMapped">Whether a kind of incident may stand on no map.</param>
    /// <exception cref="UsageException">A value is out of bounds; the message says which, on what line, and what to write.</exception>
    public static IReadOnlyList<ReleaseRule> Resolve(string path, MunicipalityFile file, Func<string, bool> neverMapped)
    {
        var rules = new List<ReleaseRule>();
        foreach (var audience in Enum.GetValues<Audience>())
        {
            var floor = Default(file.Code, audience);
            var given = file.Release.Audiences.Of(audience);
            var all = Overlay(floor, given);
            RuleBounds.Check(path, $"release.{Key(audience)}", all, floor);
            rules.Add(all);
            foreach (var (theme, i) in file.Themes.Select((theme, i) => (theme, i)))
            {
                var place = $"themes.{i}.release.{Key(audience)}";
                var rule = Overlay(all, theme.Release.Of(audience)) with { Theme = theme.Id };
                RuleBounds.Check(path, place, rule, floor);
                rules.Add(theme.NeverMapped || theme.Kinds.Any(neverMapped) ? OnlyYearly(path, place, rule, theme) : rule);
            }
        }

        return rules;

        static string Key(Audience audience) => audience switch
        {
            Audience.Public => "public",
            Audience.CouncilExternal => "councilExternal",
            _ => "internal",
        };
    }

    /// <summary>The words that a geography may be.</summary>
    public static bool IsGeography(string word) => Geographies.Contains(word);

    /// <summary>The words that a shortest period may be.</summary>
    public static bool IsPeriod(string word) => Periods.Contains(word);

    // Violence in close relationships, sexual offences, hate crime and offences against children: the municipality and the year.
    private static ReleaseRule OnlyYearly(string path, string place, ReleaseRule rule, ThemeSetting theme)
    {
        foreach (var audience in Enum.GetValues<Audience>())
        {
            if (theme.Release.Of(audience).Geography == Areas || theme.Release.Of(audience).SmallestPeriod == "quarter")
            {
                throw new UsageException(
                    $"{YamlPlace.Of(path, place)}: temat {theme.Id} får aldrig visas på karta, och visas bara för hela kommunen och år. Ta bort geography och smallestPeriod därifrån.");
            }
        }

        return rule with { Geography = Municipality, SmallestPeriod = rule.SmallestPeriod == "whole-period" ? rule.SmallestPeriod : "year" };
    }

    private static ReleaseRule Overlay(ReleaseRule below, RuleSetting given) => below with
    {
        Geography = given.Geography ?? below.Geography,
        SmallestPeriod = given.SmallestPeriod ?? below.SmallestPeriod,
        SmallestCount = given.SmallestCount ?? below.SmallestCount,
        SmallestPlaces = given.SmallestPlaces ?? below.SmallestPlaces,
        LargestPlaceShare = given.LargestPlaceShare ?? below.LargestPlaceShare,
        SmallestReporters = given.SmallestReporters ?? below.SmallestReporters,
        SmallestResidents = given.SmallestResidents ?? below.SmallestResidents,
        SmallestAddresses = given.SmallestAddresses ?? below.SmallestAddresses,
        RoundingBase = given.RoundingBase ?? below.RoundingBase,
        ZeroOnlyWhereComplete = given.ZeroOnlyWhereComplete ?? below.ZeroOnlyWhereComplete,
        SmallestBandwidthMetres = given.SmallestBandwidthMetres ?? below.SmallestBandwidthMetres,
        SmallestCellMetres = given.SmallestCellMetres ?? below.SmallestCellMetres,
        Points = given.Points ?? below.Points,
        HiddenLayers = given.HiddenLayers is { } layers ? [.. layers.Union(below.HiddenLayers).Order(StringComparer.Ordinal)] : below.HiddenLayers,
    };
}
