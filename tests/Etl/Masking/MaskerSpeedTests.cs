using System.Diagnostics;
using Geo.Etl.Masking;

namespace Geo.Tests.Etl.Masking;

public class MaskerSpeedTests
{
    [Fact]
    public void A_text_takes_microseconds()
    {
        var clean = Time([.. PlantedCorpus.Clean(copies: 40, seed: 1).Select(text => text.Text)]);
        var named = Time([.. PlantedCorpus.Named(copies: 40, seed: 1).Select(text => text.Text)]);

        Console.WriteLine($"A clean text {clean:F2} µs, one with a name {named:F2} µs");
        Assert.InRange(Math.Max(clean, named), 0, 500);
    }

    private static double Time(string[] texts)
    {
        var masker = new Masker();
        return Enumerable.Range(0, 8).Min(_ =>
        {
            var clock = Stopwatch.StartNew();
            foreach (var text in texts)
            {
                masker.Mask(text);
            }

            return clock.Elapsed.TotalMicroseconds / texts.Length;
        });
    }
}
