using Geo.Database;
using Geo.Etl.Formats;
using Geo.Etl.Loading;
using Geo.Etl.Masking;
using Geo.Etl.Settings;
using Geo.Etl.Staging;

namespace Geo.Etl.Verbs;

/// <summary>What can be said of a municipality's settings and files without a database.</summary>
internal static class InputChecks
{
    private static readonly KnownPlaces Nowhere = new(null, new HashSet<(AreaKind, string, string)>());

    public static IEnumerable<Check> Run(MunicipalityFolder folder, string inputs)
    {
        yield return new("Inställningar", CheckResult.Good, $"{folder.Municipality.Name}, {folder.Mappings.Count} källor, {folder.Municipality.Themes.Count} teman");
        foreach (var mapping in folder.Mappings)
        {
            yield return Files(mapping, folder, inputs);
        }
    }

    private static Check Files(Mapping mapping, MunicipalityFolder folder, string inputs)
    {
        var title = $"Filer: {mapping.Id}";
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
                ? new(title, CheckResult.Note, "ingen fil", $"Källan är frivillig. Lägg {mapping.Files} i {inputs} när den finns.")
                : new(title, CheckResult.Good, files.Count == 1 ? files[0].Name : $"{files.Count} filer");
        }
        catch (Exception wrong) when (wrong is UsageException or SourceDriftException)
        {
            return new(title, CheckResult.Bad, "kan inte läsas", wrong.Message);
        }
    }
}
