using System.Data;
using Geo.Database;
using Geo.Tests.Support;
using Npgsql;

namespace Geo.Tests.Database;

public class GeoDbTests(PostGis postGis) : IClassFixture<PostGis>
{
    [Fact]
    public async Task A_connection_that_was_handed_over_is_closed_with_the_store_also_when_nothing_was_asked()
    {
        await using var connection = new NpgsqlConnection(postGis.Template.LoginOf(GeoRole.Desk));
        await connection.OpenAsync();

        await GeoDb.Open(connection).DisposeAsync();

        Assert.Equal(ConnectionState.Closed, connection.State);
    }
}
