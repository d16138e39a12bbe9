using System.Text.Json;
using Geo.Components.Release;
using Geo.Service.Chain;
using Geo.Tests.Support;

namespace Geo.Tests.Service.Chain;

/// <summary>What could point at a person is taken out of the chain's texts before they are stored.</summary>
public class ChainMaskTests
{
    [Theory]
    [InlineData("text", "Ring Anna Andersson om lampan.", "Ring [namn] om lampan.", "1 namn")]
    [InlineData("title", "Bråk, 19850312-4567 hörd", "Bråk, [personnummer] hörd", "1 personnummer")]
    [InlineData("conclusion", "Nås på 070-123 45 67 eller a@example.org.", "Nås på [telefon] eller [e-post].", "1 telefon, 1 e-post")]
    [InlineData("outcome", "Skåpbilen ABC 123 vid Ekbacken 3:14.", "Skåpbilen [registreringsnummer] vid [fastighet].", "1 registreringsnummer, 1 fastighet")]
    [InlineData("reason", "Ärendet 5000-K123456-25 är nedlagt.", "Ärendet [polisärende] är nedlagt.", "1 ärendenummer hos polisen")]
    public void A_text_loses_what_points_at_a_person_and_the_key_is_told(string key, string text, string stored, string told)
    {
        var mask = new ChainMask();

        var record = JsonDocument.Parse(mask.Mask("findings/a", Json(new Dictionary<string, object> { ["id"] = "a", [key] = text, ["foundOn"] = "2026-01-12" }))).RootElement;

        Assert.Equal((stored, "a", "2026-01-12"), (record.GetProperty(key).GetString(), record.GetProperty("id").GetString(), record.GetProperty("foundOn").GetString()));
        var notice = Assert.Single(mask.Told);
        Assert.StartsWith($"findings/a: {key}: {told} är borttaget", notice.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_and_records_within_are_read_to_the_bottom()
    {
        var mask = new ChainMask();

        var stored = mask.Mask("meetings/m", Json(new
        {
            Present = (string[])["Säkerhetssamordnaren", "Rektor Eva Lindström"],
            Decisions = new[] { new { Text = "Hör av dig till Kalle Karlsson.", Measure = "m-1" } },
            Knowledge = new[] { new { Text = "t", Source = "Samtal med Lars Nilsson" } },
        }));

        Assert.Equal(["present[2]", "decisions[1].text", "knowledge[1].source"], mask.Told.Select(notice => notice.What[..notice.What.IndexOf(':', StringComparison.Ordinal)]));
        Assert.DoesNotContain("Karlsson", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("Lindström", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("Nilsson", stored, StringComparison.Ordinal);
    }

    [Fact]
    public void A_promise_may_say_how_a_role_is_reached_but_not_who_has_it()
    {
        var mask = new ChainMask();
        const string Role = "Säkerhetssamordnaren, 031-390 06 10, sakerhet@example.org";

        Assert.Contains(Role, mask.Mask("promises/2026-1", Json(new { Contact = Role })), StringComparison.Ordinal);
        Assert.Empty(mask.Told);
        var stored = mask.Mask("promises/2026-1", Json(new { Contact = "Säkerhetssamordnaren Anna Andersson, 031-390 06 10", Situation = new { Text = "Ring 031-390 06 10." } }));

        Assert.DoesNotContain("Andersson", stored, StringComparison.Ordinal);
        Assert.Equal(1, stored.Split("031-390 06 10").Length - 1);
        Assert.Equal(2, mask.Told.Count);
    }

    [Theory]
    [InlineData("exempelstad")]
    [InlineData("nykoping")]
    public void The_municipalities_own_files_lose_nothing(string municipality)
    {
        var (mask, folder) = (new ChainMask(), Path.Combine(DemoRun.DataFolder, municipality));
        foreach (var promise in Directory.GetFiles(Path.Combine(folder, "promises"), "*.yml"))
        {
            mask.Mask(promise, Json(PromiseFile.Read(promise)));
        }

        foreach (var contract in ChainStore.Kinds.Keys)
        {
            Assert.All(ChainFile.Read(Path.Combine(folder, "plan"), contract), record => mask.Mask(record.Id, record.Document));
        }

        if (File.Exists(Path.Combine(folder, "plan", "measures.yml")))
        {
            Assert.All(MeasureFile.Read(Path.Combine(folder, "plan", "measures.yml")), measure => mask.Mask(measure.Id, Json(measure)));
        }

        Assert.Empty(mask.Told);
    }

    private static string Json<T>(T record) => JsonSerializer.Serialize(record, ReleaseFiles.Json);
}
