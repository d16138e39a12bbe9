namespace Geo.Statistics;

/// <summary>How a long computation may run: on how many threads, and until when. It never changes the result: what is
/// random is drawn from a <see cref="RandomStream"/> per unit, and sums are taken in a fixed order.</summary>
/// <param name="Threads">At least 1.</param>
/// <param name="Cancel">Ends the computation with <see cref="OperationCanceledException"/> at the next
/// unit.</param>
public sealed record Computing(int Threads, CancellationToken Cancel)
{
    /// <summary>On all cores, to the end.</summary>
    public static Computing OnAllCores { get; } = new(Environment.ProcessorCount, CancellationToken.None);

    /// <summary>On one core, to the end.</summary>
    public static Computing OnOneCore { get; } = new(1, CancellationToken.None);

    /// <summary>Computes every unit once, in any order; each writes only what is its own.</summary>
    /// <param name="units">How many; the units are numbered from 0.</param>
    /// <param name="compute">Given a unit's number.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public void ForEach(int units, Action<int> compute) =>
        ForEach(units, () => 0, (unit, _) => compute(unit));

    /// <summary>The same with room to work in, such as a buffer, made once a thread and reused from unit to
    /// unit.</summary>
    /// <inheritdoc cref="ForEach(int, Action{int})"/>
    /// <typeparam name="TRoom">The room; it may hold nothing that the next unit's result depends on.</typeparam>
    public void ForEach<TRoom>(int units, Func<TRoom> makeRoom, Action<int, TRoom> compute)
    {
        ArgumentNullException.ThrowIfNull(makeRoom);
        ArgumentNullException.ThrowIfNull(compute);
        if (Threads == 1)
        {
            var room = makeRoom();
            for (var unit = 0; unit < units; unit++)
            {
                Cancel.ThrowIfCancellationRequested();
                compute(unit, room);
            }

            return;
        }

        try
        {
            Parallel.For(
                0,
                units,
                new ParallelOptions { MaxDegreeOfParallelism = Threads, CancellationToken = Cancel },
                makeRoom,
                (unit, _, room) =>
                {
                    compute(unit, room);
                    return room;
                },
                _ => { });
        }
        catch (AggregateException failed) when (failed.InnerExceptions is [var only])
        {
            // The caller's mistake reads the same on one thread and on two.
            throw only;
        }
    }
}
