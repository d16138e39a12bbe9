using System.Globalization;
using Geo.Etl.Settings;

namespace Geo.Benchmarks;

/// <summary>A register of two gigabytes through decoding, parsing, masking and transforming, in a process of its own:
/// memory must not grow with the file.</summary>
internal static class HugeFileBench
{
    /// <summary>What the process is told that reads the file.</summary>
    public const string Child = "read-town";

    // References have seven digits, as the register writes them: one with eight could be a personal number.
    private const int Rows = 9_999_999;

    public static void Run()
    {
        using var town = new EtlTown(Path.Combine(EtlBench.Checkout(), "data"));
        town.Write(100_000);
        Print(town);
        town.Write(Rows);
        Print(town);
    }

    /// <summary>Reads the town's register to its end, keeps nothing, and prints how many rows it had.</summary>
    public static void Read(string root)
    {
        var folder = MunicipalityFolder.Read(root, "exempelstad");
        var mapping = folder.Mappings.Single(m => m.Id == "damage-register");
        var reading = ReadingStages.Read(folder, mapping, EtlTown.In(root).Register);
        foreach (var row in reading.Rows())
        {
            GC.KeepAlive(row);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{reading.Read:N0} rows read, {reading.Rejected:N0} rejected"));
    }

    private static void Print(EtlTown town)
    {
        var gigabytes = new FileInfo(town.Register).Length / 1e9;
        var measured = Measured.Run("dotnet", [Path.Combine(AppContext.BaseDirectory, "Geo.Benchmarks.dll"), Child, town.Root]);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{gigabytes:F2} GB: {measured.Output.Trim()}, {measured.Seconds:F0} s, peak memory {measured.PeakMegabytes:F0} MB"));
    }
}
