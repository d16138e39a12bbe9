namespace Geo.Tests.Database.Masking;

/// <summary>Names that are common in Sweden, from many countries; the masker's lists are expected to hold them.</summary>
internal static class CommonNames
{
    public static IReadOnlyList<string> Given { get; } = Words("""
        Anna Eva Maria Karin Kristina Lena Kerstin Ingrid Malin Birgitta Linnéa Elin Britta Gunilla Åsa Ulla Margareta Ebba
        Alma Tuva Ellinor Siw Lars Mikael Anders Johan Per Bo Stig Björn Sten Jan Hans Karl Göran Kalle Pelle Ronny Conny
        Tommy Lennart Rune Sven-Olof Anna-Lisa Karl-Gustav Ali Mohammed Ahmed Hassan Fatima Zahra Noor Yasmin Abdullahi
        Ayaan Hodan Faduma Dilan Rojda Azad Shirin Reza Maryam Goran Svetlana Dragan Amra Jelena Zoran Agnieszka Piotr
        Katarzyna Krzysztof Mehmet Ayşe Emre Ioana Andrei Oksana Volodymyr Natalia Selam Tesfay Yonas Thi Minh Päivi Juha
        Pekka Aino Timo Ritva Robin Kim Tom Max Sol Liv
        """);

    public static IReadOnlyList<string> Surnames { get; } = Words("""
        Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson Svensson Gustafsson Lindqvist Lindberg Lind Berg
        Ström Holm Hall Ek Sjöberg Wallin Åkerlund Nordlander Hedström Lövgren Ros Strand Dahl Norling Kullberg Sandelin
        Mohamed Hassan Ali Hussein Abdi Warsame Farah Jama Haddad Al-Khatib Khoury Özdemir Yılmaz Demir Kaya Hosseini Rezaei
        Karimi Ahmadi Hodžić Petrović Kovačević Jovanovic Nowak Kowalski Wiśniewski Popescu Ionescu Shevchenko Melnyk
        Tesfamariam Haile Tekle Nguyen Tran Pham Virtanen Korhonen Mäkinen Nieminen Järvinen Hämäläinen Barzani Aziz
        """);

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
