using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Healthcare.Host.Identity;

/// <summary>The keys of the demonstration issuer: all made from one RSA key, so that processes that share the file agree.</summary>
public sealed class DemoKeys
{
    private const int KeySize = 2048;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The keys in the file, which is written when there is none; without a file, new keys.</summary>
    public DemoKeys(string? keyFile)
    {
        var rsa = keyFile is null ? RSA.Create(KeySize) : ReadOrWrite(keyFile);
        Signing = new RsaSecurityKey(rsa);
        Signing.KeyId = Base64UrlEncoder.Encode(Signing.ComputeJwkThumbprint());
        Encryption = new SymmetricSecurityKey(
            HKDF.DeriveKey(HashAlgorithmName.SHA256, rsa.ExportPkcs8PrivateKey(), 32, info: "healthcare demo authorization codes"u8.ToArray()));
    }

    /// <summary>Signs tokens; its public half is published.</summary>
    public RsaSecurityKey Signing { get; }

    /// <summary>Seals authorization codes, which only the issuer reads.</summary>
    public SymmetricSecurityKey Encryption { get; }

    private static RSA ReadOrWrite(string keyFile)
    {
        if (!File.Exists(keyFile))
            Write(keyFile);
        var rsa = RSA.Create();
        rsa.ImportFromPem(File.ReadAllText(keyFile));
        return rsa;
    }

    private static void Write(string keyFile)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(keyFile))!);
        var draft = $"{keyFile}.{Guid.NewGuid():N}";
        using (var rsa = RSA.Create(KeySize))
        using (var stream = new FileStream(draft, Options()))
        using (var writer = new StreamWriter(stream))
            writer.Write(rsa.ExportPkcs8PrivateKeyPem());

        try
        {
            File.Move(draft, keyFile, overwrite: false);
        }
        catch (IOException) when (File.Exists(keyFile))
        {
            // Another process that started at the same moment was first: its key is the one to use.
            File.Delete(draft);
        }
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        return options;
    }
}
