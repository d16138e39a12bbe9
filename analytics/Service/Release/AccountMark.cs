using System.Security.Cryptography;
using System.Text;

namespace Geo.Service.Release;

/// <summary>A mark of the account that runs the program: it tells whether another one does, and not who. Until people sign in, an account
/// is what there is of a person.</summary>
internal static class AccountMark
{
    private const int Length = 16;

    /// <summary>The mark of the account at hand, for one municipality.</summary>
    public static string Of(string municipality) => Of(municipality, $"{Environment.UserDomainName}/{Environment.UserName}");

    /// <summary>The mark of an account, for one municipality.</summary>
    public static string Of(string municipality, string account) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{municipality}\n{account}")))[..Length];
}
