using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Geo.Tests.Support;

/// <summary>An issuer that gives whatever token a test makes: what a provider that is in somebody else's hands, or somebody in between, could send.</summary>
internal sealed class FalseIssuer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly RsaSecurityKey _known = new(RSA.Create(2048)) { KeyId = "known" };
    private readonly RsaSecurityKey _unknown = new(RSA.Create(2048)) { KeyId = "known" };

    private FalseIssuer(WebApplication app) => _app = app;

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>The token that the next code is worth.</summary>
    public string Token { get; set; } = "";

    public static async Task<FalseIssuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var issuer = new FalseIssuer(builder.Build());
        issuer.Map();
        await issuer._app.StartAsync();
        return issuer;
    }

    /// <summary>A token that is right but for what a fault makes of it.</summary>
    public string Make(string nonce, string fault)
    {
        var now = DateTime.UtcNow;
        var described = new SecurityTokenDescriptor
        {
            Issuer = fault == "issuer" ? "http://127.0.0.1:1" : Address,
            Audience = fault == "audience" ? "another" : "geo",
            IssuedAt = now.AddMinutes(-20),
            NotBefore = now.AddMinutes(-20),
            Expires = fault == "expired" ? now.AddMinutes(-10) : now.AddMinutes(10),
            Claims = new Dictionary<string, object> { ["sub"] = "någon", ["nonce"] = fault == "nonce" ? "another" : nonce, ["roles"] = "coordinator", ["name"] = "Någon" },
            SigningCredentials = fault == "unsigned" ? null : new(fault == "key" ? _unknown : _known, SecurityAlgorithms.RsaSha256),
        };
        var token = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(described);
        return fault == "changed" ? string.Join('.', token.Split('.') is [var head, var body, var seal] ? [head, body[..^2] + (body[^2] == 'A' ? 'B' : 'A') + body[^1], seal] : []) : token;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Map()
    {
        _app.MapGet("/.well-known/openid-configuration", () => Json(new()
        {
            ["issuer"] = Address,
            ["authorization_endpoint"] = Address + "/authorize",
            ["token_endpoint"] = Address + "/token",
            ["jwks_uri"] = Address + "/keys",
            ["response_types_supported"] = new JsonArray("code"),
            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
        }));
        _app.MapGet("/keys", () =>
        {
            var key = _known.Rsa.ExportParameters(false);
            return Json(new() { ["keys"] = new JsonArray(new JsonObject { ["kty"] = "RSA", ["kid"] = "known", ["use"] = "sig", ["alg"] = "RS256", ["n"] = Base64UrlEncoder.Encode(key.Modulus), ["e"] = Base64UrlEncoder.Encode(key.Exponent) }) });
        });
        _app.MapPost("/token", () => Json(new() { ["access_token"] = "abc", ["token_type"] = "Bearer", ["id_token"] = Token }));
    }

    private static IResult Json(JsonObject document) => Results.Text(document.ToJsonString(), "application/json");
}
