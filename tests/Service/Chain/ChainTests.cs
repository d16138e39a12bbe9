using CsCheck;
using Geo.Components.Release;
using Geo.Service.Chain;
using Geo.Service.Chain.Records;
using Geo.Tests.Support;

namespace Geo.Tests.Service.Chain;

/// <summary>The chain of evidence between files and store.</summary>
[Collection(nameof(DemoRun))]
public sealed class ChainTests(DemoRun demo) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("geo-chain-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_is_exported_imports_as_the_same_and_exports_as_the_same_bytes()
    {
        var (first, second) = (Path.Combine(_folder, "first", "exempelstad"), Path.Combine(_folder, "second"));
        (await RunAsync("export", "exempelstad", "--out", first)).Succeeded();
        var again = (await RunAsync("import", "exempelstad", "--data", Path.Combine(_folder, "first"))).Succeeded();
        (await RunAsync("export", "exempelstad", "--out", second)).Succeeded();

        Assert.Contains(" 0 nya eller ändrade", again.Output, StringComparison.Ordinal);
        var files = Directory.GetFiles(first, "*.yml", SearchOption.AllDirectories);
        Assert.True(files.Length >= 19);
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(second, Path.GetRelativePath(first, file)))));
        Assert.Contains("Obs: measures/safety-training: åtgärden svarar inte på något fynd", again.Output, StringComparison.Ordinal);
        Assert.Contains("Obs: priorities/later-debut: orsakerna är inte sökta", again.Output, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync("export", "exempelstad", "--out", second)).ExitCode);
    }

    [Fact]
    public async Task An_event_that_has_happened_is_not_rewritten()
    {
        DemoRun.CopyData("exempelstad", _folder);
        var promise = Path.Combine(_folder, "exempelstad", "promises", "2026-1.yml");
        var text = await File.ReadAllTextAsync(promise);
        await File.WriteAllTextAsync(promise, text.Replace("Upphandlingen av belysning avbryts och görs om.", "Upphandlingen fortsätter.", StringComparison.Ordinal));

        var refused = await RunAsync("import", "exempelstad", "--data", _folder);

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("Det som har hänt skrivs inte om", refused.Errors, StringComparison.Ordinal);
        DemoRun.CopyData("exempelstad", Path.Combine(_folder, "whole"));
        Assert.Contains(" 0 nya eller ändrade", (await RunAsync("import", "exempelstad", "--data", Path.Combine(_folder, "whole"))).Output, StringComparison.Ordinal);
    }

    // On a store of its own: what goes in here is not the demo's.
    [Fact]
    public async Task Each_bad_record_is_named_with_what_to_do_and_the_rest_goes_on()
    {
        DemoRun.CopyData("exempelstad", _folder);
        var plan = Path.Combine(_folder, "exempelstad", "plan");
        Edit(Path.Combine(plan, "measures.yml"), "findings: [dark-places-station]\n  plan: plan-2026\n  costKronor: 450000", "findings: [gone]\n  plan: plan-2026");
        Edit(Path.Combine(plan, "findings.yml"), "areas: 9901C1010\n- id: damage", "areas: 9901C1015\n- id: damage");
        Edit(Path.Combine(plan, "focus-areas.yml"), "      higherIsBetter: false\n      kind: effect\n- id: external-4", "      kind: effect\n- id: external-4");
        Edit(Path.Combine(plan, "networks.yml"), "members: [Exempelhem AB", "membrs: [Exempelhem AB");
        Edit(Path.Combine(plan, "follow-ups.yml"), "Polisen gick till fots 22 kvällar.", "Polisen gick till fots 22 kvällar, säger Anna Andersson.");
        Edit(Path.Combine(_folder, "exempelstad", "promises", "2025-1.yml"), "period: 2025T1", "peroid: 2025T1");
        await using var own = await PostGis.CloneAsync(demo.Database);

        var run = await ProgramRun.RunAsync("Geo.Service", own.Environment(), "chain", "import", "exempelstad", "--data", _folder);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("networks.yml, rad 6, [1].membrs: okänd nyckel", run.Errors, StringComparison.Ordinal);
        Assert.Matches("2025-1.yml, rad [0-9]+, activities.*peroid: okänd nyckel", run.Errors);
        Assert.Contains("Fel: measures/light-square-station: fyndet gone finns inte. Rätta findings.", run.Output, StringComparison.Ordinal);
        Assert.Contains("Fel: findings/evening-violence-centre: området 9901C1015 finns inte i kommunens indelning. Rätta areas, eller byt till den utgåva som befolkningen följer.", run.Output, StringComparison.Ordinal);
        Assert.Contains("Obs: focus-areas/external-3: riktning saknas för ntu-insecure-late-evening. Skriv higherIsBetter", run.Output, StringComparison.Ordinal);
        Assert.Contains("Obs: follow-ups/foot-patrol-2026t1: text: 1 namn är borttaget innan texten lagrades.", run.Output, StringComparison.Ordinal);
        Assert.Contains("4 löften, 8 åtgärder", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("finns kvar i databasen men inte i filerna", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- id: Stort\n  title: t", "är inget id")]
    [InlineData("- id: a\n  title: t\n  txt: x", "okänd nyckel")]
    [InlineData("- id: a\n  title: t\n  text: x\n  foundOn: igår\n  state: standing\n  evidence: []", "är inte ett datum")]
    [InlineData("- id: a\n  title: t\n  text: x\n  foundOn: 0026-01-01\n  state: standing\n  evidence: []", "ligger inte i vår tid")]
    [InlineData("- id: a\n  title: t\n  text: x\n  foundOn: 2026-01-01\n  state: hot\n  evidence: []", "okänt ord")]
    [InlineData("- id: a\n  title: t\n  text: x\n  foundOn: 2026-01-01\n  state: standing\n  evidence: []", "inget underlag")]
    [InlineData("- id: a\n  title: t\n  text: x\n  foundOn: 2026-01-01\n  state: standing\n  evidence:\n    - { method: areas, source: s }", "antingen en körning eller en källa")]
    [InlineData("- id: a\n  title: t\n  foundOn: 2026-01-01\n  state: standing\n  evidence:\n    - { source: s }", "nyckeln saknas")]
    public void A_finding_that_is_wrong_is_refused_with_file_line_and_key(string yaml, string problem)
    {
        File.WriteAllText(Path.Combine(_folder, "findings.yml"), yaml + "\n");

        var refused = Assert.Throws<RecordFault>(() => ChainFile.Read(_folder, typeof(Finding)));

        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
        Assert.Contains("findings.yml, rad ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_comes_back_from_yaml() =>
        Gen.OneOf(Gen.String, Gen.OneOfConst("null", "~", "true", "12", "- a", "a: b", "”å”\nö", "#x", "'", "\"", "|")).Where(text => text.Trim().Length > 0 && text.Trim() == text && text.All(letter => !char.IsControl(letter) && !char.IsSurrogate(letter) && letter < '\ufff0' || letter == '\n'))
            .Sample(text =>
            {
                var file = Path.Combine(_folder, $"{Guid.NewGuid():N}.yml");
                var record = System.Text.Json.JsonSerializer.Serialize(new SourcedText(text), ReleaseFiles.Json);
                File.WriteAllText(file, ChainExport.Yaml(ChainExport.Node(record)));
                Assert.Equal(text, YamlRecord.ReadFile(file, ContractReader.Read<SourcedText>).Text);
                File.Delete(file);
            }, iter: 500, threads: 1);

    [Fact]
    public void What_does_not_hold_together_is_named_with_what_to_do()
    {
        var chain = new ChainStore
        {
            Findings = [Seen("known")],
            Priorities = [new() { Id = "p", Title = "P", Findings = ["gone"], Reason = "r", DecidedBy = "BRÅ", DecidedOn = new(2026, 1, 1) }],
            Causes = [],
            Measures = [Measure("linked", ["known"], "9901C1010"), Measure("loose", [], null), Measure("lost", ["gone"], "9901X")],
            FollowUps = [new() { Id = "f", Measure = "linked", FollowedUpOn = new(2026, 6, 1), From = new(2024, 1, 1), To = new(2024, 2, 1), Text = "t", By = "x" }],
            Promises = [],
            Agreements = [],
            Networks = [],
            Meetings = [],
            Consultations = [new() { Id = "c", With = "Polisen", HeldOn = new(2026, 1, 1), Present = [], SituationReport = "none", Outcome = "o" }],
            SituationReports = [],
            Plans = [],
            Programmes = [],
            FocusAreas = [new() { Id = "external-7", Title = "Skadegörelse", Duty = "d", Indicators = [new() { Indicator = "U07452", Title = "t", Kind = IndicatorKind.Effect }] }],
            Obligations = [],
            Totals = [],
            DutyRoutes = [],
        };

        var notices = ChainNotices.Of(chain, new HashSet<string> { "9901C1010" }, new(2026, 7, 1));

        Assert.Equal(
            [
                "consultations/c", "follow-ups/f", "measures/lost", "measures/lost", "priorities/p",
            ],
            notices.Where(notice => notice.IsWrong).Select(notice => notice.Where).Order(StringComparer.Ordinal));
        Assert.Equal(["focus-areas/external-7", "measures/loose", "priorities/p"], notices.Where(notice => !notice.IsWrong).Select(notice => notice.Where).Order(StringComparer.Ordinal));

        static Finding Seen(string id) => new() { Id = id, Title = id, Text = "t", FoundOn = new(2026, 1, 1), State = FindingState.Standing, Evidence = [new() { Source = "s" }] };
        static ActionMeasure Measure(string id, string[] findings, string? areas) => new()
        {
            Id = id,
            Title = id,
            FocusArea = "external-7",
            Finding = "f",
            Findings = [.. findings],
            Owner = "o",
            State = ActivityState.Ongoing,
            Areas = areas,
            From = new(2026, 1, 1),
        };
    }

    [Theory]
    [InlineData("status", "--date", "0001-01-01", "--date 0001-01-01: ange en dag från 2000-01-01")]
    [InlineData("status", "--date", "9999-12-31", "ange en dag från 2000-01-01 till 2100-12-31")]
    [InlineData("status", "--json", "/dev/null/x", "--json /dev/null/x")]
    [InlineData("export", "--out", "/dev/null", "--out /dev/null är en fil. Ange en mapp.")]
    public async Task A_day_or_a_place_that_cannot_be_is_refused(string verb, string option, string value, string told)
    {
        var refused = await RunAsync(verb, "exempelstad", option, value);

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains(told, refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_measure_that_two_files_hold_is_refused_and_neither_wins()
    {
        DemoRun.CopyData("exempelstad", _folder);
        var plan = Path.Combine(_folder, "exempelstad", "plan");
        await File.WriteAllTextAsync(Path.Combine(plan, "measures-2.yml"), (await File.ReadAllTextAsync(Path.Combine(plan, "measures.yml"))).Replace("Gatuenheten", "Någon annan", StringComparison.Ordinal));

        var refused = await RunAsync("import", "exempelstad", "--data", _folder);

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("åtgärden \"light-square-station\" står i 2 filer", refused.Errors, StringComparison.Ordinal);
        Assert.Contains(" 0 nya eller ändrade", refused.Output, StringComparison.Ordinal);
    }

    private static void Edit(string file, string from, string to)
    {
        var text = File.ReadAllText(file);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(from, to, StringComparison.Ordinal));
    }

    private Task<ProgramRun> RunAsync(params string[] arguments) => ProgramRun.RunAsync("Geo.Service", demo.Database.Environment(), ["chain", .. arguments]);
}
