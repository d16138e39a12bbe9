using System.Collections.Immutable;
using Geo.Database;
using Geo.Statistics;
using Geo.Statistics.Disclosure;
using AreaKind = Geo.Database.AreaKind;

namespace Geo.Service.Release;

/// <summary>A theme's counts as the tables that the statistics protect: this release's and every earlier one's.</summary>
internal sealed class GateTables
{
    // The name of all kinds together, which no kind can have.
    private const string Theme = "";

    private readonly GateInput _input;
    private readonly DisclosureRules _rules;
    private readonly ImmutableArray<string> _periods;
    private readonly ImmutableArray<string> _leaves;
    private readonly Dictionary<(string Leaf, int Correction), IReadOnlyDictionary<CountKey, int>> _sources = [];
    private readonly ImmutableArray<string> _kinds;
    private readonly Dictionary<CountKey, AreaCount> _facts;

    public GateTables(GateInput input)
    {
        _input = input;
        _facts = input.Counts.ToDictionary(CountKey.Of);
        var municipality = input.Municipality;
        _rules = new(municipality.SmallestCount, municipality.SmallestPlaces, municipality.LargestPlaceShare, municipality.SmallestReporters);
        IReadOnlyDictionary<CountKey, int> now = input.Counts.ToDictionary(CountKey.Of, count => count.Incidents);

        // Every period is made of quarters, or is one piece where nothing is counted by quarter.
        _periods = [.. input.History.Earlier.SelectMany(release => release.Counts.Keys).Concat(now.Keys).Select(key => key.Period).Distinct(StringComparer.Ordinal)];
        _leaves = _periods.Any(PeriodName.IsQuarter) ? [.. _periods.Where(PeriodName.IsQuarter).Order(StringComparer.Ordinal)] : _periods;
        foreach (var leaf in _leaves)
        {
            foreach (var release in input.History.Earlier.Where(release => release.Counts.Keys.Any(key => key.Period == leaf)))
            {
                // A quarter counts as it did when it was first published, or published again by a correction.
                _sources.TryAdd((leaf, release.CorrectionOf(leaf)), release.Counts);
            }

            _sources.TryAdd((leaf, input.History.CorrectionOf(leaf)), now);
        }

        var kinds = input.Counts.Select(count => count.Kind).Where(kind => kind.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToImmutableArray();
        var isTold = input.Counts.Any(count => count.Kind.Length > 0 && input.MayTell(count)) || input.History.Earlier.Any(release => release.Withheld.Keys.Any(key => key.Kind.Length > 0));
        _kinds = isTold && _sources.Values.All(counts => kinds.All(kind => counts.Keys.Any(key => key.Kind == kind))) ? kinds : [];
        Areas = AreasOf();
        Kinds = new([.. _kinds.Select(kind => new CountItem(kind, 0, [])), new(Theme, 1, _kinds)]);
        Candidate = Table(input.Counts.Select(CountKey.Of), input.History.CorrectionOf, Now);
        Earlier = [.. input.History.Earlier.Select(release => Table(release.Counts.Keys, release.CorrectionOf, (key, count) => Said(release, key, count)))];
        CandidateKeys = [.. Keys(input.Counts.Select(CountKey.Of))];
    }

    public CountHierarchy Areas { get; }

    public CountHierarchy Kinds { get; }

    public ReleasedTable Candidate { get; }

    public ImmutableArray<ReleasedTable> Earlier { get; }

    /// <summary>What each count of <see cref="Candidate"/> is of.</summary>
    public ImmutableArray<CountKey> CandidateKeys { get; }

    /// <summary>A period that is neither a quarter nor made of whole quarters that are known: what its difference to another says cannot be
    /// told; null where there is none.</summary>
    public string? Unknown() =>
        _leaves.All(PeriodName.IsQuarter)
            ? _periods.FirstOrDefault(period => PeriodSpan.Find(period) is not { Quarters: var quarters } || LeavesOf(period).Length != quarters)
            : _leaves.FirstOrDefault(leaf => _leaves.Any(other => other != leaf && PeriodSpan.Overlap(leaf, other)));

    private static string Name(CountKey key) => $"{Word.Of(key.AreaKind)}:{key.Edition}:{key.AreaCode}";

    // Public areas to their unions; unions, areas without one, and what has no area, to the municipality.
    private CountHierarchy AreasOf()
    {
        var all = _input.Counts.Select(CountKey.Of).Concat(_input.History.Earlier.SelectMany(release => release.Counts.Keys)).DistinctBy(Name).ToList();
        var small = all.Where(key => key.AreaKind is not (AreaKind.Regso or AreaKind.Municipality)).ToList();
        var unions = all.Where(key => key.AreaKind == AreaKind.Regso)
            .Select(union => new CountItem(Name(union), 1, [.. small.Where(area => area.Edition == union.Edition && _input.Areas.GetValueOrDefault((area.AreaKind, area.AreaCode))?.ParentCode == union.AreaCode).Select(Name)]))
            .Select(union => union.Parts.IsEmpty ? union with { Level = 0 } : union)
            .ToList();
        var joined = unions.SelectMany(union => union.Parts).ToHashSet(StringComparer.Ordinal);
        var without = all.Where(key => key.AreaKind == AreaKind.Municipality && key.AreaCode.Length == 0 && _sources.Values.Any(counts => counts.Any(count => Name(count.Key) == Name(key) && count.Value > 0))).Select(Name).ToList();
        var alone = small.Select(Name).Where(area => !joined.Contains(area)).Concat(without).ToList();
        return new(
        [
            .. small.Select(Name).Concat(without).Select(name => new CountItem(name, 0, [])),
            .. unions,
            .. all.Where(key => key.AreaKind == AreaKind.Municipality && key.AreaCode.Length > 0).Select(whole => new CountItem(Name(whole), 2, [.. unions.Select(union => union.Name), .. alone])),
        ]);
    }

    // Without a row for what has no area where all of it is 0 for ever: all there is to know is that it is empty.
    private IEnumerable<CountKey> Keys(IEnumerable<CountKey> keys)
    {
        var names = Areas.Items.Select(item => item.Name).ToHashSet(StringComparer.Ordinal);
        return keys.Where(key => names.Contains(Name(key)) && (key.Kind.Length == 0 || _kinds.Contains(key.Kind)));
    }

    private ReleasedTable Table(IEnumerable<CountKey> all, Func<string, int> correctionOf, Func<CountKey, int, ReleasedCount> count)
    {
        var keys = Keys(all).ToList();
        var periods = keys.Select(key => key.Period).Distinct(StringComparer.Ordinal).ToDictionary(period => period, LeavesOf, StringComparer.Ordinal);
        return new(
            [.. periods.Select(period => new ReleasedPeriod(period.Key, period.Value is [var only] && only == period.Key ? 0 : PeriodName.IsYear(period.Key) ? 1 : 2, [.. period.Value.Select(leaf => new QuarterVersion(leaf, correctionOf(leaf)))]))],
            [.. keys.Select(key => count(key, periods[key.Period].Sum(leaf => _sources[(leaf, correctionOf(leaf))].GetValueOrDefault(key with { Period = leaf }))))]);
    }

    private ImmutableArray<string> LeavesOf(string period) => _leaves.Contains(period)
        ? [period]
        : [.. _leaves.Where(leaf => PeriodSpan.Find(period) is { } span && PeriodSpan.Find(leaf) is { } part && part.From >= span.From && part.To <= span.To)];

    // What is too fine to be told is protected all the same where it would have to be withheld.
    private ReleasedCount Now(CountKey key, int incidents)
    {
        var count = _facts[key];
        var primary = IsTooSmall(_input.Areas.GetValueOrDefault((key.AreaKind, key.AreaCode)), _input.Municipality)
            || DisclosureControl.MustWithhold(new(incidents, count.Places, count.LargestPlaceShare, count.Reporters, count.CompletelyReported), _rules);
        return new(Name(key), key.Period, key.Kind, incidents, primary, Withheld: false, Told: primary || _input.MayTell(count));
    }

    private static ReleasedCount Said(SaidRelease release, CountKey key, int count)
    {
        var told = release.Withheld.TryGetValue(key, out var withheld);

        // What has no area had no row where it was empty: that it was empty was told.
        var empty = !told && key is { AreaKind: AreaKind.Municipality, AreaCode: "" } && count == 0 && !release.Withheld.Keys.Any(other => other.AreaCode.Length == 0 && other.Kind == key.Kind);
        return new(Name(key), key.Period, key.Kind, count, Primary: false, withheld, Told: told || empty);
    }

    // An area with a handful of residents or addresses is a household: nothing of it is shown.
    private static bool IsTooSmall(GateArea? area, Municipality municipality) => area is not null
        && ((area.Residents > 0 && area.Residents < municipality.SmallestResidents)
            || (area.Addresses > 0 && area.Addresses < municipality.SmallestAddresses));
}
