using System.CommandLine;
using Geo.Database;
using Geo.Etl.Inspecting;
using Geo.Etl.Settings;
using NetTopologySuite.Geometries;

namespace Geo.Etl.Verbs;

/// <summary><c>etl inspect</c>: what a file is, and a mapping for it; nothing is read in and nothing is written.</summary>
internal static class InspectVerb
{
    public static Argument<string> File { get; } = new("fil") { Description = "Filen att granska." };

    public static Option<string?> Part { get; } = new("--part") { Description = "Blad eller lager; annars det största." };

    public static Command Create()
    {
        var municipality = new Option<string?>("--municipality") { Description = "Kommunens mapp under data: då kan koordinatsystemet oftast avgöras." };
        var command = new Command("inspect", "Gissa vad en fil är, säg hur säkert det är, och föreslå en mappning.")
        {
            File, municipality, Part, CommonOptions.Inputs, CommonOptions.Data, CommonOptions.Json,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var json = JsonSummary.Target(parsed);
            var output = json == "-" ? Console.Error : Console.Out;
            var data = parsed.GetValue(CommonOptions.Data);
            var folder = parsed.GetValue(municipality) is { } name ? MunicipalityFolder.Read(data ?? MunicipalityFolder.FindData(), name) : null;
            var outline = folder is null ? null : await OutlineAsync(folder, parsed.GetValue(CommonOptions.Inputs), output);
            var path = parsed.GetRequiredValue(File);
            if (json is not (null or "-") && RealPath.Of(json) == RealPath.Of(path))
            {
                throw new UsageException($"--json {json} är filen som ska granskas. Ange en annan.");
            }

            var inspection = Inspection.Of(path, parsed.GetValue(Part), reader: null, outline);
            var id = inspection.Reader?.Name ?? MapVerb.Slug(path);
            var mapping = new ProposedMapping(inspection, folder?.IncidentKinds ?? Kinds(data)).Write(id, MapVerb.NextOrder(folder), inspection.File);
            foreach (var line in InspectionText.Lines(inspection, mapping))
            {
                await output.WriteLineAsync(line.AsMemory(), cancel);
            }

            await JsonSummary.WriteAsync(json, InspectionText.Summary(inspection, mapping), cancel);
            return 0;
        });
        return command;
    }

    /// <summary>The municipality's outline; null, and a line that says so, where its files are not at hand.</summary>
    public static async Task<Geometry?> OutlineAsync(MunicipalityFolder folder, string? inputs, TextWriter output)
    {
        var under = inputs ?? Path.Combine(folder.Path, "sources");
        var outline = MunicipalityOutline.Find(folder, under);
        if (outline is null)
        {
            await output.WriteLineAsync($"Kommunens gräns finns inte i {under}: punkterna prövas bara mot Sverige. Ange mappen med kommunens filer med --inputs.");
        }

        return outline;
    }

    // The list of kinds helps but is not needed: a file can be inspected outside the project.
    private static IReadOnlyList<IncidentKindRow> Kinds(string? data)
    {
        try
        {
            return Lookups.IncidentKinds(Path.Combine(data ?? MunicipalityFolder.FindData(), "lookups", "incident-kinds.csv"));
        }
        catch (UsageException)
        {
            return [];
        }
    }
}
