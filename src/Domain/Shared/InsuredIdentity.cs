namespace Healthcare.Domain.Shared;
public sealed record InsuredIdentity(string InsurerNumber, string Symbol, string Number, string Branch)
{
    public static InsuredIdentity Normalised(string i, string s, string n, string b) => new(i, s, n, b);
    public string Key => "";
}
