using System.Text;

namespace Geo.Etl.Sampling;

/// <summary>The address layer: every building's address, and every street at its middle.</summary>
internal static class AddressFile
{
    public static void Write(SampleTown town, string path)
    {
        var text = new StringBuilder("Adress;Öst;Nord;Noggrannhet\n");
        foreach (var building in town.Buildings)
        {
            Add(building.Address, building.Location.X, building.Location.Y, "adress");
        }

        // A main road is cut in pieces: the middle of the longest stands for it.
        foreach (var street in town.Streets.GroupBy(s => s.Name).Select(same => same.MaxBy(s => s.Course.Length)!))
        {
            var middle = Sweref.Decimetre(new NetTopologySuite.LinearReferencing.LengthIndexedLine(street.Course).ExtractPoint(street.Course.Length / 2));
            Add(street.Name, middle.X, middle.Y, "gata");
        }

        File.WriteAllText(path, text.ToString());

        void Add(string name, double east, double north, string precision) =>
            text.Append(name).Append(';').Append(SampleTable.Text(east)).Append(';').Append(SampleTable.Text(north)).Append(';').Append(precision).Append('\n');
    }
}
