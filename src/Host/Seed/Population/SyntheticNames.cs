namespace Healthcare.Host.Seed.Population;

/// <summary>One part of a name and its reading in katakana.</summary>
internal sealed record SyntheticName(string Text, string Kana);

/// <summary>Common surnames and given names; a full name is put together at random and means nobody.</summary>
internal static class SyntheticNames
{
    /// <summary>Common surnames.</summary>
    public static readonly IReadOnlyList<SyntheticName> Surnames =
    [
        new("佐藤", "サトウ"), new("鈴木", "スズキ"), new("高橋", "タカハシ"), new("田中", "タナカ"),
        new("伊藤", "イトウ"), new("渡辺", "ワタナベ"), new("山本", "ヤマモト"), new("中村", "ナカムラ"),
        new("小林", "コバヤシ"), new("加藤", "カトウ"), new("吉田", "ヨシダ"), new("山田", "ヤマダ"),
        new("佐々木", "ササキ"), new("山口", "ヤマグチ"), new("松本", "マツモト"), new("井上", "イノウエ"),
        new("木村", "キムラ"), new("林", "ハヤシ"), new("斎藤", "サイトウ"), new("清水", "シミズ"),
        new("山崎", "ヤマザキ"), new("森", "モリ"), new("池田", "イケダ"), new("橋本", "ハシモト"),
        new("阿部", "アベ"), new("石川", "イシカワ"), new("山下", "ヤマシタ"), new("中島", "ナカジマ"),
        new("石井", "イシイ"), new("小川", "オガワ"), new("前田", "マエダ"), new("岡田", "オカダ"),
        new("長谷川", "ハセガワ"), new("藤田", "フジタ"), new("後藤", "ゴトウ"), new("近藤", "コンドウ"),
        new("村上", "ムラカミ"), new("遠藤", "エンドウ"), new("青木", "アオキ"), new("坂本", "サカモト"),
        new("福田", "フクダ"), new("太田", "オオタ"), new("西村", "ニシムラ"), new("藤井", "フジイ"),
        new("金子", "カネコ"), new("岡本", "オカモト"), new("藤原", "フジワラ"), new("三浦", "ミウラ"),
        new("中野", "ナカノ"), new("中川", "ナカガワ"), new("原田", "ハラダ"), new("松田", "マツダ"),
        new("竹内", "タケウチ"), new("小野", "オノ"), new("田村", "タムラ"), new("中山", "ナカヤマ"),
        new("和田", "ワダ"), new("石田", "イシダ"), new("森田", "モリタ"), new("上田", "ウエダ"),
        new("原", "ハラ"), new("内田", "ウチダ"), new("柴田", "シバタ"), new("酒井", "サカイ"),
        new("宮崎", "ミヤザキ"), new("横山", "ヨコヤマ"), new("高木", "タカギ"), new("安藤", "アンドウ"),
        new("宮本", "ミヤモト"), new("大野", "オオノ"), new("小島", "コジマ"), new("谷口", "タニグチ"),
        new("今井", "イマイ"), new("工藤", "クドウ"), new("高田", "タカダ"), new("増田", "マスダ"),
        new("丸山", "マルヤマ"), new("杉山", "スギヤマ"), new("村田", "ムラタ"), new("大塚", "オオツカ"),
        new("新井", "アライ"), new("小山", "コヤマ"), new("平野", "ヒラノ"), new("藤本", "フジモト"),
        new("河野", "コウノ"), new("上野", "ウエノ"), new("野口", "ノグチ"), new("武田", "タケダ"),
        new("松井", "マツイ"), new("千葉", "チバ"),
    ];

    /// <summary>Given names of older men.</summary>
    private static readonly IReadOnlyList<SyntheticName> OlderMale =
    [
        new("誠", "マコト"), new("浩", "ヒロシ"), new("隆", "タカシ"), new("茂", "シゲル"),
        new("清", "キヨシ"), new("実", "ミノル"), new("進", "ススム"), new("博", "ヒロシ"),
        new("勇", "イサム"), new("正", "マサシ"), new("昭", "アキラ"), new("勝", "マサル"),
        new("豊", "ユタカ"), new("明", "アキラ"), new("修", "オサム"), new("弘", "ヒロシ"),
        new("一郎", "イチロウ"), new("健一", "ケンイチ"), new("浩二", "コウジ"), new("剛", "ツヨシ"),
        new("学", "マナブ"), new("聡", "サトシ"), new("徹", "トオル"), new("秀樹", "ヒデキ"),
        new("英明", "ヒデアキ"), new("正人", "マサト"), new("和夫", "カズオ"), new("義雄", "ヨシオ"),
        new("幸雄", "ユキオ"), new("光男", "ミツオ"),
    ];

