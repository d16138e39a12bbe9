using System.CommandLine;
using Geo.Database;
using Geo.Service.Release;

namespace Geo.Service.Verbs;

/// <summary><c>release follow NAMN</c>: publishes what was approved at the desk, which may approve and not publish. One that was interrupted half-way is
/// finished the next time.</summary>
internal static class ReleaseFollowVerb
{
    public static Command Create()
    {
        var name = MunicipalityArgument.Create();
        var data = new Option<string?>("--data") { Description = "Mappen med kommunernas mappar; annars data/ vid Geo.sln." };
        var once = new Option<bool>("--once") { Description = "Titta en gång och sluta; annars tills det avbryts." };
        var seconds = new Option<int>("--seconds") { Description = "Sekunder mellan gångerna, 1–3600; annars 10.", DefaultValueFactory = _ => 10 };
        var verb = new Command("follow", "Publicerar det som godkänns på arbetsbordet, och skriver släppets mapp.") { name, data, once, seconds };
        verb.SetAction(async (call, cancel) =>
        {
            await FollowAsync(call.GetRequiredValue(name), call.GetValue(data), call.GetValue(once) ? null : Wait(call.GetValue(seconds)), TimeProvider.System, (Console.Out, Console.Error), cancel);
            return 0;
        });
        return verb;
    }

    /// <summary>Publishes the approved candidate that waits; none waits where the newest approval has been carried out whole.</summary>
    /// <param name="wait">Between two looks; null to look once.</param>
    /// <exception cref="UsageException">It looks once, and what waits cannot be published.</exception>
    internal static async Task FollowAsync(string slug, string? data, TimeSpan? wait, TimeProvider clock, (TextWriter Output, TextWriter Errors) said, CancellationToken cancel)
    {
        string? refused = null;
        do
        {
            string? waiting;
            await using (var db = Store.Open(GeoRole.Analytics))
            {
                var municipality = await db.GetMunicipalityAsync(slug, cancel);
                waiting = await ReleaseApprovals.FindWaitingAsync(db, municipality.Code, Path.Combine(DataFolder.Of(data, slug), "release"), cancel);
            }

            if (waiting is not null && waiting != refused)
            {
                refused = await PublishAsync(waiting) ? null : waiting;
            }
            else if (wait is null)
            {
                await said.Output.WriteLineAsync("släpp    inget godkänt väntar på att publiceras");
            }
        }
        while (wait is { } pause && await PausedAsync(pause, clock, cancel));

        // What is refused stays refused: it is said once, and the next approval is waited for.
        async Task<bool> PublishAsync(string candidate)
        {
            try
            {
                await ReleaseVerb.PublishAsync(slug, candidate, trial: false, data, clock, said.Output, cancel);
                return true;
            }
            catch (UsageException fault) when (wait is not null)
            {
                await said.Errors.WriteLineAsync(fault.Message);
                return false;
            }
        }
    }

    private static async Task<bool> PausedAsync(TimeSpan pause, TimeProvider clock, CancellationToken cancel)
    {
        try
        {
            await Task.Delay(pause, clock, cancel);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static TimeSpan Wait(int seconds) => seconds is >= 1 and <= 3600 ? TimeSpan.FromSeconds(seconds) : throw new UsageException($"--seconds: {seconds} går inte. Ange 1–3600.");
}
