using System.CommandLine;
using Geo.Database;
using Geo.Etl.Sampling;

namespace Geo.Etl.Verbs;

/// <summary><c>etl sample</c>: makes the sources of the fictional municipality Exempelstad again.</summary>
internal static class SampleVerb
{
    public static Command Create()
    {
        var seed = new Option<long>("--seed")
        {
            Description = "Frö: samma frö ger samma filer, byte för byte.",
            DefaultValueFactory = _ => SampleFiles.DefaultSeed,
        };
        var folder = new Option<string?>("--out")
        {
            Description = $"Mapp att skriva i; annars {SampleFiles.DefaultFolder} under projektets rot.",
        };
        var measure = new Option<double?>("--measure")
        {
            Description = "Plantera en åtgärd som förebygger denna andel av händelserna i sitt område, 0–1; en tredjedel av dem flyttar till området omkring. Annars ingen åtgärd, som i de incheckade filerna.",
        };
        measure.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double?>() is not (null or (>= 0 and <= 1)))
            {
                result.AddError("--measure är en andel från 0 till 1, till exempel 0.4.");
            }
        });
        var force = new Option<bool>("--force") { Description = "Skriv också i en mapp som har andra filer än exempelkommunens." };
        var command = new Command("sample", "Gör exempelkommunens källfiler: påhittade data i de riktiga formaten.") { seed, folder, measure, force };
        command.SetAction(parsed =>
        {
            var target = parsed.GetValue(folder) ?? Path.Combine(Root(), SampleFiles.DefaultFolder);
            if (!parsed.GetValue(force) && IsSomeoneElses(target))
            {
                throw new UsageException($"Mappen {target} har andra filer än exempelkommunens. Inget har skrivits; ange en tom mapp med --out, eller --force.");
            }

            SampleFiles.Write(parsed.GetValue(seed), target, new() { Spared = parsed.GetValue(measure) });
            Console.WriteLine($"EXEMPELDATA skrivna i {target}");
            return 0;
        });
        return command;
    }

    // The truth is written last: a folder that has it was made by us, and one that is empty is nobody's.
    private static bool IsSomeoneElses(string folder) =>
        Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any() && !File.Exists(Path.Combine(folder, "truth.json"));

    private static string Root() => Checkout.Root ?? throw new UsageException(
        $"Ingen mapp ovanför {Environment.CurrentDirectory} har filen Geo.sln. Kör i projektet, eller ange en mapp med --out.");
}
