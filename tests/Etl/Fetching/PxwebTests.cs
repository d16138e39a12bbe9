using System.Text.Json;
using Geo.Etl.Fetching;

namespace Geo.Tests.Etl.Fetching;

/// <summary>How a table of PxWebApi 2 is asked for.</summary>
public class PxwebTests
{
    [Fact]
    public async Task A_table_is_asked_for_after_the_services_limits()
    {
        await using var publisher = await Publisher.StartAsync(Publisher.Json(Answers.Config), Publisher.Json(Answers.Table));
        using var fetch = new FetchFixture();

        var source = await fetch.RunOneAsync(FetchApi.Pxweb, $"{publisher.Address}/api/v2/tables/TAB1/data");

        Assert.Equal((FetchResult.Fetched, 2), (source.Result, source.Attempts));
        Assert.Equal(["/api/v2/config", "/api/v2/tables/TAB1/data"], publisher.Asked.Select(asked => asked.Path));
        Assert.Equal("?outputFormat=json-stat2&valueCodes[Region]=9901*&valueCodes[Tid]=TOP(2)", Uri.UnescapeDataString(publisher.Asked[1].Query));
    }

    [Fact]
    public async Task A_selection_too_long_for_an_address_is_posted()
    {
        await using var publisher = await Publisher.StartAsync(Publisher.Status(404), Publisher.Json(Answers.Table));
        using var fetch = new FetchFixture();
        var codes = Enumerable.Range(1, 200).Select(number => $"9901A{number:0000}_DeSO2025").ToList();

        var summary = await fetch.RunAsync(FetchFixture.Source(FetchApi.Pxweb, $"{publisher.Address}/api/v2/tables/TAB1/data") with
        {
            Selection = new() { ["Region"] = codes, ["Tid"] = ["2025"] },
            Codelists = new() { ["Region"] = "vs_DeSO2025" },
        });

        Assert.True(summary.IsDone);
        Assert.Equal(("POST", "?outputFormat=json-stat2"), (publisher.Asked[1].Method, publisher.Asked[1].Query));
        using var posted = JsonDocument.Parse(publisher.Asked[1].Body);
        var region = posted.RootElement.GetProperty("selection")[0];
        Assert.Equal(("Region", 200, "vs_DeSO2025"), (region.GetProperty("variableCode").GetString(), region.GetProperty("valueCodes").GetArrayLength(), region.GetProperty("codelist").GetString()));
    }

    [Fact]
    public async Task More_cells_than_the_service_gives_are_not_asked_for()
    {
        await using var publisher = await Publisher.StartAsync(Publisher.Json(Answers.Config));
        using var fetch = new FetchFixture();

        var summary = await fetch.RunAsync(FetchFixture.Source(FetchApi.Pxweb, $"{publisher.Address}/api/v2/tables/TAB1/data") with
        {
            Selection = new() { ["Region"] = ["A", "B", "C"], ["Tid"] = ["TOP(40)"] },
        });

        var source = summary.Sources.Single();
        Assert.Equal((FetchResult.Failed, 1), (source.Result, source.Attempts));
        Assert.Contains("selection ger minst 120 celler, men tjänsten lämnar högst 100 åt gången", source.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_says_no_is_told_of_with_its_limit()
    {
        await using var publisher = await Publisher.StartAsync(Publisher.Json(Answers.Config), Publisher.Status(403));
        using var fetch = new FetchFixture();

        var source = await fetch.RunOneAsync(FetchApi.Pxweb, $"{publisher.Address}/api/v2/tables/TAB1/data");

        Assert.Contains("svarade 403. Kontrollera url, selection och codelists i fetch.yml; tjänsten lämnar högst 100 celler åt gången.", source.Message, StringComparison.Ordinal);
    }
}
