using System.Reflection;

namespace Geo.Service;

/// <summary>The version of this program, stored with every run.</summary>
internal static class CodeVersion
{
    /// <summary>Such as 1.0.0+3f2c…: the version and the commit it was built from.</summary>
    public static string Current { get; } =
        typeof(CodeVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "okänd";
}
