using Geo.Components.Release;
using Geo.Service.Chain.Records;

namespace Geo.Service.Chain;

/// <summary>The days of the chain of evidence: what is late, what comes soon, and what has no day though it should.</summary>
internal static class ChainCalendar
{
    /// <param name="chain">Whole.</param>
    /// <param name="today">The day that is today.</param>
    /// <param name="daysAhead">How many days ahead soon is.</param>
    public static IEnumerable<ChainNotice> Of(ChainStore chain, DateOnly today, int daysAhead) =>
        Dated(chain, today).Where(notice => notice.On is null || notice.On <= today.AddDays(daysAhead))
            .Select(notice => notice.On is { } on ? notice with { Kind = on < today ? NoticeKind.Late : NoticeKind.Due } : notice);

    private static IEnumerable<ChainNotice> Dated(ChainStore chain, DateOnly today) =>
        [.. Measures(chain), .. Decisions(chain), .. Meetings(chain, today), .. Promises(chain, today), .. Obligations(chain), .. Papers(chain, today)];

    private static IEnumerable<ChainNotice> Measures(ChainStore chain)
    {
        foreach (var measure in chain.Measures.Where(measure => measure.State is ActivityState.Planned or ActivityState.Ongoing or ActivityState.PartlyDone or ActivityState.Unknown))
        {
            var where = $"measures/{measure.Id}";
            yield return measure.NextFollowUpOn is { } on
                ? Day(where, $"åtgärden ”{measure.Title}” ska följas upp ({measure.Owner})", "Skriv uppföljningen i follow-ups.yml och nästa dag i nextFollowUpOn.", on)
                : new(where, $"åtgärden ”{measure.Title}” har ingen dag för uppföljning", "Skriv nextFollowUpOn.", NoticeKind.Unknown);
            if (measure.To is { } to)
            {
                yield return Day(where, $"åtgärden ”{measure.Title}” ska vara klar ({measure.Owner})", "Skriv state: done, partly-done eller not-done, eller flytta to.", to);
            }
        }
    }

    private static IEnumerable<ChainNotice> Decisions(ChainStore chain)
    {
        foreach (var (meeting, decision) in chain.Meetings.SelectMany(meeting => meeting.Decisions.Where(decision => decision.State == DecisionState.Open).Select(decision => (meeting, decision))))
        {
            var (where, what) = ($"meetings/{meeting.Id}", $"beslutet ”{decision.Text.TrimEnd('.')}” ({decision.Owner})");
            yield return decision.DueOn is { } on
                ? Day(where, $"{what} ska vara gjort", "Skriv state: done med doneOn, eller dropped med reason.", on)
                : new(where, $"{what} har ingen dag", "Skriv dueOn.", NoticeKind.Unknown);
        }
    }

    private static IEnumerable<ChainNotice> Meetings(ChainStore chain, DateOnly today)
    {
        foreach (var last in chain.Meetings.Where(meeting => meeting.HeldOn <= today).GroupBy(meeting => meeting.Body).Select(body => body.MaxBy(meeting => meeting.HeldOn)!))
        {
            if (last.NextOn is { } on)
            {
                yield return Day($"meetings/{last.Id}", $"nästa möte med {Body(chain, last.Body)}", "Skriv mötet i meetings.yml när det har hållits.", on);
            }
        }

        foreach (var network in chain.Networks.Where(network => network.MeetingsAYear is not null))
        {
            var held = chain.Meetings.Count(meeting => meeting.Body == network.Id && meeting.HeldOn > today.AddYears(-1) && meeting.HeldOn <= today);
            if (held < network.MeetingsAYear)
            {
                yield return new($"networks/{network.Id}", $"{network.Name}: {held} av {network.MeetingsAYear} möten är inlagda det senaste året", "Skriv mötena i meetings.yml.", NoticeKind.Unproven);
            }
        }
    }

    /// <summary>Who met: a network by its name.</summary>
    internal static string Body(ChainStore chain, string body) => chain.Networks.FirstOrDefault(network => network.Id == body)?.Name ?? body;

    private static IEnumerable<ChainNotice> Promises(ChainStore chain, DateOnly today)
    {
        foreach (var promise in PromiseTally.Current(chain.Promises, today))
        {
            var where = $"promises/{promise.Id}";
            if (promise.NextFollowUpOn is { } on)
            {
                yield return Day(where, $"löftet ”{promise.Title}” ska följas upp", "Skriv resultaten, followedUpOn och nextFollowUpOn.", on);
            }
            else if (promise.To >= today)
            {
                yield return new(where, $"löftet ”{promise.Title}” har ingen dag för uppföljning", "Skriv nextFollowUpOn.", NoticeKind.Unknown);
            }

            foreach (var activity in promise.Activities.Where(activity => activity.Schedule == ActivitySchedule.Late))
            {
                yield return new(where, $"aktiviteten ”{activity.Text.TrimEnd('.')}” är försenad: {activity.Reason?.TrimEnd('.')}", $"Fråga {activity.Responsible}.", NoticeKind.Late);
            }
        }
    }

    private static IEnumerable<ChainNotice> Obligations(ChainStore chain)
    {
        foreach (var obligation in chain.Obligations)
        {
            var (where, what) = ($"obligations/{obligation.Id}", $"{obligation.Demand} ({obligation.Paragraph})");
            if (obligation.DueOn() is { } on)
            {
                yield return Day(where, what, "Skriv doneOn när det är gjort.", on);
            }
            else if (obligation is { EveryMonths: not null, DoneOn: null })
            {
                yield return new(where, $"{what}: när det senast gjordes är inte känt", "Skriv doneOn.", NoticeKind.Unknown);
            }
            else if (obligation is { DoneOn: null, Evidence: null })
            {
                yield return new(where, $"{what}: inget visar att det är gjort", "Skriv doneOn eller evidence.", NoticeKind.Unproven);
            }
        }
    }

    private static IEnumerable<ChainNotice> Papers(ChainStore chain, DateOnly today)
    {
        foreach (var programme in chain.Programmes)
        {
            yield return Day($"programmes/{programme.Id}", $"{programme.Title} ska ses över, en gång per mandatperiod", "Skriv dagen i reviewedOn när det är gjort.", programme.ReviewDueOn(today));
        }

        foreach (var agreement in chain.Agreements.Where(agreement => !chain.Agreements.Any(later => later.From > agreement.From && later.Parties.Count(agreement.Parties.Contains) > 1)))
        {
            if (agreement.ReviewOn is { } review && review <= (agreement.To ?? DateOnly.MaxValue))
            {
                yield return Day($"agreements/{agreement.Id}", $"{agreement.Title} ska ses över", "Skriv en ny reviewOn, eller en ny överenskommelse.", review);
            }

            if (agreement.To is { } to)
            {
                yield return Day($"agreements/{agreement.Id}", to < today ? $"{agreement.Title} har gått ut och ingen senare är inlagd" : $"{agreement.Title} går ut", "Skriv den nya i agreements.yml.", to);
            }
        }

        if (chain.Plans.MaxBy(plan => plan.From) is { To: { } end } plan)
        {
            yield return Day($"action-plans/{plan.Id}", $"{plan.Title} gäller till och med", "Besluta en ny och skriv den i action-plans.yml.", end);
        }
    }

    private static ChainNotice Day(string where, string what, string remedy, DateOnly on) => new(where, what, remedy, NoticeKind.Due, on);
}
