using System.Text;
using Geo.Components.Release;
using Geo.Database;
using Geo.Service.Chain;

namespace Geo.Tests.Data;

public class PromiseFileTests
{
    private const string Promise = """
        id: 2026-1
        title: Tryggare vid torget
        from: 2026-01-01
        to: 2026-12-31
        parties: [Kommunen, Polisen]
        situation: { text: Läget, source: Lägesbild 2025, address: "https://example.org/bild", checkedOn: 2026-01-02 }
        aim: { text: Målet }
        method: { text: Arbetet }
        activities:
          - text: Vandringar
            responsible: Kommunen
            kind: count-target
            unit: vandringar
            target: 6
            results: [{ period: 2026T1, count: 2 }, { period: 2026T2 }]
            state: ongoing
            schedule: on-schedule
            evidence: shown
        effects:
          - title: Trygga
            scale: andel, %
            higherIsBetter: true
            source: Enkät
            values: [{ period: "2025", value: 50.5, lower: 46, upper: 54 }]
        events: [{ on: 2026-01-27, text: Skrivs under }]
        unknown: []
        """;

    private const string Measure = """
        - id: light
          title: Ny belysning
          focusArea: external-2
          finding: Mörka platser rapporteras ofta.
          owner: Gatuenheten
          state: planned
          areas: 9901C1010 9901C1020
          from: 2026-01-27
        """;

    [Fact]
    public void A_promise_is_read_and_what_is_absent_is_null()
    {
        using var folder = new Folder();

        var promise = PromiseFile.Read(folder.Write("2026-1.yml", Promise));

        Assert.Equal(new("Läget", "Lägesbild 2025", "https://example.org/bild", new DateOnly(2026, 1, 2)), promise.Situation);
        Assert.Equal<TertialResult>([new("2026T1", 2), new("2026T2", null)], promise.Activities[0].Results);
        Assert.Equal(new("2025", 50.5m, 46m, 54m), promise.Effects[0].Values[0]);
        Assert.Null(promise.Outcome);
        Assert.Null(promise.NextFollowUpOn);
    }

