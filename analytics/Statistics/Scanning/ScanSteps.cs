namespace Geo.Statistics.Scanning;

/// <summary>Steps of equally many days, counted back from the last day, so that the last is whole; the first may be
/// short.</summary>
/// <param name="FirstDay">The first day of the study.</param>
/// <param name="LastDay">Its last day, not before the first.</param>
/// <param name="StepDays">Days in a step, at least 1.</param>
public readonly record struct ScanSteps(int FirstDay, int LastDay, int StepDays)
{
    /// <summary>How many steps there are.</summary>
    public int Count => (LastDay - FirstDay) / StepDays + 1;

    /// <summary>The step of a day of the study, counted from 0.</summary>
    public int StepOf(int day) => Count - 1 - (LastDay - day) / StepDays;

    /// <summary>The first day of a step.</summary>
    public int FirstDayOf(int step) => Math.Max(FirstDay, LastDayOf(step) - StepDays + 1);

    /// <summary>The last day of a step.</summary>
    public int LastDayOf(int step) => LastDay - (Count - 1 - step) * StepDays;
}
