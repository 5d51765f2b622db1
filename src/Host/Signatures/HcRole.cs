using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using Healthcare.Domain.Prescribing;

namespace Healthcare.Host.Signatures;

/// <summary>
/// hcRole (ISO 17090): the qualification that an HPKI certificate attests, in its subjectDirectoryAttributes, by the names of Japan's list. The form is
/// that of published HPKI test certificates; the names of dentists and pharmacists are domain knowledge (ADR 23).
/// </summary>
internal static class HcRole
{
    private const string SubjectDirectoryAttributes = "2.5.29.9", HealthcareActor = "1.0.17090.0.1", JapaneseList = "1.2.392.100495.1.6.1.1";
    private static readonly Asn1Tag First = new(TagClass.ContextSpecific, 0, true), FreeText = new(TagClass.ContextSpecific, 2, true);

    private static readonly Dictionary<string, MedicalQualification> Names = new(StringComparer.Ordinal)
    {
        ["Medical Doctor"] = MedicalQualification.Doctor,
        ["Dentist"] = MedicalQualification.Dentist,
        ["Pharmacist"] = MedicalQualification.Pharmacist,
    };

    /// <summary>The first known qualification that a certificate attests; null when it attests none that can be read.</summary>
    public static MedicalQualification? Of(X509Certificate2 certificate)
    {
        try
        {
            return certificate.Extensions.Where(extension => extension.Oid?.Value == SubjectDirectoryAttributes)
                .SelectMany(extension => NamesIn(extension.RawData)).Where(Names.ContainsKey)
                .Select(name => (MedicalQualification?)Names[name]).FirstOrDefault();
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    /// <summary>The extension that attests a qualification.</summary>
    public static X509Extension Attest(MedicalQualification qualification)
    {
        var der = new AsnWriter(AsnEncodingRules.DER);
        using (der.PushSequence())
        using (der.PushSequence())
        {
            der.WriteObjectIdentifier(HealthcareActor);
            using (der.PushSetOf())
            using (der.PushSetOf())
            using (der.PushSequence())
            using (der.PushSequence(First))
            using (der.PushSetOf())
            {
                using (der.PushSequence(First))
                    der.WriteObjectIdentifier(JapaneseList);
                using (der.PushSequence(FreeText))
                    der.WriteCharacterString(UniversalTagNumber.UTF8String, Names.Single(pair => pair.Value == qualification).Key);
            }
        }

        return new(SubjectDirectoryAttributes, der.Encode(), critical: false);
    }

    private static List<string> NamesIn(byte[] extension)
    {
        List<string> names = [];
        for (var attributes = new AsnReader(extension, AsnEncodingRules.DER).ReadSequence(); attributes.HasData;)
        {
            var attribute = attributes.ReadSequence();
            if (attribute.ReadObjectIdentifier() != HealthcareActor)
                continue;
            for (var values = attribute.ReadSetOf(); values.HasData;)
                for (var actors = values.ReadSetOf(); actors.HasData;)
                    if (NameOf(actors.ReadSequence()) is { } name)
                        names.Add(name);
        }

        return names;
    }

    private static string? NameOf(AsnReader actor)
    {
        var coded = actor.ReadSequence(First).ReadSetOf();
        if (coded.ReadSequence(First).ReadObjectIdentifier() != JapaneseList)
            return null;
        while (coded.HasData && !coded.PeekTag().HasSameClassAndValue(FreeText))
            coded.ReadEncodedValue();

        return coded.HasData ? coded.ReadSequence(FreeText).ReadCharacterString(UniversalTagNumber.UTF8String) : null;
    }
}
