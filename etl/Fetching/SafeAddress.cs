namespace Geo.Etl.Fetching;

/// <summary>The addresses that may be asked: encrypted, or on this machine; and, once asked, no other host.</summary>
internal static class SafeAddress
{
    /// <summary>What is wrong with an address, as the end of a Swedish sentence; null where nothing is.</summary>
    public static string? Problem(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
        {
            return "skriv en hel adress som börjar med https://";
        }

        if (uri.Scheme != Uri.UriSchemeHttps && !(uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
        {
            return "bara https är tillåtet (http bara mot den egna datorn)";
        }

        if (uri.UserInfo.Length > 0)
        {
            return "användarnamn och lösenord får inte stå i adressen";
        }

        return uri.Query.Length + uri.Fragment.Length > 0 ? "skriv frågans delar under query i stället" : null;
    }

    /// <summary>Where a redirect or a next page leads; null where it leaves the host.</summary>
    /// <remarks>The scheme and port of the first address are kept: Kolada has named next pages with http, which would
    /// be sent in clear.</remarks>
    public static Uri? Follow(Uri from, string to)
    {
        if (!Uri.TryCreate(from, to, out var target)
            || target.UserInfo.Length > 0
            || (target.Scheme != Uri.UriSchemeHttps && target.Scheme != Uri.UriSchemeHttp)
            || !string.Equals(target.IdnHost, from.IdnHost, StringComparison.OrdinalIgnoreCase)
            || (target.Port != from.Port && !target.IsDefaultPort))
        {
            return null;
        }

        return new UriBuilder(target) { Scheme = from.Scheme, Port = from.Port }.Uri;
    }
}
