using System.Globalization;
using System.Text;
using Geo.Components.Release;

namespace Geo.Service.Release;

/// <summary>The catalogue of a release (<c>dcat.ttl</c>): DCAT-AP-SE as Turtle, a dataset a table with a distribution a file, for
/// dataportal.se to harvest.</summary>
/// <remarks>Without an address of the open data its own addresses are relative: they are whole once the file is read from where it
/// lies.</remarks>
internal static class CatalogueText
{
    private const string Licence = "http://creativecommons.org/publicdomain/zero/1.0/";
    private const string Authority = "http://publications.europa.eu/resource/authority/";

    private static readonly (string Swedish, string English)[] Keywords =
        [("brottsförebyggande arbete", "crime prevention"), ("trygghet", "safety"), ("statistik", "statistics"), ("kommun", "municipality")];

    /// <summary>The catalogue as a file of the release.</summary>
    public static ReleaseResource Resource(ReleaseSnapshot release, IReadOnlyList<ReleaseResource> resources) =>
        new(ReleaseFiles.Catalogue, "ttl", "text/turtle", FolderWriter.Utf8.GetBytes(Of(release, resources)), resources.Count)
        {
            Title = ("Katalog", "Catalogue"),
            Description = ("Släppets datamängder enligt DCAT-AP-SE, som Turtle.", "The release's datasets after DCAT-AP-SE, as Turtle."),
            Fields = [],
        };

    /// <summary>The text, for all files of the release.</summary>
    public static string Of(ReleaseSnapshot release, IReadOnlyList<ReleaseResource> resources)
    {
        var about = release.Description;
        var datasets = resources.GroupBy(DatasetOf).ToList();
        var text = new StringBuilder("""
            @prefix dcat: <http://www.w3.org/ns/dcat#> .
            @prefix dcterms: <http://purl.org/dc/terms/> .
            @prefix foaf: <http://xmlns.com/foaf/0.1/> .
            @prefix spdx: <http://spdx.org/rdf/terms#> .
            @prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
            @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

            """.ReplaceLineEndings("\n"));
        Block(text, Own(about, "catalog"), "dcat:Catalog", [.. Catalogue(about, datasets.Select(dataset => dataset.Key))]);
        Block(text, Publisher(about), "foaf:Agent",
            ("foaf:name", Turtle.Quoted(about.MunicipalityName)), ("dcterms:type", "<http://purl.org/adms/publishertype/LocalAuthority>"));
        if (about.OpenData is { } contact)
        {
            Block(text, Own(about, "contact"), "vcard:Organization", ("vcard:fn", Turtle.Quoted(contact.Contact)), ("vcard:hasEmail", Turtle.Iri("mailto:" + contact.Email)));
        }

        foreach (var dataset in datasets)
        {
            Block(text, Own(about, "dataset-" + dataset.Key), "dcat:Dataset", [.. Dataset(about, dataset.Key, dataset)]);
            foreach (var resource in dataset)
            {
                Block(text, Own(about, "file-" + resource.Path), "dcat:Distribution", [.. Distribution(about, resource)]);
            }
        }

        return text.ToString();
    }

    private static IEnumerable<(string, string)> Catalogue(ReleaseDescription about, IEnumerable<string> datasets)
    {
        yield return ("dcterms:title", Turtle.Text(Prefixed(about, ("Öppna data om brottsförebyggande arbete", "Open data on crime prevention"))));
        yield return ("dcterms:description", Turtle.Text(
            ($"Siffror, löften och åtgärder i {about.MunicipalityName}, prövade så att ingen enskild går att peka ut.",
                $"Figures, promises and measures of {about.MunicipalityName}, checked so that no individual can be pointed out.")));
        yield return ("dcterms:publisher", Publisher(about));
        yield return ("dcterms:license", Turtle.Iri(Licence));
        yield return ("dcterms:language", $"{Turtle.Iri(Authority + "language/SWE")}, {Turtle.Iri(Authority + "language/ENG")}");
        yield return ("dcterms:issued", Turtle.Date(about.Approval?.On ?? about.CreatedOn));
        yield return ("dcterms:modified", Turtle.Date(about.CreatedOn));
        yield return ("dcat:themeTaxonomy", Turtle.Iri(Authority + "data-theme"));
        if (about.OpenData is { } data)
        {
            yield return ("foaf:homepage", Turtle.Iri(data.Address));
        }

        yield return ("dcat:dataset", string.Join(", ", datasets.Select(dataset => Own(about, "dataset-" + dataset))));
    }

