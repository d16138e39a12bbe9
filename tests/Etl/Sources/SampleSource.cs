using Geo.Database;
using Geo.Database.Masking;
using Geo.Etl.Loading;
using Geo.Etl.Settings;
using Geo.Etl.Staging;

namespace Geo.Tests.Etl.Sources;

/// <summary>A source of Exempelstad read from its own files by its own mapping, without a database.</summary>
internal sealed record SampleSource(int Read, int Rejected, IReadOnlyList<StagedRow> Staged, IReadOnlyList<Issue> Issues, IReadOnlyList<Reading> Readings)
{
    private static readonly MunicipalityFolder Folder = MunicipalityFolder.Read(EtlFixture.Checkout(), "exempelstad");

    private static readonly Lazy<KnownPlaces> Gazetteer = new(() => new(
        null,
        new HashSet<(AreaKind, string, string)>(),
        new[] { "places", "addresses" }.SelectMany(id => Of(id, new(null, new HashSet<(AreaKind, string, string)>())).Staged.Cast<StagedPlace>())
            .GroupBy(place => place.Name).ToDictionary(same => same.Key, same => new Location(same.First().Location, same.First().Precision))));

    public int Accepted => Read - Rejected;

    public IEnumerable<StagedIncident> Incidents => Staged.Cast<StagedIncident>();

    public static SampleSource Of(string id) => Of(id, Gazetteer.Value);

    public StagedIncident Incident(string reference) => Incidents.Single(incident => incident.Reference == reference);

    private static SampleSource Of(string id, KnownPlaces places)
    {
        var mapping = Folder.Mappings.Single(m => m.Id == id);
        var (read, rejected) = (0, 0);
        List<object> rows = [];
        List<Reading> readings = [];
        foreach (var file in SourceFiles.Find(mapping, Folder, Path.Combine(Folder.Path, "sources")))
        {
            var reading = new Reading
            {
                Mapping = mapping,
                Folder = Folder,
                Path = file.Path,
                DeliveredOn = file.DeliveredOn,
                Issues = new(Folder.Municipality.Code, id, file.Name, file.DeliveredOn),
                Masker = new Masker(),
                Places = places,
            };
            var taken = new FileReading(reading);
            rows.AddRange(taken.Rows());
            (read, rejected) = (read + taken.Read, rejected + taken.Rejected);
            readings.Add(reading);
        }

        return new(read, rejected, [.. rows.OfType<StagedRow>()], [.. rows.OfType<Issue>()], readings);
    }
}
