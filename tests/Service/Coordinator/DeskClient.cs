using System.Net;
using System.Text.RegularExpressions;

namespace Geo.Tests.Service.Coordinator;

/// <summary>Somebody who has signed in to the desk of the demo, without a browser.</summary>
internal sealed partial class DeskClient : IDisposable
{
    private readonly HttpClient _client;
    private readonly Dictionary<string, string> _cookies = [];

    private DeskClient(string address) => _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new(address) };

    public static async Task<DeskClient> SignInAsync(string address, string role)
    {
        var client = new DeskClient(address);
        var (status, _, _) = await client.PostAsync("/sign-in", "/sign-in", ("role", role));
        Assert.Equal(HttpStatusCode.Redirect, status);
        return client;
    }

    public void Dispose() => _client.Dispose();

    public async Task<(HttpStatusCode Status, string Body)> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        var (status, body, _) = await SendAsync(request);
        return (status, body);
    }

    /// <summary>Where an address leads on to; null where it answers itself.</summary>
    public async Task<string?> LedToAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return (await SendAsync(request)).To;
    }

    /// <summary>Posts a form with the token of the page that it stands on.</summary>
    public async Task<(HttpStatusCode Status, string Body, string? To)> PostAsync(string page, string path, params (string Name, string Value)[] fields) =>
        await PostAsync(page, path, new FormUrlEncodedContent(fields.Append(await TokenAsync(page)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))));

    /// <summary>Posts a form in parts, as the desk's own pages do.</summary>
    public async Task<(HttpStatusCode Status, string Body, string? To)> PostPartsAsync(string page, string path, params (string Name, string Value)[] fields)
    {
        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Append(await TokenAsync(page)))
        {
            parts.Add(new StringContent(value), name);
        }

        return await PostAsync(page, path, parts);
    }

    /// <summary>Posts a file.</summary>
    public async Task<(HttpStatusCode Status, string Body, string? To)> PostFileAsync(string page, string path, string name, byte[] bytes)
    {
        var (field, token) = await TokenAsync(page);
        return await PostAsync(page, path, new MultipartFormDataContent { { new StringContent(token), field }, { new ByteArrayContent(bytes), "file", name } });
    }

    /// <summary>Opens a form, signs out in another tab, and sends it.</summary>
    public async Task<(HttpStatusCode Status, string Body, string? To)> PostAfterSignOutAsync(string page, params (string Name, string Value)[] fields)
    {
        var token = await TokenAsync(page);
        await PostAsync("/account", "/sign-out");
        return await PostAsync(page, page, new FormUrlEncodedContent(fields.Append(token).Select(field => KeyValuePair.Create(field.Item1, field.Item2))));
    }

    private async Task<(HttpStatusCode Status, string Body, string? To)> PostAsync(string page, string path, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        return await SendAsync(request);
    }

    private async Task<(string Name, string Token)> TokenAsync(string page)
    {
        var (_, body) = await GetAsync(page);
        var token = Token().Match(body);
        Assert.True(token.Success, $"{page}: ingen token\n{body}");
        return (token.Groups["name"].Value, WebUtility.HtmlDecode(token.Groups["value"].Value));
    }

    private async Task<(HttpStatusCode Status, string Body, string? To)> SendAsync(HttpRequestMessage request)
    {
        request.Headers.TryAddWithoutValidation("Accept", "text/html");
        request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        using var answer = await _client.SendAsync(request);
        foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var sets) ? sets : [])
        {
            var pair = set.Split(';')[0].Split('=', 2);
            _cookies[pair[0]] = pair[1];
        }

        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Headers.Location?.ToString());
    }

    [GeneratedRegex("""<input type="hidden" name="(?<name>__[^"]+)" value="(?<value>[^"]+)""")]
    private static partial Regex Token();
}
