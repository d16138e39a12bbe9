using System.CommandLine;
using System.Text.RegularExpressions;
using Geo.Database;
using Geo.Etl.Inspecting;
using Geo.Etl.Settings;
using Geo.Etl.Sources;
using Geo.Etl.Staging;

namespace Geo.Etl.Verbs;

/// <summary><c>etl map</c>: writes the mapping that <c>etl inspect</c> proposes, and tries it without a database.</summary>
internal static partial class MapVerb
{
    public static Command Create()
    {
        var id = new Option<string?>("--id") { Description = "Källans id, och mappningens namn; annars läsarens." };
        var reader = new Option<string?>("--reader") { Description = "Läsaren; annars den som passar bäst." };
        var command = new Command("map", "Skriv en mappning för en fil och provläs filen med den. Skriver aldrig över något.")
        {
            CommonOptions.Municipality, InspectVerb.File, id, reader, InspectVerb.Part, CommonOptions.Inputs, CommonOptions.Data,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var (folder, inputs) = CommonOptions.Folder(parsed);
            var path = parsed.GetRequiredValue(InspectVerb.File);
            if (parsed.GetValue(reader) is { } name)
            {
                SourceReaders.Get(name, "--reader");
            }

            var outline = await InspectVerb.OutlineAsync(folder, inputs, Console.Out);
            var inspection = Inspection.Of(path, parsed.GetValue(InspectVerb.Part), parsed.GetValue(reader), outline);
            var target = Target(folder, parsed.GetValue(id) ?? inspection.Reader?.Name ?? Slug(path));
            var (inside, files) = Files(path, inputs);
            var yaml = new ProposedMapping(inspection, folder.IncidentKinds).Write(Path.GetFileNameWithoutExtension(target), NextOrder(folder), files);
            await WriteNewAsync(target, yaml, cancel);
            Console.WriteLine($"Skrev {target}.");
            if (!inside)
            {
                Console.WriteLine($"Lägg filen i {inputs}, där etl load söker den.");
            }

            foreach (var line in Try(target, folder, path, new KnownPlaces(outline, new HashSet<(AreaKind, string, string)>())).Concat(Left(yaml)))
            {
                Console.WriteLine(line);
            }

            return 0;
        });
        return command;
    }

    /// <summary>A file's name as an id: small letters, digits and dashes.</summary>
    public static string Slug(string path) =>
        NotSlug().Replace(Path.GetFileNameWithoutExtension(path).ToLowerInvariant().Replace('å', 'a').Replace('ä', 'a').Replace('ö', 'o'), "-").Trim('-') is { Length: > 0 } slug ? slug : "ny-kalla";

    /// <summary>After all sources that the municipality has.</summary>
    public static int NextOrder(MunicipalityFolder? folder) => folder is null or { Mappings.Count: 0 } ? 100 : folder.Mappings.Max(m => m.Order) + 10;

    private static string Target(MunicipalityFolder folder, string id) => NotSlug().IsMatch(id)
        ? throw new UsageException($"--id är {id}; skriv små bokstäver a-z, siffror och bindestreck, till exempel felanmalan.")
        : Path.Combine(folder.Path, "mappings", $"{id}.yml");

    private static (bool Inside, string Files) Files(string path, string inputs)
    {
        var relative = Path.GetRelativePath(inputs, path).Replace('\\', '/');
        return relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? (false, Path.GetFileName(path)) : (true, relative);
    }

    private static async Task WriteNewAsync(string target, string yaml, CancellationToken cancel)
    {
        if (File.Exists(target))
        {
            throw new UsageException($"{target} finns redan och skrivs aldrig över. Ange ett annat namn med --id, eller ta bort filen först.");
        }

        await using var file = new StreamWriter(new FileStream(target, FileMode.CreateNew));
        await file.WriteAsync(yaml.AsMemory(), cancel);
    }

    private static IEnumerable<string> Try(string target, MunicipalityFolder folder, string path, KnownPlaces places)
    {
        Mapping mapping;
        try
        {
            mapping = StrictYaml.Read<Mapping>(target);
            SourceReaders.Get(mapping.Reader, target).Check(mapping, target);
        }
        catch (UsageException incomplete)
        {
            return
            [
                $"Filen provlästes inte, för mappningen är inte färdig: {incomplete.Message}",
                "Tills den är färdig, eller borttagen, stannar load, check, map och inspect --municipality för kommunen vid den.",
            ];
        }

        return DryRead.Lines(mapping, folder, path, places, DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime));
    }

    private static IEnumerable<string> Left(string yaml)
    {
        var left = yaml.Split('\n').Select((text, i) => (Text: text.Trim(), Line: i + 1)).Where(line => ToDo().IsMatch(line.Text)).ToList();
        return left.Count == 0 ? ["Inget återstår att fylla i."] : ["", "Kvar att göra för hand, innan etl load kan läsa in:", .. left.Select(line => $"  rad {line.Line}: {line.Text.TrimStart('#', ' ')}")];
    }

    [GeneratedRegex("[^a-z0-9-]+")]
    private static partial Regex NotSlug();

    [GeneratedRegex("FYLL I|VET INTE|SAKNAS|OKÄNT|TVEKAN|^# deliveredOn|^# layer|^# words")]
    private static partial Regex ToDo();
}
