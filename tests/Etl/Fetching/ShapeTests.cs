using System.Text.Json;
using Geo.Etl.Fetching;
using Geo.Etl.Fetching.Shapes;

namespace Geo.Tests.Etl.Fetching;

/// <summary>A source that has changed is noticed, and what it says is kept where no reader looks.</summary>
public class ShapeTests
{
    [Theory]
    [InlineData("""{"message": "flyttat"}""", "svaret är inte en lista av händelser")]
    [InlineData("""[{"id": "1"}]""", "händelse 1 av 1 saknar id")]
    [InlineData("""[{"id": 1, "datetime": "2026-11-23T09:48:12Z", "name": "", "summary": "", "url": "", "type": "", "location": {"name": ""}}]""", "datetime som")]
    [InlineData("""[{"id": 1, "datetime": "", "name": "", "summary": "", "url": "", "type": "", "location": "Nyköping"}]""", "location.name")]
    [InlineData("""[{"id": 1, "datetime": "", "name": "", "url": "", "type": ""}]""", "summary")]
    [InlineData("[]", "0 poster, men ska ha minst 1")]
    [InlineData("""[{"id": 1,""", "inte hel JSON")]
    [InlineData("", "inte hel JSON")]
    public async Task Changed_events_are_put_aside(string answer, string problem)
    {
        await using var publisher = await Publisher.StartAsync(Publisher.Json(answer));
        using var fetch = new FetchFixture();

        var source = await fetch.RunOneAsync(FetchApi.PolisenEvents, publisher.Address);

        Assert.Equal((FetchResult.Refused, "raw/source/2026-11-23/refused/answer.json"), (source.Result, source.File));
        Assert.Contains("Källan har ändrats:", source.Message, StringComparison.Ordinal);
        Assert.Contains(problem, source.Message, StringComparison.Ordinal);
        Assert.Equal(["source/2026-11-23/refused/answer.json"], fetch.Files);
        Assert.Equal(answer, fetch.Text(fetch.Files[0]));
        Assert.Contains(problem, fetch.About(fetch.Files[0]).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_web_page_with_status_200_is_a_changed_source()
    {
        await using var publisher = await Publisher.StartAsync(Publisher.Html("<!doctype html><title>Underhåll</title>"));
        using var fetch = new FetchFixture();

        var source = await fetch.RunOneAsync(FetchApi.Kolada, publisher.Address);

        Assert.Equal(FetchResult.Refused, source.Result);
        Assert.Contains("svaret är inte JSON utan en webbsida eller XML (text/html)", source.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Underhåll", source.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_answer_is_kept_once_and_never_taken_for_a_delivery()
    {
        await using var publisher = await Publisher.StartAsync(Publisher.Json("[]", "\"a\""));
        using var fetch = new FetchFixture();

        var (first, second) = (await fetch.RunOneAsync(FetchApi.PolisenEvents, publisher.Address), await fetch.RunOneAsync(FetchApi.PolisenEvents, publisher.Address));

        Assert.Equal((FetchResult.Refused, FetchResult.Refused), (first.Result, second.Result));
        Assert.Single(fetch.Files);
        Assert.All(publisher.Asked, asked => Assert.Null(asked.IfNoneMatch));
    }

    [Fact]
    public async Task A_changed_second_page_refuses_the_whole()
    {
        await using var publisher = await Publisher.StartAsync(Publisher.Json(Answers.KoladaPage(2023, "?page=2")), Publisher.Json("""{"values": [{"kpi": 1}]}"""));
        using var fetch = new FetchFixture();

        var source = await fetch.RunOneAsync(FetchApi.Kolada, publisher.Address);

        Assert.Equal(FetchResult.Refused, source.Result);
        Assert.Contains("rad 1 av 1 i values saknar kpi (en text) (sida 2)", source.Message, StringComparison.Ordinal);
        Assert.Equal(["source/2026-11-23/refused/answer.json"], fetch.Files);
    }

    [Theory]
    [InlineData(nameof(FetchApi.Pxweb), "\"size\": [2, 2]", "\"size\": [2, 3]", "value har 4 tal, men size ger 6")]
    [InlineData(nameof(FetchApi.Pxweb), "\"size\": [2, 2]", "\"size\": [4]", "size saknas")]
    [InlineData(nameof(FetchApi.Pxweb), "\"value\": [700, 710, 800, null]", "\"value\": [700, 710, 800, \"..\"]", "annat än tal och null")]
    [InlineData(nameof(FetchApi.Pxweb), "\"value\": [700, 710, 800, null]", "\"value\": {\"4\": 1}", "platser utanför de 4")]
    [InlineData(nameof(FetchApi.Pxweb), "\"value\"", "\"values\"", "value saknas")]
    [InlineData(nameof(FetchApi.Pxweb), "\"version\": \"2.0\"", "\"version\": \"3.0\"", "version är inte 2")]
    [InlineData(nameof(FetchApi.Pxweb), "\"dataset\"", "\"collection\"", "class är inte dataset")]
    [InlineData(nameof(FetchApi.Pxweb), "\"Region\": {", "\"Omrade\": {", "dimension saknar category.index för variabel 1 av 2")]
    [InlineData(nameof(FetchApi.Kolada), "\"status\": \"Missing\", ", "", "status, fast värdet är null")]
    [InlineData(nameof(FetchApi.Kolada), "\"value\": 12.5", "\"value\": \"12,5\"", "values[].value (ett tal eller null)")]
    [InlineData(nameof(FetchApi.Kolada), "\"period\": 2024", "\"period\": \"2024\"", "period (ett årtal)")]
    [InlineData(nameof(FetchApi.Kolada), "\"next_url\": null", "\"next_url\": 2", "next_url är varken")]
    [InlineData(nameof(FetchApi.Wfs), "\"numberMatched\": 1", "\"numberMatched\": 33", "bara 1 av 33 områden")]
    [InlineData(nameof(FetchApi.Wfs), "FeatureCollection", "Collection", "type är inte FeatureCollection")]
    [InlineData(nameof(FetchApi.Wfs), "\"geometry\"", "\"geom\"", "geometry med type och coordinates")]
    [InlineData(nameof(FetchApi.Wfs), "\"properties\"", "\"attributes\"", "saknar properties")]
    public void What_differs_is_said(string api, string from, string to, string problem)
    {
        var good = Good(Enum.Parse<FetchApi>(api));
        Assert.Contains(from, good, StringComparison.Ordinal);
        using var answer = JsonDocument.Parse(good.Replace(from, to, StringComparison.Ordinal));

        var finding = Shape.Check(Enum.Parse<FetchApi>(api), answer.RootElement);

        Assert.Contains(problem, finding.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(FetchApi.PolisenEvents), 2)]
    [InlineData(nameof(FetchApi.Pxweb), 4)]
    [InlineData(nameof(FetchApi.Kolada), 2)]
    [InlineData(nameof(FetchApi.Wfs), 1)]
    public void What_is_as_it_should_be_is_counted(string api, int items)
    {
        using var answer = JsonDocument.Parse(Good(Enum.Parse<FetchApi>(api)));

        Assert.Equal(new(null, items), Shape.Check(Enum.Parse<FetchApi>(api), answer.RootElement));
    }

    [Theory]
    [InlineData(nameof(FetchApi.PolisenEvents), "polisen/polisen_api_events_2026-08-22.json", 500)]
    [InlineData(nameof(FetchApi.PolisenEvents), "polisen/polisen_events_sodermanland.json", 2458)]
    [InlineData(nameof(FetchApi.Pxweb), "scb/pxwebapi2_TAB6471_data.json", 2772)]
    [InlineData(nameof(FetchApi.Kolada), "kolada/kolada_v3_data_sample.json", 192)]
    [InlineData(nameof(FetchApi.Wfs), "geo/deso_2025_nykoping_tatort.geojson", 24)]
    [InlineData(nameof(FetchApi.Pxweb), "scb/pxwebapi2_TAB6471_metadata.json", null)]
    [InlineData(nameof(FetchApi.Kolada), "kolada/kolada_v3_municipality.json", null)]
    [InlineData(nameof(FetchApi.PolisenEvents), "kolada/kolada_v3_data_sample.json", null)]
    public async Task Real_answers_are_of_their_own_shape_and_no_other(string api, string file, int? items)
    {
        if (EtlFixture.RealInputs() is not { } inputs)
        {
            return;
        }

        await using var stream = File.OpenRead(Path.Combine(inputs, file));
        using var answer = await JsonDocument.ParseAsync(stream);

        var finding = Shape.Check(Enum.Parse<FetchApi>(api), answer.RootElement);

        Assert.Equal(items is null, finding.Problem is not null);
        Assert.Equal(items ?? 0, finding.Items);
    }

    [Fact]
    public async Task A_real_service_tells_its_limits()
    {
        if (EtlFixture.RealInputs() is not { } inputs)
        {
            return;
        }

        var config = await File.ReadAllBytesAsync(Path.Combine(inputs, "scb", "pxwebapi2_config.json"));

        var limits = PxwebLimits.Of(new(new("https://statistikdatabasen.scb.se/api/v2/config"), System.Net.HttpStatusCode.OK, config, null, null, null));

        Assert.Equal(new(150_000, new(3, TimeSpan.FromSeconds(1))), limits);
    }

    private static string Good(FetchApi api) => api switch
    {
        FetchApi.PolisenEvents => Answers.Events("a", "b"),
        FetchApi.Pxweb => Answers.Table,
        FetchApi.Kolada => Answers.Kolada,
        _ => Answers.Areas("9901A0010", "2026-11-23T10:00:00Z"),
    };
}
