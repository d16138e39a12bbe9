using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Geo.Components;
using Geo.Service.Endpoints.Maps;
using Geo.Service.Pages;
using Geo.Service.Planning;
using Geo.Service.Serving;
using Microsoft.AspNetCore.Antiforgery;

namespace Geo.Service.Endpoints;

/// <summary>The form of a new check: three equal ways in, all by keyboard. Drawing fills in the third.</summary>
internal static partial class PlanCheckForm
{
    public static readonly Bilingual Title = new("Ny kontroll", "New check");

    /// <param name="language">Of the page.</param>
    /// <param name="store">The municipality's.</param>
    /// <param name="plans">The register's.</param>
    /// <param name="map">What to draw on.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="refused">What was sent and why it was not taken; null where nothing has been.</param>
    public static ApiPage Page(
        Language language, PlanStore store, IReadOnlyCollection<(string Code, string Name)> plans, DeskMap map, (DeskRole Role, AntiforgeryTokenSet Token) caller, (IFormCollection Form, PlanFault Why)? refused = null)
    {
        var (role, token) = caller;
        string Sent(string name) => refused?.Form[name].ToString() ?? "";
        string In(string swedish, string english) => new Bilingual(swedish, english).In(language);
        return new()
        {
            Language = language,
            Title = Title.In(language),
            Lead = In("Välj planens yta på ett av tre sätt. Inget sparas om ytan inte går att kontrollera.", "Choose the plan's surface in one of three ways. Nothing is kept if the surface cannot be checked."),
            Fictional = store.Fictional,
            Fault = refused is { } fault
                ? fault.Why.Words.In(language) + (fault.Form.Files.Count > 0 ? In(" Välj filen på nytt; det andra står kvar.", " Choose the file again; the rest is still there.") : "")
                : null,
            Sections =
            [
                new(In("Planen", "The plan"))
                {
                    Form = new($"/checks/{store.Slug}", "mode", In("Vad gäller det?", "What is it about?"), [("new", In("Ny plan", "A new plan")), ("existing", In("Befintlig miljö", "An existing place"))], In("Kontrollera", "Check"), token.FormFieldName, token.RequestToken!)
                    {
                        Chosen = refused is null ? null : Sent("mode"),
                        Fields =
                        [
                            new("file", In("1. Ladda upp: GeoJSON, GeoPackage, zippad shapefil eller NGP 4.1 (högst 20 MB)", "1. Upload: GeoJSON, GeoPackage, zipped shapefile or NGP 4.1 (20 MB at most)"), ApiFieldKind.File),
                            new("register", In("2. Eller välj ur detaljplaneregistret", "2. Or choose from the register of plans"), ApiFieldKind.Choice)
                            {
                                Value = Sent("register"),
                                Choices = [("", In("Ingen", "None")), .. plans.Select(plan => (plan.Code, $"{plan.Code}: {plan.Name}"))],
                            },
                            new("corners", In("3. Eller skriv hörnen, ett på varje rad: öst och nord i SWEREF 99 TM", "3. Or write the corners, one on each line: easting and northing in SWEREF 99 TM"), ApiFieldKind.Lines)
                            {
                                Value = Sent("corners"),
                                Longest = 100_000,
                                Map = map.On(language, role, In("Karta att rita planens yta på", "Map to draw the plan's surface on"), "", "plan") is { } screen ? screen with { Corners = "field-corners", Choice = "field-register" } : null,
                            },
                            new("name", In("Planens namn (annars filens eller registrets)", "The plan's name (else the file's or the register's)"), ApiFieldKind.Text) { Value = Sent("name") },
                            new("number", In("Diarienummer, om det finns", "Registry number, if there is one"), ApiFieldKind.Text) { Value = Sent("number") },
                            new("crs", In("EPSG-nummer, om filen inte säger sitt koordinatsystem", "EPSG number, if the file does not give its coordinate system"), ApiFieldKind.Text) { Value = Sent("crs") },
                            new("stage", In("Skede", "Stage"), ApiFieldKind.Choice)
                            {
                                Value = Sent("stage"),
                                Choices = [.. PlanWords.StageOrder.Select(stage => (stage, PlanWords.Stage(stage).In(language)))],
                            },
                        ],
                    },
                },
            ],
        };
    }

