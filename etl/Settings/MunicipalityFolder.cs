using Geo.Database;
using Geo.Etl.Sources;

namespace Geo.Etl.Settings;

/// <summary>All settings of a municipality: its folder under <c>data/</c> and the lists that all share.</summary>
internal sealed record MunicipalityFolder
{
    public required string Path { get; init; }

    public required MunicipalityFile Municipality { get; init; }

    /// <summary>In the order of loading.</summary>
    public required IReadOnlyList<Mapping> Mappings { get; init; }

    public required IReadOnlyList<IncidentKindRow> IncidentKinds { get; init; }

    public required IReadOnlySet<string> OffenceCodes { get; init; }

    public required IReadOnlyList<CrosswalkRow> Crosswalks { get; init; }

    /// <summary>The release rules of every audience and theme.</summary>
    public required IReadOnlyList<ReleaseRule> Rules { get; init; }

    /// <summary>Whether a theme says so, or has a kind that is never mapped.</summary>
    public bool IsNeverMapped(ThemeSetting theme) => theme.NeverMapped || theme.Kinds.Any(kind => IncidentKinds.Any(known => known.Kind == kind && known.NeverMapped));

    public string MappingFile(Mapping mapping) => System.IO.Path.Combine(Path, "mappings", $"{mapping.Id}.yml");

    /// <summary>The <c>data</c> folder beside Geo.sln.</summary>
    public static string FindData() => Checkout.Root is { } root
        ? System.IO.Path.Combine(root, "data")
        : throw new UsageException("Mappen data hittas inte. Kör inifrån projektet, eller ange den med --data.");

    /// <summary>The path of a municipality's folder.</summary>
    /// <exception cref="UsageException">There is none of that name.</exception>
    public static string Find(string data, string name)
    {
        var folder = System.IO.Path.Combine(data, name);
        if (!Directory.Exists(folder))
        {
            var known = Directory.Exists(data)
                ? string.Join(", ", Directory.EnumerateDirectories(data)
                    .Where(d => File.Exists(System.IO.Path.Combine(d, "municipality.yml")))
                    .Select(System.IO.Path.GetFileName).Order(StringComparer.Ordinal))
                : "";
            throw new UsageException($"Kommunen {name} finns inte i {data}. {(known.Length > 0 ? $"Där finns: {known}." : "Ange rätt mapp med --data.")}");
        }

        return folder;
    }

    /// <exception cref="UsageException">Something in the folder is missing or wrong.</exception>
    public static MunicipalityFolder Read(string data, string name)
    {
        var folder = Find(data, name);
        var settings = System.IO.Path.Combine(folder, "municipality.yml");
        var municipality = MunicipalityFile.Read(settings);
        var kinds = Lookups.IncidentKinds(System.IO.Path.Combine(data, "lookups", "incident-kinds.csv"));
        var neverMapped = kinds.Where(kind => kind.NeverMapped).Select(kind => kind.Kind).ToHashSet();
        var read = new MunicipalityFolder
        {
            Path = folder,
            Municipality = municipality,
            Rules = RuleSet.Resolve(settings, municipality, neverMapped.Contains),
            Mappings = ReadMappings(System.IO.Path.Combine(folder, "mappings")),
            IncidentKinds = kinds,
            OffenceCodes = Lookups.OffenceCodes(System.IO.Path.Combine(data, "lookups", "offence-codes.csv")),
            Crosswalks = Lookups.Crosswalks(System.IO.Path.Combine(folder, "areas")),
        };
        read.CheckKinds();
        return read;
    }

    private static List<Mapping> ReadMappings(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new UsageException($"Mappen {folder} saknas: kommunen har inga källor. Skapa en fil för varje källa; etl/README.md visar hur.");
        }

        var mappings = new List<Mapping>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.yml").Order(StringComparer.Ordinal))
        {
            var mapping = StrictYaml.Read<Mapping>(path);
            if (mapping.Id != System.IO.Path.GetFileNameWithoutExtension(path))
            {
                throw new UsageException($"{path}: id är {mapping.Id}, men ska vara filens namn utan .yml.");
            }

            SourceReaders.Get(mapping.Reader, path).Check(mapping, path);
            mappings.Add(mapping);
        }

        return [.. mappings.OrderBy(m => m.Order).ThenBy(m => m.Id, StringComparer.Ordinal)];
    }

    private void CheckKinds()
    {
        var known = IncidentKinds.Select(k => k.Kind).ToHashSet();
        foreach (var mapping in Mappings.Where(m => SourceReaders.Get(m.Reader, MappingFile(m)).WordsAreKinds))
        {
            if (mapping.Words.FirstOrDefault(word => !known.Contains(word.Value)) is { Key: not null } wrong)
            {
                throw new UsageException(
                    $"{MappingFile(mapping)}: ordet {wrong.Key} leder till slaget {wrong.Value}, som inte finns i lookups/incident-kinds.csv. Rätta det eller lägg till slaget där.");
            }
        }

        foreach (var theme in Municipality.Themes)
        {
            if (theme.Kinds.FirstOrDefault(kind => !known.Contains(kind)) is { } wrong)
            {
                throw new UsageException(
                    $"{System.IO.Path.Combine(Path, "municipality.yml")}: temat {theme.Id} nämner slaget {wrong}, som inte finns i lookups/incident-kinds.csv.");
            }

            if (theme.Kinds.Count > 0 && theme.OffenceCodes.Count > 0)
            {
                throw new UsageException(
                    $"{System.IO.Path.Combine(Path, "municipality.yml")}: temat {theme.Id} har både kinds och offenceCodes. Händelser och anmälda brott läggs aldrig ihop: dela det i två teman.");
            }

            if (IncidentKinds.FirstOrDefault(kind => kind.NeverCounted && theme.Kinds.Contains(kind.Kind)) is { } inside)
            {
                throw new UsageException(
                    $"{System.IO.Path.Combine(Path, "municipality.yml")}: temat {theme.Id} nämner slaget {inside.Kind} ({inside.Name}), som inget tema får räkna. Ta bort det därifrån.");
            }
        }
    }
}
