using System.Collections.Immutable;
using Geo.Components.Release;

namespace Geo.Service.Chain.Records;

/// <summary>What people write of a <i>lägesbild</i>; the mapping itself is computed. The law (2023:196, 4 §) demands four parts: the
/// extent of crime, its consequences, other information, and an analysis. A part that nobody has written is named as missing.</summary>
public sealed record SituationReport : IChainRecord
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    /// <summary><i>Följder</i>: what crime and insecurity cost and lead to.</summary>
    public required ImmutableArray<SourcedText> Consequences { get; init; }

    /// <summary><i>Annan information av betydelse.</i></summary>
    public required ImmutableArray<SourcedText> Other { get; init; }

    /// <summary><i>Analys</i> of both.</summary>
    public required ImmutableArray<SourcedText> Analysis { get; init; }

    public string? DecidedBy { get; init; }

    public DateOnly? DecidedOn { get; init; }

    public string? RegistryNumber { get; init; }
}

/// <summary>A decided plan (<i>åtgärdsplan</i>; 5 §).</summary>
public sealed record ActionPlan : IChainRecord
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; init; }

    public string? DecidedBy { get; init; }

    public DateOnly? DecidedOn { get; init; }

    public string? RegistryNumber { get; init; }

    public DateOnly? FollowedUpOn { get; init; }
}

/// <summary>The programme (<i>handlingsprogram</i>), reviewed at least once each term of office.</summary>
public sealed record Programme : IChainRecord
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string AdoptedBy { get; init; }

    public required DateOnly AdoptedOn { get; init; }

    public DateOnly? ValidFrom { get; init; }

    public required string Owner { get; init; }

    public string? RegistryNumber { get; init; }

    public string? Address { get; init; }

    public required ImmutableArray<DateOnly> ReviewedOn { get; init; }

    /// <summary>The last day of the term of office in which it is to be reviewed.</summary>
    public DateOnly? ReviewBy { get; init; }

    /// <summary>When it is to be reviewed next, once each term of office: <see cref="ReviewBy"/> until that review is made. Else the term at
    /// hand ends the time, or the next where it was adopted or reviewed in this one.</summary>
    public DateOnly ReviewDueOn(DateOnly today)
    {
        if (ReviewBy is { } by && !ReviewedOn.Any(reviewed => reviewed >= CouncilTerm.Of(by).First))
        {
            return by;
        }

        var (first, last) = CouncilTerm.Of(today);
        return ReviewedOn.Append(AdoptedOn).Any(day => day >= first && day <= today) ? CouncilTerm.Of(last.AddDays(1)).Last : last;
    }
}

/// <summary>A focus area of the programme with the indicators that follow it.</summary>
public sealed record FocusArea : IChainRecord
{
    /// <summary>external-1 to external-8, internal-1 to internal-4.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>What the municipality has undertaken.</summary>
    public required string Duty { get; init; }

    public required ImmutableArray<FocusIndicator> Indicators { get; init; }
}

/// <summary>An indicator that follows a focus area.</summary>
public sealed record FocusIndicator
{
    /// <summary>As the store names it, such as N07609, or as <c>totals.csv</c> does.</summary>
    public required string Indicator { get; init; }

    public required string Title { get; init; }

    /// <summary>Whether more is better; null where nobody has set it, and then no direction is said.</summary>
    public bool? HigherIsBetter { get; init; }

    public required IndicatorKind Kind { get; init; }

    /// <summary>The indicator that holds half the width of its 95 % interval, in percentage points (Kolada's <i>osäkerhetstal</i>); null
    /// where there is none.</summary>
    public string? Uncertainty { get; init; }
}

/// <summary>Activity is not effect.</summary>
public enum IndicatorKind
{
    Activity,
    Effect,
}

/// <summary>What the law or the programme demands, and when next.</summary>
public sealed record Obligation : IChainRecord
{
    public required string Id { get; init; }

    /// <summary>Such as 6 §.</summary>
    public required string Paragraph { get; init; }

    public required string Demand { get; init; }

    /// <summary>How often; null for what goes on, or is done once.</summary>
    public int? EveryMonths { get; init; }

    public DateOnly? DoneOn { get; init; }

    /// <summary>What shows that it is done.</summary>
    public string? Evidence { get; init; }

    public required string Source { get; init; }

    /// <summary>When next; null where nothing is due on a day, or nobody knows when it was done last.</summary>
    public DateOnly? DueOn() => EveryMonths is { } months && DoneOn is { } done ? done.AddMonths(months) : null;
}
