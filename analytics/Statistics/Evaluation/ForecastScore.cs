namespace Geo.Statistics.Evaluation;

/// <summary>How well the chosen cells caught what came later.</summary>
/// <param name="Cells">How many were chosen.</param>
/// <param name="Hits">Later events in them.</param>
/// <param name="HitRate">Their share of all later events, 0 to 1; NaN where there were none.</param>
/// <param name="AreaFraction">The chosen cells' share of the area, 0 to 1.</param>
/// <param name="Pai">Prediction accuracy index: <paramref name="HitRate"/> over <paramref name="AreaFraction"/>; 1 is as
/// good as chance.</param>
/// <param name="Pei">Prediction efficiency index: the PAI over the best that any choice of as many cells could have had, 0
/// to 1.</param>
/// <param name="Rri">Recapture rate index: the cells' share of the earlier events over their share of the later; above 1
/// the cells cooled. NaN where a share is undefined or no later event was hit.</param>
public sealed record ForecastScore(int Cells, double Hits, double HitRate, double AreaFraction, double Pai, double Pei, double Rri);
