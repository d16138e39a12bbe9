namespace Geo.Statistics;

/// <summary>One cell's neighbours and its weights: a view into <see cref="SpatialWeights"/>, for foreach.</summary>
public readonly ref struct NeighbourList
{
    private readonly ReadOnlySpan<int> _indices;
    private readonly ReadOnlySpan<double> _weights;

    internal NeighbourList(ReadOnlySpan<int> indices, ReadOnlySpan<double> weights)
    {
        _indices = indices;
        _weights = weights;
    }

    /// <summary>How many they are, the cell itself included where the weights include it.</summary>
    public int Count => _indices.Length;

    /// <summary>The neighbour at <paramref name="position"/>, counted from 0.</summary>
    public (int Index, double Weight) this[int position] =>
        (_indices[position], _weights.IsEmpty ? 1 : _weights[position]);

    public Enumerator GetEnumerator() => new(this);

    /// <summary>Walks the list; made by foreach.</summary>
    public ref struct Enumerator
    {
        private readonly NeighbourList _list;
        private int _position;

        internal Enumerator(NeighbourList list)
        {
            _list = list;
            _position = -1;
        }

        public readonly (int Index, double Weight) Current => _list[_position];

        public bool MoveNext() => ++_position < _list.Count;
    }
}
