using Geo.Database;

namespace Geo.Etl.Settings;

/// <summary>A municipality's own settings, as written in <c>municipality.yml</c>.</summary>
internal sealed record MunicipalityFile
{
    /// <summary>Four digits, such as 0480.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string ShortName { get; init; }

    public required string Slug { get; init; }

    public required bool Fictional { get; init; }

    public required string County { get; init; }

    public required string CountyCode { get; init; }

    public required PublicAreasSetting PublicAreas { get; init; }

    /// <summary>A multiple of 50.</summary>
    public required int CellSizeMetres { get; init; }

    /// <summary>Null where the period that the files cover is meant.</summary>
    public PeriodSetting? AnalysisPeriod { get; init; }

    public required ReleaseSetting Release { get; init; }

    public List<ThemeSetting> Themes { get; init; } = [];

    /// <exception cref="UsageException">The file cannot be read, or a value in it is malformed.</exception>
    public static MunicipalityFile Read(string path)
    {
        var file = StrictYaml.Read<MunicipalityFile>(path);
        if (file.Code.Length != 4 || !file.Code.All(char.IsAsciiDigit))
        {
            throw new UsageException($"{path}: code är {file.Code}; en kommunkod är fyra siffror inom citattecken, till exempel \"0480\".");
        }

        // Where a point lies is found once a square of 50 m.
        if (file.CellSizeMetres <= 0 || file.CellSizeMetres % 50 != 0)
        {
            throw new UsageException($"{path}: cellSizeMetres är {file.CellSizeMetres}; skriv en jämn multipel av 50, till exempel 250.");
        }

        if (file.Release.SmallestPeriod is not ("quarter" or "whole-period"))
        {
            throw new UsageException($"{path}: release.smallestPeriod är {file.Release.SmallestPeriod}; skriv quarter eller whole-period.");
        }

        return file;
    }
}

/// <summary>The one geography that the public sees.</summary>
internal sealed record PublicAreasSetting
{
    public required AreaKind Kind { get; init; }

    public required string Edition { get; init; }
}

/// <summary>A span of days, both ends included.</summary>
internal sealed record PeriodSetting
{
    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }
}

/// <summary>What a published count must pass.</summary>
internal sealed record ReleaseSetting
{
    public required int SmallestCount { get; init; }

    public required int SmallestPlaces { get; init; }

    /// <summary>0 to 1.</summary>
    public required decimal LargestPlaceShare { get; init; }

    public required int SmallestReporters { get; init; }

    public required int SmallestResidents { get; init; }

    public required int SmallestAddresses { get; init; }

    /// <summary><c>quarter</c> or <c>whole-period</c>.</summary>
    public required string SmallestPeriod { get; init; }
}

/// <summary>What the municipality follows: kinds of incident, or offence codes.</summary>
internal sealed record ThemeSetting
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Description { get; init; }

    public List<string> Kinds { get; init; } = [];

    public List<string> OffenceCodes { get; init; } = [];
}
