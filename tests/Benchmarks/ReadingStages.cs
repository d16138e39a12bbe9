using System.Diagnostics;
using Geo.Database;
using Geo.Database.Masking;
using Geo.Etl.Formats;
using Geo.Etl.Loading;
using Geo.Etl.Settings;
using Geo.Etl.Staging;

namespace Geo.Benchmarks;

/// <summary>The reading of a register without a database, a stage at a time.</summary>
internal static class ReadingStages
{
    public static IEnumerable<(string Stage, double Seconds)> Measure(EtlTown town)
    {
        var folder = MunicipalityFolder.Read(town.Root, "exempelstad");
        var mapping = folder.Mappings.Single(m => m.Id == "damage-register");
        yield return ("decode and split", Seconds(Layouts.Open(town.Register, mapping.Format).Rows));
        yield return ("parse, mask and transform", Seconds(Read(folder, mapping, town.Register).Rows()));
    }

    /// <summary>A reading of a file that goes nowhere.</summary>
    public static FileReading Read(MunicipalityFolder folder, Mapping mapping, string path) => new(new()
    {
        Mapping = mapping,
        Folder = folder,
        Path = path,
        DeliveredOn = new(2026, 7, 1),
        Masker = new Masker(),
        Places = new KnownPlaces(null, new HashSet<(AreaKind, string, string)>()),
        Issues = new(folder.Municipality.Code, mapping.Id, Path.GetFileName(path), new(2026, 7, 1)),
    });

    private static double Seconds(IEnumerable<object> rows)
    {
        var clock = Stopwatch.StartNew();
        foreach (var row in rows)
        {
            GC.KeepAlive(row);
        }

        return clock.Elapsed.TotalSeconds;
    }
}
