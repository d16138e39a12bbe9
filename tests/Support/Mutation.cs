using System.IO.Compression;
using System.Text;

namespace Geo.Tests.Support;

/// <summary>Spoils a file in the ways that disks, mail and people do, from a seed.</summary>
internal static class Mutation
{
    private static readonly Func<byte[], Random, byte[]>[] Ways =
        [FlipBytes, Cut, SwapColumns, MixEncodings, RepeatPiece, InsertMarks, DropLine, GrowNumber, Empty];

    private static readonly char[] Delimiters = [';', ',', '\t'];

    /// <summary>The file spoilt in one to three ways; a workbook or a shape's sheet inside its container as often as the
    /// container itself.</summary>
    public static byte[] Of(byte[] file, string ending, Random random)
    {
        if (ending == ".xlsx" && random.Next(2) == 0)
        {
            return InsideZip(file, random);
        }

        for (var times = random.Next(1, 4); times > 0; times--)
        {
            file = Ways[random.Next(Ways.Length)](file, random);
        }

        return file;
    }

    private static byte[] FlipBytes(byte[] file, Random random)
    {
        var spoilt = (byte[])file.Clone();
        for (var flips = random.Next(1, 30); flips > 0 && spoilt.Length > 0; flips--)
        {
            spoilt[random.Next(spoilt.Length)] ^= (byte)(1 << random.Next(8));
        }

        return spoilt;
    }

    private static byte[] Cut(byte[] file, Random random) => file[..random.Next(file.Length + 1)];

    private static byte[] Empty(byte[] file, Random random) => random.Next(20) == 0 ? [] : file;

    private static byte[] SwapColumns(byte[] file, Random random)
    {
        var lines = Encoding.Latin1.GetString(file).Split('\n');
        var mark = Delimiters.MaxBy(candidate => lines[0].Count(letter => letter == candidate));
        var (first, second) = (random.Next(12), random.Next(12));
        var onlyHeader = random.Next(2) == 0;
        for (var i = 0; i < lines.Length && !(onlyHeader && i > 0); i++)
        {
            var cells = lines[i].Split(mark);
            if (cells.Length > Math.Max(first, second))
            {
                (cells[first], cells[second]) = (cells[second], cells[first]);
                lines[i] = string.Join(mark, cells);
            }
        }

        return Encoding.Latin1.GetBytes(string.Join('\n', lines));
    }

    private static byte[] MixEncodings(byte[] file, Random random)
    {
        var at = random.Next(file.Length + 1);
        var tail = Encoding.Latin1.GetString(file[at..]);
        return [.. file[..at], .. random.Next(3) switch { 0 => Encoding.Unicode.GetBytes(tail), 1 => Encoding.UTF8.GetBytes(tail), _ => Encoding.BigEndianUnicode.GetBytes(tail) }];
    }

    private static byte[] RepeatPiece(byte[] file, Random random)
    {
        var (from, to) = (random.Next(file.Length + 1), random.Next(file.Length + 1));
        (from, to) = (Math.Min(from, to), Math.Max(from, to));
        return [.. file[..to], .. file[from..]];
    }

    private static byte[] InsertMarks(byte[] file, Random random)
    {
        var marks = new[] { "\"", "\"\"", ";", "\0", "\r", "\n\n", "{", "]", "<", "\u00a0", "NaN", "1e400", "9999999999999999999", "-0", "\\N" };
        var at = random.Next(file.Length + 1);
        return [.. file[..at], .. Encoding.Latin1.GetBytes(marks[random.Next(marks.Length)]), .. file[at..]];
    }

    private static byte[] DropLine(byte[] file, Random random)
    {
        var lines = Encoding.Latin1.GetString(file).Split('\n').ToList();
        lines.RemoveAt(random.Next(3) == 0 ? 0 : random.Next(lines.Count));
        return Encoding.Latin1.GetBytes(string.Join('\n', lines));
    }

    private static byte[] GrowNumber(byte[] file, Random random)
    {
        var digits = Enumerable.Range(0, Math.Min(file.Length, 5_000)).Where(i => char.IsAsciiDigit((char)file[i])).ToList();
        return digits.Count == 0 ? file : [.. file[..digits[random.Next(digits.Count)]], .. Encoding.ASCII.GetBytes(new string('9', random.Next(1, 400))), .. file[digits[0]..]];
    }

    private static byte[] InsideZip(byte[] file, Random random)
    {
        using var packed = new MemoryStream();
        packed.Write(file);
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Update, leaveOpen: true))
        {
            var sheet = zip.Entries[random.Next(zip.Entries.Count)];
            var name = sheet.FullName;
            byte[] content;
            using (var stream = sheet.Open())
            using (var copy = new MemoryStream())
            {
                stream.CopyTo(copy);
                content = copy.ToArray();
            }

            sheet.Delete();
            using var spoilt = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
            spoilt.Write(Of(content, "", random));
        }

        return packed.ToArray();
    }
}
