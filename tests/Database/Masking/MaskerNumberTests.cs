using System.Diagnostics;
using CsCheck;
using Geo.Database.Masking;

namespace Geo.Tests.Database.Masking;

public class MaskerNumberTests
{
    private static readonly Gen<string> Digits = Gen.Int[1_000, 9_999].Select(serial => $"{serial}");
    private static readonly Gen<string> Sentence = Gen.OneOfConst(
        "Anmälare {0} vill bli uppringd.", "{0}", "Vittne ({0}), se ärendet", "Uppgav {0} men det stämde inte", "boende med nr {0} hörde av sig", "ID {0} NOTERAT");

    [Fact]
    public void A_personal_number_is_masked_however_it_was_mistyped() =>
        Gen.Select(Sentence, Gen.Int[40, 99], Gen.Int[1, 12], Gen.Int[1, 28], Digits, Gen.Int[0, 13]).Sample((sentence, year, month, day, serial, way) =>
        {
            var (y, m, d) = ($"{year:00}", $"{month:00}", $"{day:00}");
            var number = way switch
            {
                0 => $"{y}{m}{d}{serial}",
                1 => $"19{y}{m}{d}{serial}",
                2 => $"{y} {m} {d} {serial}",
                3 => $"{y}.{m}.{d}-{serial}",
                4 => $"19{y}-{m}-{d}-{serial}",
                5 => $"19{y}-{m}-{d} {serial}",
                6 => $"{y}9999-{serial}",
                7 => $"{y}{m}{d}-{serial}7",
                8 => $"{y}{m}{d}{serial[0]}-{serial[1..]}",
                9 => $"{y}{m}{d[0]}-{d[1]}{serial}",
                10 => $"{y}{m}{d}-{serial[..3]}",
                11 => $"{y}{m}{d}-{serial}".Replace('0', 'O').Replace('1', 'l'),
                12 => $"19{y}{m}{d} - {serial}",
                _ => $"{y}{m}{d} {serial}",
            };
            var masked = Mask(sentence, number);
            return !masked.Contains(number, StringComparison.Ordinal) && !masked.Any(char.IsAsciiDigit) || Fail(number, masked);
        }, iter: 4_000);

    [Fact]
    public void Phones_plates_cases_properties_and_addresses_are_masked() =>
        Gen.Select(Sentence, Gen.Int[1_740_600, 1_740_699], Gen.Int[0, 15]).Sample((sentence, number, way) =>
        {
            var n = $"{number}";
            var planted = way switch
            {
                0 => $"070-{n}",
                1 => $"070 {n[..3]} {n[3..5]} {n[5..]}",
                2 => $"070.{n[..3]}.{n[3..5]}.{n[5..]}",
                3 => $"+46 (0)70-{n}",
                4 => $"+4670{n}",
                5 => $"0155-24 80 {n[5..]}",
                6 => $"O70-{n}",
                7 => $"+47 912 34 5{n[5..]}",
                8 => $"XMP {n[4..]}",
                9 => $"XMP{n[5..]}K",
                10 => $"5000-K{n[1..]}-25",
                11 => $"K{n[1..]}/25",
                12 => $"Ekbacken {n[6]}:{n[5..]}",
                13 => $"EKBACKEN S:{n[6]}",
                14 => $"boende{n[5..]}@example.org",
                _ => $"boende{n[5..]}(at)example.org",
            };
            var masked = Mask(sentence, planted);
            return !masked.Any(char.IsAsciiDigit) && !masked.Contains("example", StringComparison.Ordinal) || Fail(planted, masked);
        }, iter: 4_000);

    [Theory]
    [InlineData("Klotter på busskuren vid Norra Storgatan 12, sanerat")]
    [InlineData("Trasig lampa vid Stora Torget, upptäckt 2025-01-02 22.30")]
    public void A_clean_text_is_given_back_itself_and_costs_no_memory(string text)
    {
        var masker = new Masker();

        // Code that is not compiled for speed yet boxes: the test waits until it is, for every row of millions will find it so.
        var free = SpinWait.SpinUntil(() => BytesTaken(masker, text) == 0, TimeSpan.FromSeconds(30));

        Assert.True(free, $"{BytesTaken(masker, text)} bytes");
        Assert.Same(text, masker.Mask(text));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("1")]
    [InlineData("0 ")]
    [InlineData("850101-")]
    [InlineData("Ab ")]
    [InlineData("Aa 1:")]
    [InlineData("a.@")]
    [InlineData("[")]
    public void A_long_cell_takes_no_longer_than_its_length(string piece)
    {
        var (once, twice) = (Best(piece, 100_000), Best(piece, 200_000));

        Console.WriteLine($"100 kB of \"{piece}\": {once:F1} ms, 200 kB {twice:F1} ms");

        // What grew with the square would take four times as long, and a hundred times at the next size.
        Assert.True(Best(piece, 800_000) < 64 * Math.Max(once, 1), piece);
    }

    private static double Best(string piece, int length)
    {
        var text = string.Concat(Enumerable.Repeat(piece, length / piece.Length));
        return Enumerable.Range(0, 5).Min(_ =>
        {
            var clock = Stopwatch.StartNew();
            new Masker().Mask(text);
            return clock.Elapsed.TotalMilliseconds;
        });
    }

    private static long BytesTaken(Masker masker, string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        masker.Mask(text);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string Mask(string sentence, string planted) =>
        new Masker().Mask(sentence.Replace("{0}", planted, StringComparison.Ordinal));

    private static bool Fail(string planted, string masked) => throw new InvalidOperationException($"{planted} -> {masked}");
}
