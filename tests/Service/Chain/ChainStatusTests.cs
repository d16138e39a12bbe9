using System.Text.Json;
using Geo.Service.Chain;
using Geo.Service.Chain.Records;
using Geo.Tests.Support;

namespace Geo.Tests.Service.Chain;

/// <summary>What the chain of evidence lacks on a day.</summary>
[Collection(nameof(DemoRun))]
public sealed class ChainStatusTests(DemoRun demo)
{
    private static readonly DateOnly Today = new(2026, 7, 15);

    [Theory]
    [InlineData("2022-10-14", "2018-10-15", "2022-10-14")]
    [InlineData("2022-10-15", "2022-10-15", "2026-10-14")]
    [InlineData("2026-02-28", "2022-10-15", "2026-10-14")]
    [InlineData("2031-01-01", "2030-10-15", "2034-10-14")]
    [InlineData("2010-01-01", "2006-10-15", "2010-10-14")]
    public void A_term_of_office_is_four_years_from_15_October(string day, string first, string last) =>
        Assert.Equal((Day(first), Day(last)), CouncilTerm.Of(Day(day)));

    [Theory]
    [InlineData(null, null, "2030-10-14")]
    [InlineData("2026-10-14", null, "2026-10-14")]
    [InlineData("2026-10-14", "2025-03-01", "2030-10-14")]
    [InlineData("2026-10-14", "2021-03-01", "2026-10-14")]
    public void A_programme_is_reviewed_once_each_term(string? by, string? reviewed, string due) => Assert.Equal(
        Day(due),
        new Programme
        {
            Id = "p",
            Title = "P",
            AdoptedBy = "KF",
            AdoptedOn = new(2024, 6, 17),
            Owner = "KS",
            ReviewedOn = reviewed is null ? [] : [Day(reviewed)],
            ReviewBy = by is null ? null : Day(by),
        }.ReviewDueOn(Today));

    [Fact]
    public async Task The_example_s_gaps_are_told_for_people_and_for_machines()
    {
        var told = (await RunAsync("--date", "2026-07-15")).Succeeded().Output;

        Assert.Contains("2026-06-30  meetings/bra-2026-01: beslutet ”Ny belysning mellan torget och stationen” (Gatuenheten) ska vara gjort", told, StringComparison.Ordinal);
        Assert.Contains("2026-05-12  obligations/board-report", told, StringComparison.Ordinal);
        Assert.Contains("priorities/later-debut: orsakerna är inte sökta", told, StringComparison.Ordinal);
        Assert.Contains("measures/safety-training: åtgärden svarar inte på något fynd", told, StringComparison.Ordinal);
        Assert.Contains("measures/underpass-sight: ”Fri sikt vid gångtunnlar” är genomförd men inte utvärderad", told, StringComparison.Ordinal);
        Assert.Contains("focus-areas/external-6: riktning saknas", told, StringComparison.Ordinal);
        Assert.Contains("  tid    ", told, StringComparison.Ordinal);

        using var json = JsonDocument.Parse((await RunAsync("--date", "2026-07-15", "--json", "-")).Succeeded().Output);
        var items = json.RootElement.GetProperty("items").EnumerateArray().ToList();
        Assert.All(
            items.Where(item => item.GetProperty("kind").GetString() == "due"),
            item => Assert.InRange(item.GetProperty("on").GetDateTime(), new DateTime(2026, 7, 15), new DateTime(2026, 10, 13)));
        Assert.Contains(items, item => item.GetProperty("kind").GetString() == "late" && item.GetProperty("where").GetString() == "obligations/board-report");
        var activities = json.RootElement.GetProperty("promises").GetProperty("activities").GetInt32();
        Assert.All((string[])["state", "schedule", "evidence"], name => Assert.Equal(activities, json.RootElement.GetProperty("promises").GetProperty(name).EnumerateObject().Sum(word => word.Value.GetInt32())));
        Assert.Equal(2, (await RunAsync("--days", "-1")).ExitCode);
    }

    [Fact]
    public void A_finding_whose_run_is_not_there_and_a_report_without_the_police_are_told()
    {
        var chain = Empty with
        {
            Findings = [new() { Id = "f", Title = "F", Text = "t", FoundOn = Today, State = FindingState.Standing, Evidence = [new() { Method = "areas", Theme = "damage" }] }],
            SituationReports = [new() { Id = "s", Title = "S", From = Today.AddYears(-2), To = Today, Consequences = [], Other = [], Analysis = [], DecidedBy = "KS", DecidedOn = Today }],
            Consultations = [new() { Id = "c", With = "Skolorna", HeldOn = Today, Present = [], SituationReport = "s", Outcome = "o" }],
        };

        Assert.Equal(["findings/f", "findings/f", "findings/f", "situation-reports/s"], Where(chain, []));
        Assert.Equal(["findings/f", "findings/f"], Where(
            chain with { Consultations = [chain.Consultations[0] with { With = "Lokalpolisområdet" }] }, [("areas", "damage", "2025", "deso:1")]));

        static IEnumerable<string> Where(ChainStore chain, HashSet<(string, string, string, string)> results) =>
            ChainStatus.Of("X", chain, new(new HashSet<string>(), new HashSet<string>(), results), Today, 90).Items.Select(item => item.Where).Where(where => where.Contains('/', StringComparison.Ordinal)).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void What_the_law_demands_and_is_not_there_is_told()
    {
        var expired = new CooperationAgreement { Id = "a", Title = "A", Parties = ["K", "Polisen"], From = new(2023, 1, 1), To = new(2024, 12, 31), Priorities = [] };

        var told = ChainStatus.Of("X", Empty with { Agreements = [expired] }, new(new HashSet<string>(), new HashSet<string>(), new HashSet<(string, string, string, string)>()), Today, 90).Items;

        Assert.Equal(["action-plans", "agreements", "meetings", "obligations", "programmes", "situation-reports"], told.Where(item => item.Kind == NoticeKind.Unproven).Select(item => item.Where));
        Assert.Contains("har gått ut och ingen senare är inlagd", Assert.Single(told, item => item.Kind == NoticeKind.Late).What, StringComparison.Ordinal);
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static ChainStore Empty => new()
    {
        Findings = [],
        Priorities = [],
        Causes = [],
        Measures = [],
        FollowUps = [],
        Promises = [],
        Agreements = [],
        Networks = [],
        Meetings = [],
        Consultations = [],
        SituationReports = [],
        Plans = [],
        Programmes = [],
        FocusAreas = [],
        Obligations = [],
        Totals = [],
        DutyRoutes = [],
    };

    private Task<ProgramRun> RunAsync(params string[] arguments) => ProgramRun.RunAsync("Geo.Service", demo.Database.Environment(), ["chain", "status", "exempelstad", .. arguments]);
}
