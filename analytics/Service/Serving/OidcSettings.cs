using System.Collections.Immutable;
using Geo.Database;

namespace Geo.Service.Serving;

/// <summary>What a value of the sign-in's claim gives.</summary>
/// <param name="Role">The role.</param>
/// <param name="Municipality">The code of the only municipality that it holds in; null for all of the store.</param>
internal sealed record DeskGrant(DeskRole Role, string? Municipality);

/// <summary>The municipality's own sign-in (OpenID Connect): whom it is and what its roles are called. From the environment.</summary>
internal sealed record OidcSettings
{
    /// <summary>The issuer, such as https://login.kommunen.se/realms/kommunen: what it can is read there. <c>GEO_OIDC_AUTHORITY</c>.</summary>
    public required Uri Authority { get; init; }

    /// <summary>What the desk is called there. <c>GEO_OIDC_CLIENT_ID</c>.</summary>
    public required string ClientId { get; init; }

    /// <summary>The desk's password there; null where it has none and PKCE alone is asked. <c>GEO_OIDC_CLIENT_SECRET</c>.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>What is asked about a person, parted by spaces. <c>GEO_OIDC_SCOPE</c>.</summary>
    public string Scope { get; init; } = "openid profile";

    /// <summary>The claim with a person's roles or groups: one value a role. <c>GEO_OIDC_ROLE_CLAIM</c>.</summary>
    public string RoleClaim { get; init; } = "roles";

    /// <summary>The claim with the organisation that a reporter reports for, as the municipality's list of reporters has it. <c>GEO_OIDC_REPORTER_CLAIM</c>.</summary>
    public string ReporterClaim { get; init; } = "organization";

    /// <summary>Each value of the claim that gives a role. <c>GEO_OIDC_ROLES</c>, as planner=plan-avd;council@0480=bra, where @0480 lets the role hold in that
    /// municipality alone; by default the roles' own names, in all.</summary>
    public ImmutableDictionary<string, DeskGrant> Roles { get; init; } = DeskRole.All.ToImmutableDictionary(role => role.Name, role => new DeskGrant(role, null));

    /// <summary>What the environment says; null where it names no sign-in.</summary>
    /// <exception cref="UsageException">Something is missing or cannot be read.</exception>
    public static OidcSettings? Read(Func<string, string?> environment)
    {
        if (Find("GEO_OIDC_AUTHORITY") is not { } authority)
        {
            return null;
        }

        if (!Uri.TryCreate(authority, UriKind.Absolute, out var uri) || !(uri.Scheme == "https" || (uri.Scheme == "http" && uri.IsLoopback)))
        {
            throw new UsageException($"GEO_OIDC_AUTHORITY: \"{authority}\" är ingen https-adress. Ange inloggningens utfärdare, till exempel https://login.kommunen.se/realms/kommunen.");
        }

        var plain = new OidcSettings
        {
            Authority = uri,
            ClientId = Find("GEO_OIDC_CLIENT_ID") ?? throw new UsageException("GEO_OIDC_CLIENT_ID saknas: ange vad arbetsbordet heter hos kommunens inloggning."),
            ClientSecret = Find("GEO_OIDC_CLIENT_SECRET"),
        };
        return plain with
        {
            Scope = Find("GEO_OIDC_SCOPE") ?? plain.Scope,
            RoleClaim = Find("GEO_OIDC_ROLE_CLAIM") ?? plain.RoleClaim,
            ReporterClaim = Find("GEO_OIDC_REPORTER_CLAIM") ?? plain.ReporterClaim,
            Roles = Find("GEO_OIDC_ROLES") is { } roles ? Map(roles) : plain.Roles,
        };

        string? Find(string name) => environment(name) is { Length: > 0 } set ? set : null;
    }

    private static ImmutableDictionary<string, DeskGrant> Map(string roles)
    {
        var map = ImmutableDictionary.CreateBuilder<string, DeskGrant>();
        foreach (var pair in roles.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (pair.Split('=', 2, StringSplitOptions.TrimEntries) is not [var given, { Length: > 0 } value] || Grant(given) is not { } grant)
            {
                throw new UsageException(
                    $"GEO_OIDC_ROLES: \"{pair}\" går inte att läsa. Skriv roll=värde, eller roll@kommunkod=värde för en enda kommun, med ; emellan, där roll är {string.Join(", ", DeskRole.All.Select(known => known.Name))}.");
            }

            if (!map.TryAdd(value, grant))
            {
                throw new UsageException($"GEO_OIDC_ROLES: värdet \"{value}\" ger två roller. Låt varje värde ge en.");
            }
        }

        return map.ToImmutable();

        static DeskGrant? Grant(string given) => given.Split('@', 2, StringSplitOptions.TrimEntries) switch
        {
            [var name] when Find(name) is { } role => new(role, null),
            [var name, { Length: 4 } code] when code.All(char.IsAsciiDigit) && Find(name) is { } role => new(role, code),
            _ => null,
        };

        static DeskRole? Find(string name) => DeskRole.All.FirstOrDefault(role => role.Name == name);
    }
}
