namespace Geo.Service.Serving;

/// <summary>What links start with.</summary>
internal static class ServiceAddress
{
    /// <summary>The address that the world knows, or the one that was asked; without a slash last.</summary>
    public static string Of(HttpContext context)
    {
        var settings = context.RequestServices.GetRequiredService<ServeSettings>();
        return settings.PublicAddress is { } known
            ? known.AbsoluteUri.TrimEnd('/')
            : $"{context.Request.Scheme}://{context.Request.Host.ToUriComponent()}";
    }
}