    /// <summary>Given names of younger men.</summary>
    private static readonly IReadOnlyList<SyntheticName> YoungerMale =
    [
        new("翔太", "ショウタ"), new("健太", "ケンタ"), new("大輔", "ダイスケ"), new("直樹", "ナオキ"),
        new("哲也", "テツヤ"), new("達也", "タツヤ"), new("和也", "カズヤ"), new("拓也", "タクヤ"),
        new("亮", "リョウ"), new("淳", "ジュン"), new("洋平", "ヨウヘイ"), new("雄太", "ユウタ"),
        new("翼", "ツバサ"), new("蓮", "レン"), new("陽翔", "ハルト"), new("悠真", "ユウマ"),
        new("湊", "ミナト"), new("樹", "イツキ"), new("蒼", "アオイ"), new("朝陽", "アサヒ"),
        new("颯太", "ソウタ"), new("大和", "ヤマト"), new("律", "リツ"), new("新", "アラタ"),
        new("暖", "ダン"), new("碧", "アオ"), new("陸", "リク"), new("隼人", "ハヤト"),
        new("康平", "コウヘイ"), new("慎一", "シンイチ"), new("裕介", "ユウスケ"), new("俊介", "シュンスケ"),
    ];

    /// <summary>Given names of older women.</summary>
    private static readonly IReadOnlyList<SyntheticName> OlderFemale =
    [
        new("和子", "カズコ"), new("幸子", "サチコ"), new("節子", "セツコ"), new("洋子", "ヨウコ"),
        new("恵子", "ケイコ"), new("京子", "キョウコ"), new("文子", "フミコ"), new("千代子", "チヨコ"),
        new("久子", "ヒサコ"), new("美智子", "ミチコ"), new("弘子", "ヒロコ"), new("悦子", "エツコ"),
        new("由美子", "ユミコ"), new("真由美", "マユミ"), new("明美", "アケミ"), new("久美子", "クミコ"),
        new("直美", "ナオミ"), new("智子", "トモコ"), new("裕子", "ユウコ"), new("陽子", "ヨウコ"),
        new("理恵", "リエ"), new("典子", "ノリコ"), new("純子", "ジュンコ"), new("啓子", "ケイコ"),
        new("静江", "シズエ"), new("春枝", "ハルエ"), new("君江", "キミエ"), new("敏子", "トシコ"),
        new("照子", "テルコ"), new("光代", "ミツヨ"), new("初枝", "ハツエ"), new("澄江", "スミエ"),
        new("富子", "トミコ"), new("貴子", "タカコ"),
    ];

    /// <summary>Given names of younger women.</summary>
    private static readonly IReadOnlyList<SyntheticName> YoungerFemale =
    [
        new("香織", "カオリ"), new("恵", "メグミ"), new("愛", "アイ"), new("美咲", "ミサキ"),
        new("彩", "アヤ"), new("麻衣", "マイ"), new("舞", "マイ"), new("葵", "アオイ"),
        new("陽菜", "ヒナ"), new("結衣", "ユイ"), new("凛", "リン"), new("咲良", "サクラ"),
        new("結菜", "ユイナ"), new("莉子", "リコ"), new("紬", "ツムギ"), new("芽依", "メイ"),
        new("杏", "アン"), new("澪", "ミオ"), new("花", "ハナ"), new("心春", "コハル"),
        new("優奈", "ユウナ"), new("桃子", "モモコ"), new("千尋", "チヒロ"), new("遥", "ハルカ"),
        new("早紀", "サキ"), new("沙織", "サオリ"), new("奈々", "ナナ"), new("綾香", "アヤカ"),
    ];

    private const int LastOlderYear = 1972;

    /// <summary>The given names usual for a sex and a year of birth.</summary>
    public static IReadOnlyList<SyntheticName> Given(SyntheticSex sex, int birthYear) => (sex, birthYear <= LastOlderYear) switch
    {
        (SyntheticSex.Male, true) => OlderMale,
        (SyntheticSex.Male, false) => YoungerMale,
        (_, true) => OlderFemale,
        (_, false) => YoungerFemale,
    };
}
