using Geo.Components.Release;

namespace Geo.Tests.Support;

/// <summary>A promise that runs, with every state an activity can have, and one that has ended.</summary>
internal static class SamplePromises
{
    public static CitizenPromise Running() => new()
    {
        Id = "2026-1",
        Title = "Tryggare vid resecentrum",
        From = new(2026, 1, 1),
        To = new(2026, 12, 31),
        Parties = ["Polisen, lokalpolisområdet", "Exempelstads kommun"],
        Situation = new("Många känner sig otrygga kring resecentrum kvällstid.\n\nUnder 2025 rapporterades flest störningar sena fredagar.", "Trygghetsmätningen 2025", "https://example.org/matning", new(2026, 10, 1)),
        Aim = new("Färre störningar och fler som känner sig trygga.", null, null, null),
        Method = new("Fotpatruller, ny belysning och trygghetsvandringar.", null, null, null),
        Outcome = new("Fotpatrullerna följer planen. Belysningen är försenad.", "Uppföljning tertial 2", null, null),
        Activities =
        [
            Activity("Fotpatruller", ActivityState.Ongoing, ActivitySchedule.OnSchedule, ActivityEvidence.Shown) with
            {
                Responsible = "Polisen", Kind = ActivityKind.CountTarget, Unit = "pass", Target = 40,
                Results = [new("2026T1", 12), new("2026T2", 15)], EvidenceAddress = "https://example.org/uppfoljning",
            },
            Activity("Ny belysning vid gångtunneln", ActivityState.Planned, ActivitySchedule.Late, ActivityEvidence.NothingPublished) with { Reason = "Upphandlingen blev överklagad." },
            Activity("Trygghetsvandring", ActivityState.Done, ActivitySchedule.OnSchedule, ActivityEvidence.PartlyShown) with { Results = [new("2026T1", 1), new("2026T2", null)] },
            Activity("Borttagning av buskar vid behov", ActivityState.NoNeedArose, ActivitySchedule.NoEndDate, ActivityEvidence.NothingPublished) with { Kind = ActivityKind.OnNeed },
        ],
        Effects =
        [
            new()
            {
                Title = "Andel som är otrygga utomhus sena kvällar", Scale = "andel, %", HigherIsBetter = false, Source = "Brå, Nationella trygghetsundersökningen",
                Values = [new("2019", 27m, 23m, 31m), new("2021", 25.5m, 21.5m, 29.5m), new("2023", 26m, 22m, 30m), new("2025", 24m, 20m, 28m)],
            },
        ],
        Events = [new(new(2026, 1, 15), "Löftet undertecknades."), new(new(2026, 5, 2), "Målet för fotpatruller ändrades från 60 till 40, eftersom två tjänster är vakanta.")],
        Unknown = ["Hur många som vistas vid resecentrum är inte mätt."],
        FollowedUpOn = new(2026, 8, 31),
        NextFollowUpOn = new(2026, 12, 31),
        Contact = "Säkerhetssamordnaren, via kommunens växel",
    };

    public static CitizenPromise Ended(string id, int from, int to) => new()
    {
        Id = id,
        Title = $"Färre inbrott {from}",
        From = new(from, 1, 1),
        To = new(to, 12, 31),
        Parties = ["Polisen"],
        Situation = new("Inbrotten hade ökat.", "Polisens webbplats", "https://example.org/lofte", null),
        Aim = new("Färre bostadsinbrott.", null, null, null),
        Method = new("Grannsamverkan.", null, null, null),
        Activities = [Activity("Möten om grannsamverkan", ActivityState.Unknown, ActivitySchedule.Ended, ActivityEvidence.NothingPublished) with { Results = [new($"{from}", 4)] }],
        Effects = [],
        Events = [],
        Unknown = ["Någon uppföljning är inte publicerad."],
    };

    private static PromiseActivity Activity(string text, ActivityState state, ActivitySchedule schedule, ActivityEvidence evidence) => new()
    {
        Text = text,
        Responsible = "Kommunen",
        Kind = ActivityKind.OneOff,
        Results = [],
        State = state,
        Schedule = schedule,
        Evidence = evidence,
    };
}
