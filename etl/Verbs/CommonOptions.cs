using System.CommandLine;
using Geo.Etl.Settings;

namespace Geo.Etl.Verbs;

/// <summary>What the verbs share.</summary>
internal static class CommonOptions
{
    public static Argument<string> Municipality { get; } = new("kommun") { Description = "Kommunens mapp under data, till exempel exempelstad." };

    public static Option<string?> Inputs { get; } = new("--inputs") { Description = "Mappen med källornas filer; annars data/<kommun>/sources." };

    public static Option<string?> Data { get; } = new("--data") { Description = "Mappen data; annars den bredvid Geo.sln." };

    public static Option<string?> Json { get; } = new("--json") { Description = "Skriv en sammanfattning som JSON till en fil, eller till standard ut med -." };

    /// <summary>The municipality's settings and the folder of its files.</summary>
    public static (MunicipalityFolder Folder, string Inputs) Folder(ParseResult parsed)
    {
        var folder = MunicipalityFolder.Read(parsed.GetValue(Data) ?? MunicipalityFolder.FindData(), parsed.GetRequiredValue(Municipality));
        return (folder, parsed.GetValue(Inputs) ?? Path.Combine(folder.Path, "sources"));
    }
}
