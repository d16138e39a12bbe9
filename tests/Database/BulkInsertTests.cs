using CsCheck;
using Geo.Database;
using Geo.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;

namespace Geo.Tests.Database;

public class BulkInsertTests
{
    private static readonly DateTime Moment = new(2026, 1, 31, 22, 15, 59, DateTimeKind.Utc);

    private static readonly decimal[] Amounts =
    [
        0m, 0.00m, 1m, -1m, 9_999m, 10_000m, 10_001m, 12_500.00m, 0.1m, 0.0001m, 0.00001m, 123_456_789.987_654_321m, -0.05m, 100_000_000m,
        decimal.MaxValue, decimal.MinValue, 7.9228162514264337593543950335m, 0.0000000000000000000000000001m,
    ];

    private static readonly string[] Texts =
        ["", "å ä ö é ł 漢字 🚲", "en\ttabb, en\nrad, ett \\N och ett \"citat\"", new('x', 200_000)];

    [Fact]
    public async Task Every_amount_text_and_moment_is_read_back_as_it_was_copied()
    {
        var amounts = new List<decimal?> { null };
        amounts.AddRange(Amounts.Select(amount => (decimal?)amount));
        Gen.Decimal[-1_000_000_000m, 1_000_000_000m].Sample(amount => amounts.Add(decimal.Round(amount, amounts.Count % 12)), iter: 500, threads: 1);
        var rows = amounts.Select((amount, i) => Row(i, amount, Texts[i % Texts.Length])).Append(Row(amounts.Count, 1, text: null)).ToList();

        var read = await CopyAndReadAsync(rows);

        Assert.Equal(rows.Count, read.Count);
        Assert.All(rows.Zip(read), pair =>
        {
            Assert.Equal(pair.First.CostKronor, pair.Second.CostKronor);
            Assert.Equal(pair.First.MaskedText, pair.Second.MaskedText);
            Assert.Equal(pair.First.OccurredFrom, pair.Second.OccurredFrom);
            Assert.Equal(pair.First.OccurredTo, pair.Second.OccurredTo);
            Assert.Equal(pair.First.DeliveredOn, pair.Second.DeliveredOn);
            Assert.Equal(pair.First.InPublicPlace, pair.Second.InPublicPlace);
            Assert.Equal(pair.First.Precision, pair.Second.Precision);
            Assert.Equal(pair.First.Location, pair.Second.Location);
        });
    }

    [Fact]
    public async Task A_sign_that_no_text_of_the_database_may_hold_is_left_out()
    {
        var read = await CopyAndReadAsync([Row(0, null, "a\0b")]);

        Assert.Equal("ab", Assert.Single(read).MaskedText);
    }

    [Fact]
    public async Task A_moment_that_is_not_in_utc_is_refused()
    {
        var local = DateTime.SpecifyKind(Moment, DateTimeKind.Local);

        await Assert.ThrowsAsync<ArgumentException>(() => CopyAndReadAsync([Row(0, null, null, local)]));
    }

    private static async Task<List<StagedIncident>> CopyAndReadAsync(List<StagedIncident> rows)
    {
        await using var database = await PostGis.CloneAsync();
        await using var db = GeoDb.Open(database.LoginOf(GeoRole.Etl) + ";Pooling=false");
        Assert.Equal(rows.Count, await db.BulkInsertAsync(rows, CancellationToken.None));
        return await db.Set<StagedIncident>().AsNoTracking().OrderBy(row => row.Line).ToListAsync();
    }

    private static StagedIncident Row(int line, decimal? cost, string? text, DateTime? from = null) => new()
    {
        Municipality = "9901",
        Source = "bulk",
        File = "bulk.csv",
        Line = line,
        DeliveredOn = new DateOnly(1999, 12, 31).AddDays(line),
        Reference = $"R{line}",
        Word = "ord",
        Kind = "graffiti",
        OccurredFrom = from ?? Moment.AddYears(-line % 60),
        OccurredTo = Moment.AddMinutes(line),
        Precision = line % 2 == 0 ? LocationPrecision.Address : LocationPrecision.Municipality,
        Location = line % 2 == 0 ? new Point(617_000.123456789 + line, 6_512_000.5) { SRID = Crs.Sweref99Tm } : null,
        Reporter = "prov",
        InPublicPlace = line % 3 == 0 ? null : line % 3 == 1,
        CostKronor = cost,
        MaskedText = text,
    };
}
