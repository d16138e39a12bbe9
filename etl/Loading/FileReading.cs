using Geo.Database;
using Geo.Etl.Formats;
using Geo.Etl.Sources;
using Geo.Etl.Staging;

namespace Geo.Etl.Loading;

/// <summary>One file from its bytes to staged rows and issues, without a database: read = accepted + rejected, whatever the
/// file holds.</summary>
internal sealed class FileReading(Reading reading)
{
    private readonly IssueLog _issues = reading.Issues;

    /// <summary>Rows of data that are ours, so far.</summary>
    public int Read { get; private set; }

    /// <summary>Those of them that were left out.</summary>
    public int Rejected { get; private set; }

    /// <summary>What goes to staging, a <see cref="StagedRow"/> or an <see cref="Issue"/> at a time, in the order of the file; read
    /// as it is asked for, once.</summary>
    /// <exception cref="SourceDriftException">The file is not what the mapping describes.</exception>
    public IEnumerable<object> Rows()
    {
        var reader = SourceReaders.Get(reading.Mapping.Reader, reading.Mapping.Id);
        var take = reader.Read(reading);
        foreach (var row in reading.Rows())
        {
            var notOurs = reading.OthersRows + reading.SkippedRows;
            var staged = 0;
            if (!row.Rejected)
            {
                foreach (var one in take(row))
                {
                    staged++;
                    yield return one;
                }
            }

            if (reading.OthersRows + reading.SkippedRows == notOurs)
            {
                Read++;
                Rejected += row.Rejected ? 1 : 0;
                if (!row.Rejected && staged == 0)
                {
                    throw new InvalidOperationException($"The reader {reading.Mapping.Reader} lost line {row.Line} of {reading.File}.");
                }
            }

            foreach (var issue in _issues.Drain())
            {
                yield return issue;
            }
        }

        reading.AtEnd?.Invoke(Read);
        if (Read > 0 || reading.OthersRows == 0 || !reader.MayHaveNoneOfOurs)
        {
            Limits.Check(reading.Mapping, reading.File, Read, Rejected, _issues);
        }

        if (reading.OthersRows > 0)
        {
            _issues.Add(0, "kommun", null,
                $"{reading.OthersRows} av filens {reading.OthersRows + Read} rader gäller andra kommuner och har inte lästs in", rejected: false);
        }

        foreach (var issue in _issues.Drain())
        {
            yield return issue;
        }
    }
}
