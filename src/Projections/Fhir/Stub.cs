using Healthcare.Domain;
using NodaTime;
namespace Healthcare.Projections.Fhir;
public static class OperationOutcomes { public static byte[] Of(Rejection r) => []; public static byte[] Of(IReadOnlyList<FhirIssue> r) => []; }
public static class FhirSearch { public static bool Knows(string t, string n, bool f) => true; public static IReadOnlyList<string> Names(string t, bool f) => []; public static bool IsDate(string t, string n) => n == "authoredon"; }
public static class CapabilityStatements { public static byte[] Current => []; }