    /// <summary>The one surface that the form gives.</summary>
    /// <exception cref="PlanFault">It gives none, or more than one, or it cannot be read.</exception>
    public static async Task<PlanShape> ReadAsync(IFormCollection form, PlanStore store, CancellationToken cancel)
    {
        var file = form.Files.GetFile("file");
        var (register, corners, drawn) = (form["register"].ToString(), form["corners"].ToString().Trim(), form["drawn"].ToString());
        if ((file is null ? 0 : 1) + (register.Length > 0 ? 1 : 0) + (corners.Length + drawn.Length > 0 ? 1 : 0) != 1)
        {
            throw new PlanFault("Välj planens yta på ett sätt: en fil, en plan ur registret eller hörn.", "Choose the plan's surface in one way: a file, a plan of the register, or corners.");
        }

        if (file is null)
        {
            // The map writes what is drawn in both: the corners to be read, the surface to be sent.
            return register.Length > 0 ? await PlanRegister.GetAsync(store, register, cancel)
                : drawn.Length > 0 ? PlanGeoJson.Read(Encoding.UTF8.GetBytes(drawn))
                : Written(corners);
        }

        using var bytes = new MemoryStream();
        await using var stream = file.OpenReadStream();
        await stream.CopyToAsync(bytes, cancel);
        return await PlanFile.ReadAsync(bytes.ToArray(), cancel);
    }

    public static PlanQuestion Question(IFormCollection form, PlanShape plan, string role)
    {
        var (name, number) = (form["name"].ToString().Trim(), form["number"].ToString().Trim());
        var fallback = plan.Name ?? (form.Files.GetFile("file")?.FileName is { Length: > 0 } file ? Path.GetFileNameWithoutExtension(file) : "Utan namn");
        return new(name.Length > 0 ? name : fallback, number.Length > 0 ? number : null, form["stage"].ToString(), form["mode"].ToString(), role);
    }

    /// <exception cref="PlanFault">It is no number.</exception>
    public static int? Crs(IFormCollection form) => form["crs"].ToString().Trim() switch
    {
        "" => null,
        var text when int.TryParse(text.StartsWith("EPSG:", StringComparison.OrdinalIgnoreCase) ? text[5..] : text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw new PlanFault("EPSG-numret är inget tal. Skriv till exempel 3010.", "The EPSG number is not a number. Write 3010, for example."),
    };

    // A line a corner becomes a ring of GeoJSON, and is then read as one.
    private static PlanShape Written(string corners)
    {
        var ring = new StringBuilder();
        foreach (var (line, i) in corners.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select((line, i) => (line, i)))
        {
            if (Corner().Match(line) is not { Success: true } corner)
            {
                throw new PlanFault($"Hörn {i + 1} är inte två tal. Skriv öst och nord, till exempel 735300 6262720.", $"Corner {i + 1} is not two numbers. Write easting and northing, such as 735300 6262720.");
            }

            ring.Append(i == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $"[{corner.Groups[1].Value.Replace(',', '.')},{corner.Groups[2].Value.Replace(',', '.')}]");
        }

        return PlanGeoJson.Read(Encoding.UTF8.GetBytes($$$"""{"type":"Polygon","coordinates":[[{{{ring}}}]],"crs":{"type":"name","properties":{"name":"EPSG:3006"} } }"""));
    }

    [GeneratedRegex(@"^([0-9]{5,7}(?:[.,][0-9]{1,3})?)[ ;,\t]+([0-9]{7}(?:[.,][0-9]{1,3})?)$")]
    private static partial Regex Corner();
}
