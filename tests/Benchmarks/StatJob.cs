namespace Geo.Benchmarks;

/// <summary>One group of measurements of <c>./geo bench stat</c>.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Run">Makes its seeded input, measures, and adds rows to the report.</param>
internal sealed record StatJob(string Name, Action<StatReport> Run);
