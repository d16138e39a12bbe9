namespace Geo.Tests.Database.Masking;

/// <summary>Names that people in Sweden may bear and that stand on no list of the masker: only what stands beside them, or
/// their ending, can give them away.</summary>
internal static class UnlistedNames
{
    public static IReadOnlyList<string> Given { get; } = Words("""
        Zbigniew Kaisu Thandiwe Yusra Oluwaseun Temitope Nkechi Chinedu Kwabena Adwoa Sipho Bongani Tendai Wanjiru
        Otieno Achieng Keziah Baraka Neema Lwazi Zanele Hiroshi Sakura Kenji Ayumi Haruto Wei Xiuying Jianhong Minh-Chau
        Siobhan Niamh Padraig Eoghan Blodwen Gwyneth Rhys Aitor Ainhoa Iker Maialen Gorka Xabier Joaquim Iolanda Conceição
        Thiago Jussara Iracema Wellington Quetzali Itzel Citlali Yamileth Osvaldo Amparo Rigoberto Dagobert Irmtraud Ekkehard
        Waltraud Torborg Ragnvald Sigfrid Tyra-Lisa Asbjörn Vendela-Mi Evert-Ola Ruzena
        Bohumil Zdenka Vlastimil Jaromír Kveta Gyöngyi Zsófia Szilárd Csaba Tünde Imants Zigrida Vytautas Rasa-Inga Kęstutis
        Toomas Urve Ülle Kalju Eerikki Pirkko-Liisa Pentti-Juhani Väinämö Ylermi Davit Nino-Maia Giorgi Tamuna
        Ruslanbek Gulnara Nursultan Aizhan Bakhyt Otgonbayar Batbayar Rajendra Lakshmi Venkatesh Padmini Harpreet Gurdeep
        Chaminda Nilanthi Thilini Pasang Dorje Tenzin Somchai Kanokwan Nattapong Budi Wahyu Siti-Nur Kailani Tevita Mele
        """);

    public static IReadOnlyList<string> Surnames { get; } = Words("""
        Tarkowski Oyelaran Mokoena Tshabalala Okonkwo Adeyemi Mensah-Boateng Nkrumah Wanjohi Kiplagat Mutasa Chikwanha
        Nakamura Takahashi Yoshimura Fujimoto Zhang-Li Ouyang Xiong Etxeberria Goikoetxea Zubizarreta Arrizabalaga Figueiredo
        Cavalcanti Vasconcelos Magalhães Quispe Huamán Mamani Montenegro-Paz O'Shaughnessy McAllister Fitzwilliam Llewellyn
        Featherstone Grzybowska Szymborska Wojciechowicz Brzezicki Kovalchuk Tymoshyk Bondarchuk Hryhorenko Petrosyan
        Harutyunyan Kvaratskheli Dzhaparidze Abdrakhmanov Zhumabayev Batsukh Papadimitriou Konstantinidis Theodoropoulos
        Szentgyörgyi Kecskeméti Horváthová Dvořáček Procházková Jurgaitis Kazlauskienė Bērziņš Ozoliņš Tamsaar Kivisild
        Pellonperä Hautamäki Yli-Kovero Saarinkangas Leppäjärvi Kuusinaho Munkhammarsson Fältskytt Ridderkvast Krusenhjelm
        Tegnerius Bäckedal Hwass Tunander Lagercrona Stierncreutz Wachtmästare Uggeldahl Pukehielm Skoglöf Tallåker
        Vinterhage Ängquist Rönnfeldt Brunnström Kvarnemark Ramachandran Venkataraman Chaudhuri Wickramasinghe Jayawardena
        Sukhothai Wongsakul Rattanaporn Hartono Kusumawati Tui-Fonoti Tupou Delacroix Beauchamp Vandenbroucke Hoogstraten
        """);

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
