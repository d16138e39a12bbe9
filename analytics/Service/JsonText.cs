using System.Text.Json;

namespace Geo.Service;

/// <summary>JSON that has been through a <c>jsonb</c> column, which keeps neither the order of members nor the
/// blanks.</summary>
internal static class JsonText
{
    /// <summary>Whether two texts say the same.</summary>
    public static bool Same(string left, string right)
    {
        using var leftDocument = JsonDocument.Parse(left);
        using var rightDocument = JsonDocument.Parse(right);
        return JsonElement.DeepEquals(leftDocument.RootElement, rightDocument.RootElement);
    }
}
