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

    public ReleaseSetting Release { get; init; } = new();

    public OpenDataSetting OpenData { get; init; } = new();

    public List<ThemeSetting> Themes { get; init; } = [];

    /// <summary>Maps of the municipality's own servers, under the layers of the desk's map; without any the plain one of its own data.</summary>
    public List<MapBackgroundSetting> MapBackgrounds { get; init; } = [];

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

        CheckOpenData(path, file.OpenData);
        MapBackgroundSetting.Check(path, file.MapBackgrounds);
        return file;
    }

    private static void CheckOpenData(string path, OpenDataSetting data)
    {
        foreach (var (key, address) in new[] { ("address", data.Address), ("publisher", data.Publisher), ("place", data.Place) })
        {
            if (address is not null && !(address.IsAbsoluteUri && address.Scheme is "https" or "http"))
            {
                throw new UsageException($"{YamlPlace.Of(path, $"openData.{key}")}: openData.{key} är {address}; skriv en hel webbadress som börjar med https://.");
            }
        }

        if (data.Email is { } email && !(email.Count(c => c == '@') == 1 && email.IndexOf('@', StringComparison.Ordinal) > 0 && !email.Any(char.IsWhiteSpace)))
        {
            throw new UsageException($"{YamlPlace.Of(path, "openData.email")}: openData.email är {email}; skriv en funktionsadress, till exempel kommun@kommun.example.");
        }
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

/// <summary>Where the open data lie, and whom questions go to: what a catalogue of data must say.</summary>
internal sealed record OpenDataSetting
{
    /// <summary>The web address under which a release's files lie, such as https://trygg.example/oppna-data/.</summary>
    public Uri? Address { get; init; }

    /// <summary>The address that names the municipality in catalogues.</summary>
    public Uri? Publisher { get; init; }

    /// <summary>The address that names the place, such as the municipality's at GeoNames.</summary>
    public Uri? Place { get; init; }

    /// <summary>A function, never a person.</summary>
    public string? Contact { get; init; }

    public string? Email { get; init; }
}

/// <summary>What the municipality follows: kinds of incident, or offence codes.</summary>
internal sealed record ThemeSetting
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Description { get; init; }

    public List<string> Kinds { get; init; } = [];

    public List<string> OffenceCodes { get; init; } = [];

    /// <summary>What its incidents are held against: residents, buildings or streetMetres.</summary>
    public Denominator Denominator { get; init; }

    /// <summary>True for what is shown only for the whole municipality and whole years, whoever looks: violence in close relationships, sexual
    /// offences, hate crime, offences against children. A theme with a kind that is never mapped is so without saying it.</summary>
    public bool NeverMapped { get; init; }

    /// <summary>Stricter rules for this theme alone.</summary>
    public AudiencesSetting Release { get; init; } = new();
}
