using System.Net;
using Geo.Tests.Support;

namespace Geo.Tests.Service.Serving;

/// <summary>What the part of CQL2 text that the API understands keeps, and how it refuses the rest.</summary>
[Collection(nameof(PublishedService))]
public class FilterTests(PublishedService service)
{
    [Theory]
    [InlineData("areas", "code = '9901C1010'", 1)]
    [InlineData("areas", "code <> '9901C1010' AND municipality = '9901'", 6)]
    [InlineData("areas", "residents >= 1072", 8)]
    [InlineData("areas", "residents > 1.0715e3 AND NOT kind = 'municipality'", 7)]
    [InlineData("areas", "residents BETWEEN 1000 AND 1004", 5)]
    [InlineData("areas", "residents NOT BETWEEN 1000 AND 1072", 7)]
    [InlineData("areas", "code IN ('9901C1010', '9901C1020', 'x')", 2)]
    [InlineData("areas", "code NOT IN ('9901C1010') AND code LIKE '9901C%'", 5)]
    [InlineData("areas", "name LIKE '%bron'", 1)]
    [InlineData("areas", "name LIKE 'V_stra Ängen'", 1)]
    [InlineData("areas", "drawn_as IS NULL AND municipality = '9901'", 7)]
    [InlineData("areas", "drawn_as IS NOT NULL", 0)]
    [InlineData("areas", "kind = 'municipality' OR code = '9901C1010' AND residents < 0", 1)]
    [InlineData("areas", "(kind = 'municipality' OR code = '9901C1010') AND residents < 0", 0)]
    [InlineData("areas", "NOT (kind = 'deso')", 1)]
    [InlineData("areas", "\"kind\" = 'municipality'", 1)]
    [InlineData("areas", "name = 'L''Avenue'", 0)]
    [InlineData("counts", "period_from >= DATE('2026-07-01') AND mark = 'withheld' AND municipality = '9901'", 3)]
    [InlineData("counts", "count IS NULL AND mark = 'published'", 0)]
    [InlineData("indicators", "preliminary = TRUE AND municipality = '9901'", 1)]
    public async Task An_expression_keeps_what_it_is_true_of(string collection, string filter, int expected)
    {
        var answer = await service.GetAsync($"/collections/{collection}/items?filter={Uri.EscapeDataString(filter)}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(expected, answer.Json.GetProperty("numberMatched").GetInt32());
    }

    [Fact]
    public async Task A_shape_keeps_what_it_touches_in_degrees_and_in_metres()
    {
        const string metres = "&filter-crs=http://www.opengis.net/def/crs/EPSG/0/3006";

        Assert.Equal(1, await MatchedAsync("S_INTERSECTS(geometry, POINT(6500100 700100))", metres));
        Assert.Equal(2, await MatchedAsync("S_INTERSECTS(geometry, LINESTRING(6500100 700100, 6500100 701300))", metres));
        Assert.Equal(1, await MatchedAsync("S_INTERSECTS(geometry, POLYGON((6500100 700100, 6500100 700200, 6500200 700200, 6500100 700100)))", metres));
        Assert.Equal(79, await MatchedAsync("S_INTERSECTS(geometry, BBOX(10, 55, 20, 65))", ""));
        Assert.Equal(0, await MatchedAsync("S_INTERSECTS(geometry, POINT(-70 -30))", ""));
        Assert.Equal(0, await MatchedAsync("NOT S_INTERSECTS(geometry, BBOX(10, 55, 20, 65)) AND kind = 'deso'", ""));
    }

    [Fact]
    public async Task The_same_box_asked_a_hundred_times_at_once_keeps_the_same()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => service.GetAsync($"/collections/areas/items?limit={i + 1}&bbox=-180,-90,180,90")));

        Assert.All(answers, answer => Assert.Equal(79, answer.Json.GetProperty("numberMatched").GetInt32()));
    }

    [Theory]
    [InlineData("", "är tomt. Skriv ett villkor, till exempel municipality")]
    [InlineData(" \t", "är tomt")]
    [InlineData("kind", "fann uttryckets slut (tecken 5)")]
    [InlineData("kind = ", "tecken 8")]
    [InlineData("NOT", "fann uttryckets slut (tecken 4)")]
    [InlineData("kind = 5", "text inom apostrofer")]
    [InlineData("residents = 'a'", "ett tal")]
    [InlineData("residents = 1e999", "ett tal")]
    [InlineData("okand = 1", "queryables")]
    [InlineData("kind = 'deso", "tar aldrig slut")]
    [InlineData("kind = 'deso' kind = 'regso'", "tecken 15")]
    [InlineData("kind LIKE 'a\\'", "tecken 11")]
    [InlineData("residents LIKE '1%'", "ett textfält")]
    [InlineData("kind = 'a' ; DROP TABLE published.count", "hör inte dit")]
    [InlineData("S_INTERSECTS(geometry, POLYGON((17 58, 19 59, 19 58, 17 59, 17 58)))", "korsar sig själv")]
    [InlineData("S_INTERSECTS(geometry, CIRCLE(1 2))", "väntade en geometri")]
    [InlineData("S_INTERSECTS(geometry, POINT(1000 2000))", "inga grader")]
    [InlineData("((((((((((((((((((((((((((((((((((kind = 'a'))))))))))))))))))))))))))))))))))", "nivåer")]
    public async Task What_is_not_understood_is_told_with_its_place(string filter, string said)
    {
        var problem = (await service.GetAsync($"/collections/areas/items?filter={Uri.EscapeDataString(filter)}")).IsProblem(400, "invalid-parameter");

        Assert.Equal("filter", problem.Json.GetProperty("parameter").GetString());
        Assert.Contains(said, problem.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private async Task<int> MatchedAsync(string filter, string more) =>
        (await service.GetAsync($"/collections/areas/items?filter={Uri.EscapeDataString(filter)}{more}")).Json.GetProperty("numberMatched").GetInt32();
}
