namespace Geo.Service.Serving;

/// <summary>On which side of the wall a process stands: each has a login, a connection pool and endpoints of its own.</summary>
internal enum ServiceZone
{
    /// <summary>What anyone may read: <c>published</c>, by the login <c>geo_public</c>.</summary>
    Public,

    /// <summary>What those who are signed in may do: <c>work</c> and the desk's views, by the login <c>geo_desk</c>.</summary>
    Desk,
}
