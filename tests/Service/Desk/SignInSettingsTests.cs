using Geo.Database;
using Geo.Service.Serving;
using Geo.Tests.Support;

namespace Geo.Tests.Service.Desk;

/// <summary>What the environment says of signing in, and what is remembered of reading.</summary>
[Collection(nameof(DeskService))]
public class SignInSettingsTests(DeskService desk)
{
    [Theory]
    [InlineData("http://login.example", "geo", null, "ingen https-adress")]
    [InlineData("login.example", "geo", null, "ingen https-adress")]
    [InlineData("https://login.example", null, null, "GEO_OIDC_CLIENT_ID saknas")]
    [InlineData("https://login.example", "geo", "owner=x", "går inte att läsa")]
    [InlineData("https://login.example", "geo", "planner", "går inte att läsa")]
    [InlineData("https://login.example", "geo", "planner=a;coordinator=a", "ger två roller")]
    [InlineData("https://login.example", "geo", "planner@9901=a;planner@0123=a", "ger två roller")]
    [InlineData("https://login.example", "geo", "planner@=a", "går inte att läsa")]
    [InlineData("https://login.example", "geo", "planner@exempelstad=a", "går inte att läsa")]
    [InlineData("https://login.example", "geo", "owner@9901=a", "går inte att läsa")]
    public void A_setting_that_cannot_be_right_is_told_before_anyone_signs_in(string authority, string? client, string? roles, string told)
    {
        var environment = new Dictionary<string, string?> { ["GEO_OIDC_AUTHORITY"] = authority, ["GEO_OIDC_CLIENT_ID"] = client, ["GEO_OIDC_ROLES"] = roles };

        Assert.Contains(told, Assert.Throws<UsageException>(() => OidcSettings.Read(environment.GetValueOrDefault)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_settings_nobody_signs_in_and_with_them_the_roles_own_names_are_roles()
    {
        var read = OidcSettings.Read(name => name switch { "GEO_OIDC_AUTHORITY" => "https://login.example", "GEO_OIDC_CLIENT_ID" => "geo", _ => null })!;

        Assert.Null(OidcSettings.Read(_ => null));
        Assert.Equal(DeskRole.All.Select(role => role.Name).Order(), read.Roles.Keys.Order());
        Assert.All(read.Roles.Values, grant => Assert.Null(grant.Municipality));
    }

    [Fact]
    public void A_value_gives_a_role_in_all_municipalities_or_in_one()
    {
        var read = OidcSettings.Read(name => name switch { "GEO_OIDC_AUTHORITY" => "https://login.example", "GEO_OIDC_CLIENT_ID" => "geo", "GEO_OIDC_ROLES" => "council=bra; coordinator @ 9901 = geo@9901=x", _ => null })!;

        Assert.Equal(new(DeskRole.Council, null), read.Roles["bra"]);
        Assert.Equal(new(DeskRole.Coordinator, "9901"), read.Roles["geo@9901=x"]);
    }

    [Fact]
    public void A_sign_in_needs_the_desk_s_own_secret_and_a_short_one_is_none()
    {
        Assert.Throws<UsageException>(() => ServiceApp.Build(desk.Settings() with { Oidc = new() { Authority = new("https://login.example"), ClientId = "geo" } }));
        Assert.Throws<UsageException>(() => DeskSecret.Read(_ => "hemligt"));
    }

    [Fact]
    public void An_account_has_one_pseudonym_for_each_secret_and_issuer()
    {
        var (one, other) = (DeskSecret.Read(_ => new string('a', 32))!, DeskSecret.Read(_ => new string('b', 32))!);

        Assert.Equal(one.Pseudonym("https://login.example", "19800101-1234"), one.Pseudonym("https://login.example", "19800101-1234"));
        Assert.Equal(3, new[] { one.Pseudonym("https://login.example", "a"), one.Pseudonym("https://other.example", "a"), other.Pseudonym("https://login.example", "a") }.Distinct().Count());
    }

    [Fact]
    public void What_is_read_often_is_written_once_an_hour_for_each_who_reads()
    {
        var clock = new HandClock();
        var traced = new TracedThisHour(clock);
        var (one, other) = (new DeskCaller("a", DeskRole.Planner, "", null), new DeskCaller("b", DeskRole.Planner, "", null));
        Assert.False(traced.Has(one, "tile/plan"));
        traced.Add(one, "tile/plan");

        Assert.True(traced.Has(one, "tile/plan"));
        Assert.False(traced.Has(one, "tile/hotspot"));
        Assert.False(traced.Has(other, "tile/plan"));
        Assert.False(traced.Has(one with { Role = DeskRole.Council }, "tile/plan"));
        clock.Move(TimeSpan.FromHours(1));
        Assert.False(traced.Has(one, "tile/plan"));
    }
}
