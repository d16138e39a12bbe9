using CsCheck;
using Geo.Database.Masking;

namespace Geo.Tests.Database.Masking;

public class MaskerTests
{
    private static readonly Gen<string> Before = Gen.OneOfConst("", "Anmälare ", "pnr:", "(", "Boende, ", "tel.", "nr ", "Se ");
    private static readonly Gen<string> After = Gen.OneOfConst("", ".", " vill bli uppringd", ", granne", ")", "\n");
    private static readonly Gen<string> Serial = Gen.Int[0, 9999].Select(n => $"{n:0000}");

    // The month and the day are real, the last four are anything: most have a wrong checksum.
    private static readonly Gen<string> Born = Gen.Select(Gen.Int[0, 99], Gen.Int[1, 12], Gen.Int[1, 31], Gen.Bool)
        .Select((year, month, day, coordination) => $"{year:00}{month:00}{day + (coordination ? 60 : 0):00}");

    [Fact]
    public void Every_shape_of_a_personal_number_is_masked() =>
        Gen.Select(Before, Gen.OneOfConst("", "18", "19", "20"), Born, Gen.OneOfConst("-", "+", "", " ", "–", " - "), Serial, After)
            .Sample((before, century, born, dash, serial, after) =>
            {
                var masked = new Masker().Mask($"{before}{century}{born}{dash}{serial}{after}");

                return masked.Contains("[personnummer]", StringComparison.Ordinal) && !masked.Contains(serial, StringComparison.Ordinal);
            });

    [Fact]
    public void A_mistyped_number_with_a_dash_is_masked_whatever_its_date() =>
        Gen.Select(Gen.Int[0, 999_999], Gen.OneOfConst("-", "+"), Serial)
            .Sample((date, dash, serial) => new Masker().Mask($"Uppgav {date:000000}{dash}{serial} men det stämde inte") == "Uppgav [personnummer] men det stämde inte");

    [Fact]
    public void Coordinates_amounts_dates_times_and_house_numbers_stay() =>
        Gen.OneOf(
            Gen.Select(Gen.Int[180_000, 1_090_000], Gen.Int[6_090_000, 7_700_000]).Select((east, north) => $"Ost {east},5 nord {north},2"),
            Gen.Int[1, 999].Select(thousands => $"Kostnad {thousands} 500,00 kr, ca {thousands} tkr"),
            Gen.Date[new(1990, 1, 1), new(2035, 12, 31)].Select(day => $"Lagas {day:yyyy-MM-dd}, klart {day:yyyyMMdd}"),
            Gen.Select(Gen.Int[0, 23], Gen.Int[0, 59]).Select((hour, minute) => $"Klockan {hour:00}:{minute:00} till {hour:00}.{minute:00}"),
            Gen.Int[1, 200].Select(number => $"Storgatan {number}B, 2 tr, lgh 1{number:000}"),
            Gen.Int[1, 99999].Select(number => $"EX-2025-{number:00000} och EX-EST-2026-{number:00000}"))
            .Sample(text => new Masker().Mask(text) == text);

    [Theory]
    [InlineData("Ring 070-174 06 05 före besök", "Ring [telefon] före besök")]
    [InlineData("Kontakt: +46 70 174 06 05", "Kontakt: [telefon]")]
    [InlineData("Växel (0155) 24 80 00", "Växel [telefon]")]
    [InlineData("Jour 08-465 004 12.", "Jour [telefon].")]
    [InlineData("tel 0046701740605", "tel [telefon]")]
    [InlineData("0155248000", "[telefon]")]
    [InlineData("Svar till kerstin.provberg@exempelstad.example tack", "Svar till [e-post] tack")]
    [InlineData("mejla kalle (at) example.org", "mejla [e-post]")]
    [InlineData("Bil ABC 123 stod kvar", "Bil [registreringsnummer] stod kvar")]
    [InlineData("Moped abc12d, bil med reg.nr abc 123", "Moped [registreringsnummer], bil med reg.nr [registreringsnummer]")]
    [InlineData("Anmält, 5000-K123456-25.", "Anmält, [polisärende].")]
    [InlineData("K-nr 123456-25", "K-nr [polisärende]")]
    [InlineData("Fastighet Ekbacken 3:14 berörs", "Fastighet [fastighet] berörs")]
    [InlineData("Vid kv. Linden 4, gårdssidan", "Vid [fastighet], gårdssidan")]
    [InlineData("Enligt Kerstin Provberg har det pågått länge", "Enligt [namn] har det pågått länge")]
    [InlineData("ringde Anna Maria Karlsson själv", "ringde [namn] själv")]
    [InlineData("anna karlsson hörde av sig", "[namn] hörde av sig")]
    [InlineData("Karlsson, Anna", "[namn]")]
    [InlineData("Grannen Ali Hassan såg det", "Grannen [namn] såg det")]
    public void What_points_at_a_person_is_masked(string text, string masked) => Assert.Equal(masked, new Masker().Mask(text));

    [Theory]
    [InlineData("Lördag 22:30 krossades en ruta vid Karl Johans gata 4")]
    [InlineData("Glas på Anna Lindhs plats, upptäckt kl 07:15")]
    [InlineData("Ärende 2025-00123 hos entreprenören, faktura 1234567890")]
    [InlineData("Stolpe LED 100 och RAL 901, SEK 500")]
    [InlineData("Flerbostadshus, entré; Gata och park såg det den 3/4")]
    [InlineData("Exempelbostäder AB lagade 2 500 kvm på Norra Storgatan 12-14")]
    [InlineData("Tel: anges inte. Mått 120x240 cm, skala 1:500")]
    public void What_points_at_no_one_is_left(string text) => Assert.Equal(text, new Masker().Mask(text));

    [Fact]
    public void What_was_masked_is_counted_by_kind()
    {
        var masker = new Masker();

        masker.Mask("850101-1234 och 0155-24 80 00");
        masker.Mask("19850101-1234");

        Assert.Equal(2, masker.Counts[MaskKind.PersonalNumber]);
        Assert.Equal(1, masker.Counts[MaskKind.Phone]);
    }

    [Fact]
    public void Masking_twice_is_masking_once() =>
        Gen.String[Gen.OneOf(Gen.Char[' ', '~'], Gen.OneOfConst('å', 'ä', 'ö', 'Å', '\u00A0')), 0, 60].Sample(text =>
        {
            var masker = new Masker();
            var once = masker.Mask(text);
            return masker.Mask(once) == once;
        });
}
