using System.Net;
using Geo.Tests.Support;

namespace Geo.Tests.Service.Coordinator;

/// <summary>Somebody who has signed in to the desk of the demo and asks for its pages.</summary>
internal sealed class DeskClient : IDisposable
{
    private readonly DeskVisitor _visitor;

    private DeskClient(DeskVisitor visitor) => _visitor = visitor;

    public static async Task<DeskClient> SignInAsync(string address, string role) => new(await DeskVisitor.SignInAsync(address, role));

    public void Dispose() => _visitor.Dispose();

    public async Task<(HttpStatusCode Status, string Body)> GetAsync(string path)
    {
        var answer = await _visitor.GetAsync(path, "text/html");
        return (answer.Status, answer.Text);
    }

    /// <summary>Where an address leads on to; null where it answers itself.</summary>
    public async Task<string?> LedToAsync(string path) => (await _visitor.GetAsync(path, "text/html")).Headers.Location?.ToString();

    /// <summary>Posts a form with the token of the page that it stands on.</summary>
    public async Task<(HttpStatusCode Status, string Body, string? To)> PostAsync(string page, string path, params (string Name, string Value)[] fields) =>
        await SendAsync(path, Written(fields, await TokenAsync(page)));

    /// <summary>Posts a form in parts, as the desk's own pages do.</summary>
    public async Task<(HttpStatusCode Status, string Body, string? To)> PostPartsAsync(string page, string path, params (string Name, string Value)[] fields)
    {
        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Append(await TokenAsync(page)))
        {
            parts.Add(new StringContent(value), name);
        }

        return await SendAsync(path, parts);
    }

    /// <summary>Posts a file.</summary>
    public async Task<(HttpStatusCode Status, string Body, string? To)> PostFileAsync(string page, string path, string name, byte[] bytes)
    {
        var (field, token) = await TokenAsync(page);
        return await SendAsync(path, new MultipartFormDataContent { { new StringContent(token), field }, { new ByteArrayContent(bytes), "file", name } });
    }

    /// <summary>Opens a form, signs out in another tab, and sends it.</summary>
    public async Task<(HttpStatusCode Status, string Body, string? To)> PostAfterSignOutAsync(string page, params (string Name, string Value)[] fields)
    {
        var token = await TokenAsync(page);
        await PostAsync("/account", "/sign-out");
        return await SendAsync(page, Written(fields, token));
    }

    private static FormUrlEncodedContent Written((string Name, string Value)[] fields, (string Name, string Value) token) =>
        new(fields.Append(token).Select(field => KeyValuePair.Create(field.Name, field.Value)));

    private async Task<(string Name, string Value)> TokenAsync(string page)
    {
        var token = await _visitor.TokenAsync(page);
        Assert.True(token.Name.Length > 0, $"{page}: ingen token");
        return token;
    }

    private async Task<(HttpStatusCode Status, string Body, string? To)> SendAsync(string path, HttpContent content)
    {
        var answer = await _visitor.SendAsync(new(HttpMethod.Post, path) { Content = content }, "text/html");
        return (answer.Status, answer.Text, answer.Headers.Location?.ToString());
    }
}
