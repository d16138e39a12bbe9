using System.Runtime.CompilerServices;
using System.Text;
using Geo.Tests.Support;
using Npgsql;

namespace Geo.Tests.Etl;

/// <summary>A municipality's folder of a test's own, a copy of Exempelstad's, and a database to load it into.</summary>
internal sealed class EtlFixture : IAsyncDisposable
{
    private static readonly string[] Parts =
    [
        "lookups", "exempelstad/areas", "exempelstad/mappings", "exempelstad/sources", "exempelstad/municipality.yml",
        "nykoping/mappings", "nykoping/areas", "nykoping/municipality.yml",
    ];

    private readonly string _root = Directory.CreateTempSubdirectory("geo-etl").FullName;

    private EtlFixture(TestDatabase database) => Database = database;

    public TestDatabase Database { get; }

    public string Data => Path.Combine(_root, "data");

    public string Sources => Path.Combine(Data, "exempelstad", "sources");

    public string Mappings => Path.Combine(Data, "exempelstad", "mappings");

    public string DamageRegister => Path.Combine(Sources, "damage", "skadegorelseregister.csv");

    /// <summary>The folder <c>data/</c> of the checkout.</summary>
    public static string Checkout() => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "data"));

    /// <summary>The folder of real files; null, and a line of the test's output, where there is none.</summary>
    public static string? RealInputs()
    {
        var folder = Environment.GetEnvironmentVariable("GEO_REAL_INPUTS");
        if (string.IsNullOrEmpty(folder))
        {
            Console.WriteLine("GEO_REAL_INPUTS är inte satt: provet på verkliga filer kördes inte.");
            return null;
        }

        return folder;
    }

    public static async Task<EtlFixture> CreateAsync()
    {
        var fixture = new EtlFixture(await PostGis.CloneAsync());
        foreach (var part in Parts)
        {
            Copy(Path.Combine(Checkout(), part), Path.Combine(fixture.Data, part));
        }

        return fixture;
    }

    /// <summary>Runs <c>etl</c> as a user would.</summary>
    public Task<ProgramRun> RunAsync(params string[] arguments) =>
        ProgramRun.RunAsync("Geo.Etl", Database.Environment(), [.. arguments, "--data", Data]);

    /// <summary>The first column of a query, by the owner.</summary>
    public async Task<List<string>> QueryAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Database.Owner + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var row = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await row.ReadAsync())
        {
            values.Add(row.GetValue(0).ToString() ?? "");
        }

        return values;
    }

    /// <summary>The content of core and all issues as one sum.</summary>
    public async Task<string> HashAsync()
    {
        await using var db = Geo.Database.GeoDb.Open(Database.LoginOf(Geo.Database.GeoRole.Etl) + ";Pooling=false");
        await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.OpenConnectionAsync(db.Database);
        return await Geo.Etl.Loading.StoreHash.ComputeAsync(db, CancellationToken.None);
    }

    /// <summary>Rewrites the damage register.</summary>
    public void EditRegister(Func<string, string> change)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var windows = Encoding.GetEncoding(1252);
        File.WriteAllText(DamageRegister, change(File.ReadAllText(DamageRegister, windows)), windows);
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    private static string Here([CallerFilePath] string here = "") => here;

    private static void Copy(string from, string to)
    {
        if (File.Exists(from))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(from, to);
            return;
        }

        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
        }
    }
}
