using System.Text.RegularExpressions;

namespace Geo.Benchmarks;

/// <summary>Someone who is signed in on the desk in the demo's way: chooses a role in the form that is shown, and keeps what the service then
/// gives.</summary>
internal sealed partial class DeskUser : IDisposable
{
    private readonly HttpClient _client;

    private DeskUser(HttpClient client, string role) => (_client, Role) = (client, role);

    public string Role { get; }

    /// <summary>The roles that the form offers.</summary>
    public static async Task<IReadOnlyList<string>> RolesAsync(Uri address)
    {
        using var client = Client(address);
        return [.. Choices().Matches(await client.GetStringAsync("/sign-in")).Select(choice => choice.Groups["value"].Value).Distinct()];
    }

    public static async Task<DeskUser> SignInAsync(Uri address, string role)
    {
        var client = Client(address);
        using var form = await client.GetAsync("/sign-in");
        var fields = Token().Matches(await form.Content.ReadAsStringAsync()).Select(field => KeyValuePair.Create(field.Groups["name"].Value, field.Groups["value"].Value));
        var cookies = Cookies(form);
        client.DefaultRequestHeaders.Add("Cookie", cookies);
        using var entered = await client.PostAsync("/sign-in", new FormUrlEncodedContent(fields.Append(KeyValuePair.Create("role", role))));
        var given = Cookies(entered);
        client.DefaultRequestHeaders.Remove("Cookie");
        client.DefaultRequestHeaders.Add("Cookie", $"{cookies}; {given}");
        return given.Length > 0 ? new(client, role) : throw new InvalidOperationException($"The desk lets no {role} in: {(int)entered.StatusCode}.");
    }

    /// <summary>Reads a page to its end.</summary>
    public async Task<(int Status, string Body)> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", "text/html");
        using var answer = await _client.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public void Dispose() => _client.Dispose();

    // The service's cookies are for TLS alone, which a client that keeps them itself would not send here.
    private static HttpClient Client(Uri address) => new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };

    private static string Cookies(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var set) ? string.Join("; ", set.Select(cookie => cookie.Split(';')[0])) : "";

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]+)" value="(?<value>[^"]*)""")]
    private static partial Regex Token();

    [GeneratedRegex("""(<option|<input[^>]*type="radio"[^>]*name="role"|<button[^>]*name="role")[^>]*value="(?<value>[^"]+)""")]
    private static partial Regex Choices();
}
