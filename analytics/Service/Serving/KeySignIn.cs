using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Geo.Database;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Geo.Service.Serving;

/// <summary>Signing in by a partner's key: <c>Authorization: Bearer geo_…</c>, with each request.</summary>
internal sealed partial class KeySignIn(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, SignInStore store, DeskSecret secret, Lockout lockout, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public new const string Scheme = "key";

    /// <summary>A new key and what is kept of it.</summary>
    public static (string Key, string Id, byte[] Hash) Make(DeskSecret secret)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
        var key = $"geo_{id}_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))}";
        return (key, id, secret.HashOfKey(key));
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        lockout.Check(Context);
        var key = Request.Headers.Authorization.ToString()["Bearer ".Length..].Trim();
        var known = Shape().Match(key) is { Success: true } shape ? await store.FindKeyAsync(shape.Groups[1].Value, Context.RequestAborted) : null;
        var fault = known switch
        {
            null => "key-unknown",
            _ when !CryptographicOperations.FixedTimeEquals(known.Hash, secret.HashOfKey(key)) => "key-forged",
            { RevokedAt: not null } => "key-revoked",
            _ when known.ExpiresAt <= clock.GetUtcNow().UtcDateTime => "key-expired",
            _ => null,
        };
        if (fault is not null)
        {
            lockout.Failed(Context);
            await store.NoteAsync(fault is "key-revoked" or "key-expired" ? "key:" + known!.Id : "", "refused-sign-in", fault, Context.RequestAborted);
            return AuthenticateResult.Fail(fault);
        }

        return AuthenticateResult.Success(new(PrincipalOf(known!), base.Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        return ProblemAnswer.WriteAsync(
            Context, ProblemKind.SignInRequired, new("Nyckeln gäller inte. Be kommunens säkerhetssamordnare om en ny.", "The key is not valid. Ask the municipality's safety coordinator for a new one."), place: null);
    }

    private static ClaimsPrincipal PrincipalOf(ApiKey key) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.Role, key.Scope), new(DeskClaim.Person, "key:" + key.Id), new(DeskClaim.Reporter, key.Reporter), new(DeskClaim.Municipality, key.Municipality),
        ],
        Scheme));

    [GeneratedRegex("^geo_([0-9a-f]{12})_[0-9a-f]{64}$")]
    private static partial Regex Shape();
}
