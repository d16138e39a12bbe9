namespace Geo.Tests.Support;

/// <summary>The profile of sample sites.</summary>
internal static class SampleProfile
{
    public const string Text = """
        name: Exempelstads kommun
        shortName: Exempelstad
        siteTitle: Tryggt i Exempelstad
        tagline: Vad kommunen och polisen lovar, gör och ser.
        languages: [sv]
        brandColour: "#0b4f6c"
        linkColour: "#0a558c"
        contacts:
          - name: Säkerhetssamordnaren
            text: Frågor om löften och siffror
            phone: 0000-12 34 56
            address: trygghet@example.org
            hours: Vardagar 8–16
        emergency:
          - name: Nödläge
            text: Vid fara för liv, egendom eller miljö
            phone: "112"
          - name: Polisen
            text: När det inte är bråttom
            phone: 114 14
            address: https://polisen.se
        programme:
          title: Handlingsprogram för brottsförebyggande arbete
          registryNumber: KS 2024/1
          adoptedOn: 2024-06-11
          adoptedBy: kommunfullmäktige
          reviewed: En gång per mandatperiod
        """;
}
