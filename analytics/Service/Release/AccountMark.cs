using System.Security.Cryptography;
using System.Text;

namespace Geo.Service.Release;

/// <summary>A mark of who builds or approves: it tells whether another one does, and not who. On the server an account is what there is of a person,
/// at the desk the pseudonym of who has signed in; one cannot be told from the other.</summary>
internal static class AccountMark
{
    private const int Length = 16;
    private const string Person = "person:";

    /// <summary>The mark of the account at hand, for one municipality.</summary>
    public static string Of(string municipality) => Hash(municipality, $"{Environment.UserDomainName}/{Environment.UserName}");

    /// <summary>The mark of somebody who signs in at the desk, for one municipality.</summary>
    /// <param name="municipality">Its code.</param>
    /// <param name="person">The pseudonym.</param>
    public static string Of(string municipality, string person) => Person + Hash(municipality, person);

    /// <summary>Whether a mark is of somebody who signs in at the desk.</summary>
    public static bool IsOfPerson(string mark) => mark.StartsWith(Person, StringComparison.Ordinal);

    private static string Hash(string municipality, string account) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{municipality}\n{account}")))[..Length];
}