    [Theory]
    [InlineData("parties: [", "partners: [", "rad 5, partners: okänd nyckel")]
    [InlineData("unit: vandringar", "units: vandringar", "rad 13, activities[1].units: okänd nyckel")]
    [InlineData("title: Tryggare vid torget", "", "rad 1, title: nyckeln saknas")]
    [InlineData("aim: { text: Målet }", "aim: { source: Plan }", "aim.text: nyckeln saknas")]
    [InlineData("state: ongoing", "state: on-going", "rad 16, activities[1].state: okänt ord \"on-going\"")]
    [InlineData("state: ongoing", "state: not-done", "activities[1].reason: skälet saknas")]
    [InlineData("schedule: on-schedule", "schedule: late", "activities[1].reason: skälet saknas")]
    [InlineData("state: ongoing", "state: no-need-arose", "activities[1].state: inget behov uppstod")]
    [InlineData("target: 6", "", "activities[1].target: ett mål i antal behöver ett tal")]
    [InlineData("kind: count-target", "kind: on-need", "rad 14, activities[1].target: det som görs vid behov")]
    [InlineData("period: 2026T1,", "period: 2026T4,", "rad 15, activities[1].results[1].period: \"2026T4\" är ingen period")]
    [InlineData("period: 2026T1,", "period: 2025T3,", "2025T3 ligger utanför löftets tid")]
    [InlineData("period: 2026T1,", "period: 2026T2,", "samma period står två gånger")]
    [InlineData("count: 2", "count: två", "\"två\" är inte ett antal")]
    [InlineData("value: 50.5", "value: 60", "effects[1].values[1].value: ligger utanför sitt intervall")]
    [InlineData("value: 50.5", "value: 50,5", "okänd nyckel")]
    [InlineData("to: 2026-12-31", "to: 2025-12-31", "rad 3, from: 2026-01-01 ligger efter to, 2025-12-31")]
    [InlineData("from: 2026-01-01", "from: 2027-01-01", "rad 3, from: 2027-01-01 ligger efter to, 2026-12-31")]
    [InlineData("from: 2026-01-01", "from: 1/1 2026", "\"1/1 2026\" är inte ett datum")]
    [InlineData("id: 2026-1", "id: 2026-2", "rad 1, id: \"2026-2\" stämmer inte")]
    [InlineData("https://example.org/bild", "example.org/bild", "situation.address: \"example.org/bild\" är inte en webbadress")]
    [InlineData("unknown: []", "unknown: inget", "rad 26, unknown: ska vara en lista")]
    public void What_is_wrong_is_refused_with_its_place(string right, string wrong, string said)
    {
        using var folder = new Folder();
        var file = folder.Write("2026-1.yml", Promise.Replace(right, wrong, StringComparison.Ordinal));

        // What is no YAML is no record either.
        var refusal = Assert.ThrowsAny<UsageException>(() => PromiseFile.Read(file));

        Assert.StartsWith(file, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_says_the_same_twice_is_no_yaml()
    {
        using var folder = new Folder();
        var file = folder.Write("2026-1.yml", Promise.Replace("unknown: []", "title: Två", StringComparison.Ordinal));

        var refusal = Assert.Throws<UsageException>(() => PromiseFile.Read(file));

        Assert.StartsWith(file, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("går inte att läsa som YAML", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_the_users_mistake()
    {
        using var folder = new Folder();

        Assert.Throws<UsageException>(() => PromiseFile.Read(folder.Path("2026-9.yml")));
    }

    [Fact]
    public void A_file_in_another_encoding_is_refused_before_its_letters_are_lost()
    {
        using var folder = new Folder();
        var file = folder.Write("2026-1.yml", Promise);
        File.WriteAllBytes(file, Encoding.Latin1.GetBytes(Promise));

        var refusal = Assert.Throws<UsageException>(() => PromiseFile.Read(file));

        Assert.Contains("UTF-8", refusal.Message, StringComparison.Ordinal);
        Assert.StartsWith(file, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Measures_are_read_in_the_files_order()
    {
        using var folder = new Folder();
        var second = Measure.Replace("id: light", "id: sight", StringComparison.Ordinal);

        var measures = MeasureFile.Read(folder.Write("measures.yml", $"{Measure}\n{second}"));

        Assert.Equal(["light", "sight"], measures.Select(measure => measure.Id));
        Assert.Null(measures[0].To);
    }

    [Theory]
    [InlineData("finding: Mörka platser rapporteras ofta.", "", "rad 1, [1].finding: nyckeln saknas")]
    [InlineData("owner:", "ägare:", "rad 5, [1].ägare: okänd nyckel")]
    [InlineData("external-2", "external-9", "rad 3, [1].focusArea: okänt fokusområde")]
    [InlineData("9901C1010 9901C1020", "torget", "[1].areas: \"torget\" är inte områdeskoder")]
    [InlineData("from: 2026-01-27", "from: 2026-01-27\n  to: 2026-01-26", "ligger efter to")]
    [InlineData("- id: light", "- id: light\n- id: light", "[1].title: nyckeln saknas")]
    public void A_wrong_measure_is_refused_with_its_place(string right, string wrong, string said)
    {
        using var folder = new Folder();
        var file = folder.Write("measures.yml", Measure.Replace(right, wrong, StringComparison.Ordinal));

        var refusal = Assert.Throws<RecordFault>(() => MeasureFile.Read(file));

        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_measures_with_one_id_are_refused()
    {
        using var folder = new Folder();
        var file = folder.Write("measures.yml", $"{Measure}\n{Measure}");

        var refusal = Assert.Throws<UsageException>(() => MeasureFile.Read(file));

        Assert.Contains("\"light\" står på 2 åtgärder", refusal.Message, StringComparison.Ordinal);
    }

    private sealed class Folder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("geo-promise-");

        public string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

        public string Write(string name, string text)
        {
            File.WriteAllText(Path(name), text);
            return Path(name);
        }

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
