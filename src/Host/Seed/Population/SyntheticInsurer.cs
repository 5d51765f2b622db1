namespace Healthcare.Host.Seed.Population;

/// <summary>A body that runs an insurance. Its name says that it is made up (架空).</summary>
/// <param name="Number">保険者番号: 8 digits, the last a check digit.</param>
/// <param name="Name">Its Japanese name.</param>
/// <param name="Category">保険種別.</param>
/// <param name="PrefectureCode">The prefecture it is in, 2 digits.</param>
public sealed record SyntheticInsurer(
    string Number, string Name, SyntheticInsurerCategory Category, string PrefectureCode);

/// <summary>保険種別; the values are those of the national code list.</summary>
public enum SyntheticInsurerCategory
{
    /// <summary>医保: employees' insurance.</summary>
    Employees = 1,

    /// <summary>国保: national health insurance.</summary>
    National = 2,

    /// <summary>後期高齢者: late-stage elderly.</summary>
    LateStage = 7,
}
