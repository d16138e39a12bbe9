using System.Diagnostics;
using System.Globalization;
using Geo.Database;

namespace Geo.Tests.Database;

/// <summary>Our coordinates against PROJ's program <c>cs2cs</c>, both ways.</summary>
public class Sweref99TmTests
{
    // Longitude and latitude on land from Smygehuk to Treriksröset, and in the towns of Södermanland.
    private static readonly (double Longitude, double Latitude)[] Places =
    [
        (13.359, 55.338), (12.695, 56.046), (11.967, 57.708), (14.163, 57.782), (16.364, 56.664), (18.295, 57.639), (15.621, 58.411),
        (17.008, 58.753), (16.509, 59.371), (18.068, 59.329), (14.636, 63.179), (17.307, 62.391), (22.147, 65.584), (20.548, 69.060),
        // Far from every meridian of the west: Haparanda.
        (24.150, 65.840),
    ];

    public static TheoryData<int, string, double> Systems => new()
    {
        { 4326, "EPSG:4619", 0.01 }, { 3010, "EPSG:3010", 0.01 }, { 3021, "EPSG:3021", 0.25 },
        { 3007, "EPSG:3007", 0.01 }, { 3011, "EPSG:3011", 0.01 }, { 3014, "EPSG:3014", 0.01 }, { 3018, "EPSG:3018", 0.01 },
    };

    [Theory]
    [MemberData(nameof(Systems))]
    public void Places_all_over_Sweden_agree_with_proj_both_ways(int crs, string proj, double metres)
    {
        var inTm = Proj("EPSG:4619", "EPSG:3006", [.. Places.Select(p => (p.Latitude, p.Longitude))]);
        var inOther = Proj("EPSG:3006", proj, inTm);
        var farthest = 0.0;

        for (var i = 0; i < Places.Length; i++)
        {
            var there = Sweref99Tm.To(crs, inTm[i].Second, inTm[i].First);
            var back = Sweref99Tm.From(crs, inOther[i].Second, inOther[i].First);
            var scale = crs == 4326 ? 111_200 : 1;
            farthest = Math.Max(farthest, double.Hypot(there.X - inOther[i].Second, there.Y - inOther[i].First) * scale);
            farthest = Math.Max(farthest, double.Hypot(back.X - inTm[i].Second, back.Y - inTm[i].First));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"EPSG:{crs} mot PROJ, {Places.Length} platser åt båda håll: som mest {farthest * 1000:F2} mm"));
        Assert.InRange(farthest, 0, metres);
    }

    [Fact]
    public void A_place_comes_back_from_every_known_system()
    {
        foreach (var (crs, name, _) in Sweref99Tm.Known)
        {
            var there = Sweref99Tm.To(crs, 616_000, 6_515_000);
            var back = Sweref99Tm.From(crs, there.X, there.Y);

            Assert.True(Sweref99Tm.Possible(crs, there.X, there.Y), name);
            Assert.True(double.Hypot(back.X - 616_000, back.Y - 6_515_000) < (crs == 3021 ? 0.05 : 0.001), name);
        }
    }

    // PROJ takes and gives the axes in the order of EPSG: north first.
    private static (double First, double Second)[] Proj(string from, string to, IReadOnlyList<(double First, double Second)> points)
    {
        var start = new ProcessStartInfo("cs2cs") { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])["-f", "%.9f", from, to])
        {
            start.ArgumentList.Add(argument);
        }

        using var program = Process.Start(start)!;
        foreach (var (first, second) in points)
        {
            program.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{first:F9} {second:F9}"));
        }

        program.StandardInput.Close();
        var lines = program.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        program.WaitForExit();
        return
        [
            .. lines.Select(line => line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
                .Select(parts => (double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture))),
        ];
    }
}
