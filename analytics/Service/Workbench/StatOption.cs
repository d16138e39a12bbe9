namespace Geo.Service.Workbench;

/// <summary>An option of a workbench method, such as <c>--distances</c>.</summary>
/// <param name="Name">Without dashes.</param>
/// <param name="Description">In Swedish, for <c>--help</c>.</param>
/// <param name="Required">Whether the call is refused without it.</param>
/// <param name="Default">The value when it is left out, as the user would have written it; null where there is none.</param>
/// <param name="Choices">The words it may be; null where anything is tried.</param>
/// <param name="Sample">A value for the example of <c>--help</c>.</param>
/// <param name="IsFlag">Whether it stands alone, without a value.</param>
/// <param name="FromGeometry">Whether a file of points may stand in for it.</param>
internal sealed record StatOption(
    string Name,
    string Description,
    bool Required = false,
    string? Default = null,
    string[]? Choices = null,
    string? Sample = null,
    bool IsFlag = false,
    bool FromGeometry = false);
