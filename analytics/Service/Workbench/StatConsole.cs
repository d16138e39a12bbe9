namespace Geo.Service.Workbench;

/// <summary>Where a call writes what was asked for, where it says what is wrong, and what ends it.</summary>
internal sealed record StatConsole(TextWriter Output, TextWriter Error, CancellationToken Cancel);
