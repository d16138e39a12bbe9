namespace Geo.Etl.Settings;

/// <summary>What <c>municipality.yml</c> says of release rules: a value that is left out is the one above it — the theme's, the
/// audience's, and last the default of <see cref="RuleSet"/>.</summary>
internal sealed record RuleSetting
{
    public string? Geography { get; init; }

    public string? SmallestPeriod { get; init; }

    public int? SmallestCount { get; init; }

    public int? SmallestPlaces { get; init; }

    public decimal? LargestPlaceShare { get; init; }

    public int? SmallestReporters { get; init; }

    public int? SmallestResidents { get; init; }

    public int? SmallestAddresses { get; init; }

    public int? RoundingBase { get; init; }

    public bool? ZeroOnlyWhereComplete { get; init; }

    public int? SmallestBandwidthMetres { get; init; }

    public int? SmallestCellMetres { get; init; }

    public bool? Points { get; init; }

    public List<string>? HiddenLayers { get; init; }
}

/// <summary>The rules of the three audiences.</summary>
internal sealed record AudiencesSetting
{
    public RuleSetting Public { get; init; } = new();

    public RuleSetting CouncilExternal { get; init; } = new();

    public RuleSetting Internal { get; init; } = new();

    public RuleSetting Of(Database.Audience audience) => audience switch
    {
        Database.Audience.Public => Public,
        Database.Audience.CouncilExternal => CouncilExternal,
        _ => Internal,
    };
}

/// <summary>What a release must pass, and who approves it.</summary>
internal sealed record ReleaseSetting
{
    public RuleSetting Public { get; init; } = new();

    public RuleSetting CouncilExternal { get; init; } = new();

    public RuleSetting Internal { get; init; } = new();

    /// <summary>Whether a release is approved by another person than the one who built it; default true.</summary>
    public bool AnotherPersonApproves { get; init; } = true;

    /// <summary>The role that approves, corrects and withdraws releases; default the safety coordinator's.</summary>
    public string ApproverRole { get; init; } = "säkerhetssamordnare";

    public AudiencesSetting Audiences => new() { Public = Public, CouncilExternal = CouncilExternal, Internal = Internal };
}
