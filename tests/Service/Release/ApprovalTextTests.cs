using Geo.Database;
using Geo.Service.Release;

namespace Geo.Tests.Service.Release;

public class ApprovalTextTests
{
    [Theory]
    [InlineData("säkerhetssamordnare")]
    [InlineData("säkerhetssamordnare (demo)")]
    [InlineData("chef för räddning och säkerhet")]
    public void A_role_is_let_through(string role) => ApprovalText.Check("--role", role, isRole: true);

    [Theory]
    [InlineData("Anna Andersson")]
    [InlineData("samordnare 19850101-1234")]
    [InlineData("anna@example.org")]
    public void A_name_a_number_or_an_address_is_no_role(string role)
    {
        var refused = Assert.Throws<UsageException>(() => ApprovalText.Check("--role", role, isRole: true));

        Assert.DoesNotContain(role, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ring 070-174 06 05")]
    [InlineData("19850101-1234 har granskat")]
    [InlineData("fråga anna@example.org")]
    public void A_reason_holds_no_way_to_a_person(string reason) =>
        Assert.Throws<UsageException>(() => ApprovalText.Check("--reason", reason, isRole: false));

    [Fact]
    public void A_reason_may_hold_a_date_and_a_registry_number() =>
        ApprovalText.Check("--reason", "Granskat vid mötet 2026-06-03, KK24/242", isRole: false);
}
