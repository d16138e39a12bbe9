using System.Text;
using Geo.Database;
using Geo.Etl.Settings;

namespace Geo.Tests.Etl.Settings;

public class StrictYamlTests
{
    [Fact]
    public void A_file_in_another_encoding_is_refused_before_its_letters_are_lost()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, Encoding.Latin1.GetBytes("name: Nyköping\n"));

            var refusal = Assert.Throws<UsageException>(() => StrictYaml.Read<Dictionary<string, string>>(file));

            Assert.StartsWith(file, refusal.Message, StringComparison.Ordinal);
            Assert.Contains("UTF-8", refusal.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