    private static IEnumerable<(string, string)> Dataset(ReleaseDescription about, string name, IEnumerable<ReleaseResource> files)
    {
        var first = files.First();
        yield return ("dcterms:title", Turtle.Text(Prefixed(about, first.Title)));
        yield return ("dcterms:description", Turtle.Text(first.Description));
        yield return ("dcterms:identifier", Turtle.Quoted($"geo-{about.Municipality}-{name}"));
        yield return ("dcterms:publisher", Publisher(about));
        yield return ("dcat:theme", $"{Turtle.Iri(Authority + "data-theme/JUST")}, {Turtle.Iri(Authority + "data-theme/GOVE")}");
        yield return ("dcat:keyword", string.Join(", ", Keywords.Select(Turtle.Text)));
        yield return ("dcterms:accrualPeriodicity", Turtle.Iri(Authority + "frequency/QUARTERLY"));
        yield return ("dcterms:accessRights", Turtle.Iri(Authority + "access-right/PUBLIC"));
        yield return ("dcterms:language", Turtle.Iri(Authority + "language/SWE"));
        yield return ("dcterms:issued", Turtle.Date(about.CreatedOn));
        yield return ("dcterms:spatial", about.OpenData?.Place is { } place ? Turtle.Iri(place) : $"[ a dcterms:Location ; <http://www.w3.org/2000/01/rdf-schema#label> {Turtle.Quoted(about.MunicipalityName)} ]");
        yield return ("dcterms:temporal", $"[ a dcterms:PeriodOfTime ; dcat:startDate {Turtle.Date(about.PeriodFrom)} ; dcat:endDate {Turtle.Date(about.PeriodTo)} ]");
        if (about.OpenData is not null)
        {
            yield return ("dcat:contactPoint", Own(about, "contact"));
        }

        yield return ("dcat:distribution", string.Join(", ", files.Select(file => Own(about, "file-" + file.Path))));
    }

    private static IEnumerable<(string, string)> Distribution(ReleaseDescription about, ReleaseResource file)
    {
        var address = Turtle.Iri(about.OpenData is { } data ? $"{data.Address}{about.Id}/{file.Path}" : file.Path);
        yield return ("dcterms:title", Turtle.Text(file.Title));
        yield return ("dcterms:description", Turtle.Text(file.Description));
        yield return ("dcat:accessURL", address);
        yield return ("dcat:downloadURL", address);
        yield return ("dcterms:format", Turtle.Quoted(file.MediaType));
        yield return ("dcat:mediaType", Turtle.Iri($"https://www.iana.org/assignments/media-types/{file.MediaType}"));
        yield return ("dcterms:license", Turtle.Iri(Licence));
        yield return ("dcterms:issued", Turtle.Date(about.CreatedOn));
        yield return ("dcat:byteSize", $"\"{file.Bytes.Length.ToString(CultureInfo.InvariantCulture)}\"^^xsd:nonNegativeInteger");
        yield return ("spdx:checksum", $"[ a spdx:Checksum ; spdx:algorithm spdx:checksumAlgorithm_sha256 ; spdx:checksumValue \"{FolderWriter.Sha256(file.Bytes)}\"^^xsd:hexBinary ]");
    }

    private static void Block(StringBuilder text, string subject, string type, params (string Property, string Value)[] lines)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n{subject} a {type}");
        foreach (var (property, value) in lines)
        {
            text.Append(CultureInfo.InvariantCulture, $" ;\n  {property} {value}");
        }

        text.Append(" .\n");
    }

    // A dataset keeps its address from release to release; its files are those of this one.
    private static string Own(ReleaseDescription about, string name) => Turtle.Iri($"{about.OpenData?.Address}#{name}");

    private static string Publisher(ReleaseDescription about) => about.OpenData is { } data ? Turtle.Iri(data.Publisher) : Own(about, "publisher");

    private static (string Swedish, string English) Prefixed(ReleaseDescription about, (string Swedish, string English) title) => about.Fictional
        ? ($"{ReleaseResources.Example}: {title.Swedish}", $"{ReleaseResources.Example}: {title.English}")
        : title;

    // The same table in another format is another file of the same dataset.
    private static string DatasetOf(ReleaseResource resource) => resource.Path == ReleaseFiles.GeoPackage
        ? "areas"
        : Path.GetFileNameWithoutExtension(resource.Path).Replace("-excel", "", StringComparison.Ordinal);
}
