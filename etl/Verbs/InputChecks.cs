using System.Globalization;
using Geo.Database;
using Geo.Database.Masking;
using Geo.Etl.Formats;
using Geo.Etl.Loading;
using Geo.Etl.Settings;
using Geo.Etl.Staging;

namespace Geo.Etl.Verbs;

/// <summary>What can be said of a municipality's settings and files without a database.</summary>
internal static class InputChecks
{
    private const int NamesShown = 5;
    private const long Gigabyte = 1_000_000_000;
    private const long FewestBytes = Gigabyte / 5;
    private const long FewBytes = 2 * Gigabyte;

    private static readonly KnownPlaces Nowhere = new(null, new HashSet<(AreaKind, string, string)>());
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    public static IEnumerable<Check> Run(MunicipalityFolder folder, string inputs)
    {
        yield return new("Inställningar", CheckResult.Good, $"{folder.Municipality.Name}, {folder.Mappings.Count} källor, {folder.Municipality.Themes.Count} teman");
        yield return Masking();
        yield return Disk(folder.Path);
        yield return Unread(folder, inputs);
        foreach (var mapping in folder.Mappings)
        {
            yield return Files(mapping, folder, inputs) with { Source = mapping.Id };
        }
    }

    // By what it does: a list that is there may still not be used.
    private static Check Masking()
    {
        var masked = new Masker().Mask("Ring Anna Andersson på 070-123 45 67.");
        return masked.Contains(MaskKind.Name.Mark(), StringComparison.Ordinal) && masked.Contains(MaskKind.Phone.Mark(), StringComparison.Ordinal)
            ? new("Maskering", CheckResult.Good, "namnlistor och mönster finns; provtexten maskades")
            : new("Maskering", CheckResult.Bad, "provtexten maskades inte", "Läs inte in något: bygg om programmet och kör om.");
    }

    private static Check Disk(string folder)
    {
        var free = new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
        var found = string.Create(Swedish, $"{(double)free / Gigabyte:N1} GB ledigt");
        return free >= FewBytes
            ? new("Diskutrymme", CheckResult.Good, found)
            : new("Diskutrymme", free < FewestBytes ? CheckResult.Bad : CheckResult.Note, found, $"Frigör plats på den disk där {folder} ligger, innan mer hämtas.");
    }

    private static Check Unread(MunicipalityFolder folder, string inputs)
    {
        if (!Directory.Exists(inputs))
        {
            return new("Filer utan mappning", CheckResult.Bad, "mappen finns inte", $"Skapa {inputs}, eller ange rätt mapp med --inputs.");
        }

        var read = folder.Mappings.SelectMany(mapping => SourceFiles.Matching(mapping, inputs)).SelectMany(Shapefile.Parts).Select(Path.GetFullPath).ToHashSet();
        var unread = Directory.EnumerateFiles(inputs, "*", SearchOption.AllDirectories)
            .Where(path => !read.Contains(Path.GetFullPath(path)) && !IsBesides(path, folder))
            .Select(path => Path.GetRelativePath(inputs, path)).Order(StringComparer.Ordinal).ToList();
        if (unread.Count == 0)
        {
            return new("Filer utan mappning", CheckResult.Good, "inga");
        }

        var more = unread.Count > NamesShown ? $" och {unread.Count - NamesShown} till" : "";
        return new("Filer utan mappning", CheckResult.Note, $"{string.Join(", ", unread.Take(NamesShown))}{more}", "Ingen läser dem. Skriv en mappning, rätta files i en, eller flytta dem.");
    }

    // Notes about the files, and the truth that Exempelstad's tests read.
    private static bool IsBesides(string path, MunicipalityFolder folder)
    {
        var name = Path.GetFileName(path);
        return name.StartsWith('.') || name.StartsWith("README", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".fetched.json", StringComparison.Ordinal)
            || (folder.Municipality.Fictional && name == "truth.json");
    }

    private static Check Files(Mapping mapping, MunicipalityFolder folder, string inputs)
    {
        try
        {
            var files = SourceFiles.Find(mapping, folder, inputs);
            foreach (var file in files)
            {
                new Reading
                {
                    Mapping = mapping,
                    Folder = folder,
                    Path = file.Path,
                    DeliveredOn = file.DeliveredOn,
                    Masker = new Masker(),
                    Places = Nowhere,
                    Issues = new(folder.Municipality.Code, mapping.Id, file.Name, file.DeliveredOn),
                }.Checked();
            }

            return files.Count == 0
                ? new("Filer", CheckResult.Note, "ingen fil", $"Källan är frivillig. Lägg {mapping.Files} i {inputs} när den finns.")
                : new("Filer", CheckResult.Good, files.Count == 1 ? files[0].Name : $"{files.Count} filer");
        }
        catch (Exception wrong) when (wrong is UsageException or SourceDriftException)
        {
            return new("Filer", CheckResult.Bad, "kan inte läsas", Failure.WithoutNothingLoaded(wrong.Message));
        }
    }
}
