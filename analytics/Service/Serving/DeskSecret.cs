using System.Security.Cryptography;
using System.Text;
using Geo.Database;

namespace Geo.Service.Serving;

/// <summary>The desk's own secret, by which accounts become pseudonyms and keys become hashes: who has the database alone can turn neither back, nor try
/// guesses against them.</summary>
internal sealed class DeskSecret
{
    public const string Variable = "GEO_DESK_SECRET";
    private const int Shortest = 32;
    private readonly byte[] _secret;

    private DeskSecret(byte[] secret) => _secret = secret;

    /// <summary>One that is forgotten with the process, and with it what was made of it.</summary>
    public static DeskSecret Fleeting() => new(RandomNumberGenerator.GetBytes(Shortest));

    /// <summary>The one of the environment; null where it has none.</summary>
    /// <exception cref="UsageException">It is too short to be one.</exception>
    public static DeskSecret? Read(Func<string, string?> environment) => environment(Variable) switch
    {
        null or "" => null,
        { Length: < Shortest } => throw new UsageException($"{Variable} är kortare än {Shortest} tecken. Gör en med: openssl rand -hex 32, och behåll den: med en ny slutar alla nycklar att gälla."),
        var set => new(Encoding.UTF8.GetBytes(set)),
    };

    /// <summary>A person's pseudonym: the same for the same account, 20 hexadecimal digits.</summary>
    public string Pseudonym(string issuer, string subject) => Convert.ToHexStringLower(Hash($"person\n{issuer}\n{subject}"))[..20];

    /// <summary>A key's hash.</summary>
    public byte[] HashOfKey(string key) => Hash("key\n" + key);

    private byte[] Hash(string text) => HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(text));
}
