using System.Net;

namespace Geo.Service.Serving;

/// <summary>How one process of the service is run.</summary>
internal sealed record ServeSettings
{
    public required ServiceZone Zone { get; init; }

    /// <summary>The connection string of the zone's own login, and of no other.</summary>
    public required string Database { get; init; }

    /// <summary>The address that it listens on; by default only this machine reaches it.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port, or 0 for any that is free.</summary>
    public int Port { get; init; }

    /// <summary>Where the world finds it, such as https://data.example.se: links are written from it, and the proxy on this
    /// machine is then believed when it says whom it speaks for. Null: the service answers to the names of this machine
    /// alone.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>Whether anyone may sign in by choosing a role; only on the loopback address.</summary>
    public bool Demo { get; init; }

    /// <summary>The municipality's own sign-in; null where none is connected.</summary>
    public OidcSettings? Oidc { get; init; }

    /// <summary>What pseudonyms and keys are made with; null where they need not outlive the process.</summary>
    public DeskSecret? Secret { get; init; }

    /// <summary>How long a session lasts in which nothing is done.</summary>
    public TimeSpan IdleSession { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a session lasts at most: roles are asked for anew with each signing in.</summary>
    public TimeSpan LongestSession { get; init; } = TimeSpan.FromHours(10);

    /// <summary>So many failures to sign in from one address, none further from the last than <see cref="Lockout"/>, and it must wait.</summary>
    public int FailuresBeforeLockout { get; init; } = 10;

    /// <summary>How long who failed too often waits.</summary>
    public TimeSpan Lockout { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Requests a second and caller, on average; ten times as many at once.</summary>
    public int RequestsPerSecond { get; init; } = 100;

    /// <summary>Requests that are worked on at once, whoever sent them; the others wait.</summary>
    public int RequestsAtOnce { get; init; } = 64;

    /// <summary>Connections to the database.</summary>
    public int Connections { get; init; } = 16;

    /// <summary>How long a request may take.</summary>
    public TimeSpan LongestRequest { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one question to the database may take.</summary>
    public TimeSpan LongestQuery { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Bytes of a request's body; a process that takes files states its own limit.</summary>
    public long LargestBody { get; init; } = 1024 * 1024;

    /// <summary>How old the knowledge of which release is current may be.</summary>
    public TimeSpan OldestCatalog { get; init; } = TimeSpan.FromSeconds(2);
}
