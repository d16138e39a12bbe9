using System.CommandLine;
using Geo.Database;
using Geo.Service.Operation;

namespace Geo.Service.Verbs;

/// <summary><c>sbom</c>: the bill of materials, and the licences of what the programs run with.</summary>
internal static class SbomVerb
{
    public static Command Create()
    {
        var root = new Option<string?>("--root") { Description = "Mappen med källkoden; annars den som Geo.sln ligger i." };
        var target = new Option<string>("--out") { Description = "Filen som materiallistan skrivs i (CycloneDX 1.5, JSON).", Required = true };
        var licences = new Option<string?>("--licences") { Description = "Filen som programmens paket och licenser skrivs i, en rad var." };
        var verb = new Command("sbom", "Skriver vad systemet består av: varje paket i låsfilerna, med version, kontrollsumma och licens.") { root, target, licences };
        verb.SetAction(call =>
        {
            var checkout = call.GetValue(root) ?? Checkout.Root ?? throw new UsageException("Källkoden hittades inte. Ange mappen med Geo.sln: --root MAPP.");
            if (!File.Exists(Path.Combine(checkout, "Geo.sln")))
            {
                throw new UsageException($"--root {checkout}: där finns ingen Geo.sln. Ange mappen med källkoden.");
            }

            var components = BillOfMaterials.Collect(checkout, NuGetPackages());
            OutputFile.Write("out", call.GetRequiredValue(target), output => output.Write(BillOfMaterials.Write(components, CodeVersion.Current)));
            if (call.GetValue(licences) is { } list)
            {
                OutputFile.Write("licences", list, output => output.Write(BillOfMaterials.WriteLicences(components)));
            }

            Console.WriteLine($"{components.Count} delar, varav {components.Values.Count(component => component is { IsRun: true, Version: not null })} paket som programmen kör med: {call.GetRequiredValue(target)}");
            return 0;
        });
        return verb;
    }

    // NuGet's own rule for where packages lie.
    private static string NuGetPackages() => Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set
        ? set
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
