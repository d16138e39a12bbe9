namespace Geo.Etl.Reporting;

/// <summary>All that the page of a load shows, and what its JSON file holds: how good the data are and what to ask for. Internal; no
/// free text and no value that has not been masked.</summary>
internal sealed record LoadReport
{
    /// <summary>The municipality's four-digit code.</summary>
    public required string Municipality { get; init; }

    public required string Name { get; init; }

    public required bool Fictional { get; init; }

    public required int Number { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime FinishedAt { get; init; }

    /// <summary>True for the last load: examples and weeks are those of the store, which knows no older ones.</summary>
    public required bool IsLatest { get; init; }

    /// <summary>The load that this one is compared with; null for the first.</summary>
    public required int? ComparedWith { get; init; }

    public required IReadOnlyList<SourceReport> Sources { get; init; }

    /// <summary>What has changed in which sources there are; one sentence each.</summary>
    public required IReadOnlyList<string> Drift { get; init; }
}

/// <summary>A source's part of the page.</summary>
/// <param name="Facts">What was counted.</param>
/// <param name="Issues">Its issues by kind, rejections first, the commonest first.</param>
/// <param name="Drift">What has changed since the load before, in sentences; empty where nothing has.</param>
/// <param name="Requests">What to ask the source's owner.</param>
/// <param name="Weeks">What each reporter said each week; empty for older loads and sources not told by the week.</param>
internal sealed record SourceReport(
    SourceFacts Facts, IReadOnlyList<IssueKind> Issues, IReadOnlyList<string> Drift, IReadOnlyList<Request> Requests, IReadOnlyList<ReportedWeek> Weeks);

/// <summary>Something to ask for.</summary>
/// <param name="Whom">The source's owner, or one of its reporters: an organisation.</param>
/// <param name="What">How much is wrong and what would be right, in a sentence.</param>
internal sealed record Request(string Whom, string What);

/// <summary>A kind of issue with up to three of the rows that it befell.</summary>
internal sealed record IssueKind(IssueFacts Facts, IReadOnlyList<IssueExample> Examples);

/// <summary>A row with an issue.</summary>
/// <param name="Place">file:line, or the file where the issue is of the whole file.</param>
/// <param name="Value">Masked; null for free text and where nothing stood there.</param>
internal sealed record IssueExample(string Place, string? Value);
