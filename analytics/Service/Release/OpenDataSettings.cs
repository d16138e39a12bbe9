using Geo.Components.Release;
using Geo.Database;

namespace Geo.Service.Release;

/// <summary>What a catalogue of open data must say of the municipality: without all of it only a trial can be made.</summary>
internal static class OpenDataSettings
{
    /// <summary>What the catalogue says; null where something lacks.</summary>
    public static OpenDataContact? Find(Municipality municipality) => municipality switch
    {
        { OpenDataAddress: { } address, PublisherAddress: { } publisher, OpenDataContact: { } contact, OpenDataEmail: { } email } =>
            new(address.EndsWith('/') ? address : address + "/", publisher, contact, email, municipality.PlaceAddress),
        _ => null,
    };

    /// <summary>The keys of <c>openData</c> that lack, in words to read after "saknar"; null where none does.</summary>
    public static string? Missing(Municipality municipality)
    {
        string[] missing =
        [
            .. new (string Key, string? Value)[]
            {
                ("address", municipality.OpenDataAddress), ("publisher", municipality.PublisherAddress), ("contact", municipality.OpenDataContact), ("email", municipality.OpenDataEmail),
            }.Where(setting => setting.Value is null).Select(setting => setting.Key),
        ];
        return missing.Length == 0 ? null : $"{string.Join(", ", missing)} under openData i municipality.yml";
    }
}
