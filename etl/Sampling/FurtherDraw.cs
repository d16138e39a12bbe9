using NetTopologySuite.Geometries;

namespace Geo.Etl.Sampling;

/// <summary>Draws what the further sources tell: events of their own, some that another source tells too, and as many that only look
/// so.</summary>
internal sealed class FurtherDraw
{
    public const string SameEvent = "same event";
    private const string OtherKind = "other kind";
    private const string OtherTime = "other time the same night";

    private readonly List<(FurtherEvent Later, FurtherEvent First, string Reason)> _pairs = [];
    private readonly List<FurtherEvent> _all;
    private readonly List<FurtherEvent> _originals;
    private readonly Dictionary<string, Coordinate> _named;
    private readonly IncidentSites _sites;
    private readonly SampleRandom _random;

    /// <param name="town">The town.</param>
    /// <param name="told">All that is told already.</param>
    /// <param name="originals">What of it may be told again.</param>
    /// <param name="seed">The seed.</param>
    public FurtherDraw(SampleTown town, IEnumerable<FurtherEvent> told, IEnumerable<FurtherEvent> originals, long seed)
    {
        _random = new(seed, "further sources");
        _sites = new(town, "insecurity", new(seed, "sites further"));
        _all = [.. told];
        _originals = [.. originals];
        _named = town.Buildings.ToDictionary(b => b.Address, b => b.Location);
        foreach (var place in town.EveningPlaces)
        {
            _named[place.Name] = place.Location;
        }

        foreach (var source in FurtherSource.All)
        {
            Draw(source);
        }

        Number();
    }

    public List<FurtherEvent> Events { get; private set; } = [];

    public IEnumerable<FurtherPair> Duplicates => Pairs(same: true);

    public IEnumerable<FurtherPair> NearMisses => Pairs(same: false);

    private void Draw(FurtherSource source)
    {
        var sums = source.Kinds.Select((_, i) => source.Kinds.Take(i + 1).Sum(kind => kind.Share)).ToArray();
        for (var own = source.Own; own > 0;)
        {
            var site = _sites.Draw(_random);
            var moment = SampleClock.Moment("insecurity", SamplePeriod.FirstDay, LastDay(source), _random);
            var drawn = Event(source, source.Kinds[_random.PickCumulative(sums)].Kind, moment, site.Location, site.Address);
            if (!_all.Exists(drawn.Near))
            {
                _all.Add(drawn);
                _originals.Add(drawn);
                own--;
            }
        }

        // A day alone has no other time, and the first source has no other's event to come near.
        var byKindAlone = source.Days || source == FurtherSource.All[0];

        // Some of another new source, the rest of the two old ones.
        var left = PlantPairs(source, source.Pairs / 3, original => original.Source is "damage-register" or "est-reports" ? null : Again(source, original));
        left = PlantPairs(source, left + source.Pairs - source.Pairs / 3, original => Again(source, original));
        left += PlantPairs(source, byKindAlone ? source.Pairs : source.Pairs / 2, original =>
            (_random.Pick([.. source.Kinds.Where(kind => kind.Share > 0 && kind.Kind != original.Kind)]).Kind, original.From.AddMinutes(10), OtherKind));

        // Of kinds that no theme counts, so that its figures stay.
        left += PlantPairs(source, byKindAlone ? 0 : source.Pairs - source.Pairs / 2, original =>
            source.Kinds.Any(kind => kind.Share > 0 && kind.Kind == original.Kind) ? (original.Kind, original.To.AddMinutes(150 + _random.Below(90)), OtherTime) : null);
        if (left > 0)
        {
            throw new InvalidOperationException($"Too few events to pair for {source.Id}: {left} left.");
        }
    }

    private static (string Kind, DateTime Moment, string Reason)? Again(FurtherSource source, FurtherEvent original) =>
        source.Kinds.Any(kind => kind.Kind == original.Kind)
            ? (original.Kind, original.From.AddMinutes((int)Math.Min(60, (original.To - original.From).TotalMinutes / 2)), SameEvent)
            : null;

    /// <returns>How many could not be planted.</returns>
    private int PlantPairs(FurtherSource source, int wanted, Func<FurtherEvent, (string Kind, DateTime Moment, string Reason)?> change)
    {
        var candidates = _originals.Where(o => o.Source != source.Id).ToList();
        _random.Shuffle(candidates);
        foreach (var original in candidates)
        {
            if (wanted == 0)
            {
                break;
            }

            if (change(original) is not { } other || other.Moment.Date > LastDay(source).ToDateTime(default) || _pairs.Exists(p => p.First == original || p.Later == original))
            {
                continue;
            }

            var angle = _random.Between(0, 2 * Math.PI);
            var away = _random.Between(2, 30);
            var near = Sweref.Decimetre(new(original.Location.X + away * Math.Cos(angle), original.Location.Y + away * Math.Sin(angle)));
            var later = Event(source, other.Kind, other.Moment, near, original.Address) with { Paired = true };
            if (later.Location.Distance(original.Location) < 40 && !_all.Exists(one => one != original && one.Near(later)))
            {
                _all.Add(later);
                _pairs.Add((later, original, other.Reason));
                wanted--;
            }
        }

        return wanted;
    }

    private FurtherEvent Event(FurtherSource source, string kind, DateTime moment, Coordinate location, string address)
    {
        var place = source.ByName ? _named[address] : location;
        var (from, to) = source.Days ? (moment.Date, moment.Date.AddDays(1)) : (moment, moment);
        return new(source.Id, kind, from, to, place, address) { Word = _random.Pick(source.Kinds.First(k => k.Kind == kind).Words) };
    }

    // The insurer's list of the last half year is not made yet.
    private static DateOnly LastDay(FurtherSource source) => source.Id == "insurance-claims" ? new(2025, 12, 31) : SamplePeriod.LastDay;

    private void Number()
    {
        var references = new Dictionary<FurtherEvent, FurtherEvent>(ReferenceEqualityComparer.Instance);
        foreach (var source in FurtherSource.All)
        {
            var number = 0;
            foreach (var told in _all.Where(e => e.Source == source.Id).OrderBy(e => e.From))
            {
                references[told] = told with
                {
                    Reference = $"{Prefix(source.Id)}-{told.From.Year}-{++number:0000}",
                    Paired = told.Paired || _pairs.Exists(p => ReferenceEquals(p.First, told)),
                };
            }
        }

        Events = [.. references.Values];
        for (var i = 0; i < _pairs.Count; i++)
        {
            var (later, first, reason) = _pairs[i];
            _pairs[i] = (references[later], references.GetValueOrDefault(first, first), reason);
        }
    }

    private static string Prefix(string source) => source switch
    {
        "rescue-service" => "EX-RT",
        "guard-reports" => "EX-VR",
        "fault-reports" => "EX-FA",
        "open311" => "EX-O3",
        "insurance-claims" => "EX-FS",
        _ => "EX-TV",
    };

    private IEnumerable<FurtherPair> Pairs(bool same) => _pairs.Where(p => p.Reason == SameEvent == same)
        .Select(p => new FurtherPair(p.Later.Source, p.Later.Reference, p.First.Source, p.First.Reference, p.Reason));
}
