using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Antiforgery;

namespace Healthcare.Host.Identity;

/// <summary>The sign-in page of the demonstration issuer. It has no script, and works with a keyboard and a screen reader.</summary>
public static class DemoSignInPage
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private const string Style = """
        body{font-family:system-ui,"Hiragino Sans","Noto Sans JP",sans-serif;background:#f2f5f7;color:#1a1a1c;margin:0;line-height:1.7}
        main{max-width:30rem;margin:3rem auto;background:#fff;border:1px solid #d0d7de;border-radius:12px;padding:2rem}
        h1{font-size:1.4rem;margin:0 0 .5rem}fieldset{border:0;padding:0;margin:1.5rem 0}legend,label.field{font-weight:700}
        .card{display:block;border:1px solid #d0d7de;border-radius:8px;padding:.6rem .8rem;margin:.4rem 0}
        .card:has(:checked){border-color:#0b5cad;background:#eef5fc}.number{color:#595959;font-variant-numeric:tabular-nums}
        input.field{display:block;width:100%;box-sizing:border-box;font:inherit;padding:.6rem;border:1px solid #767676;border-radius:8px}
        button{width:100%;margin-top:1.5rem;padding:.8rem;font:inherit;font-weight:700;color:#fff;background:#0b5cad;border:0;border-radius:8px}
        :focus-visible{outline:3px solid #ffb000;outline-offset:2px}
        .notice{background:#fff7e0;border-radius:8px;padding:.6rem .8rem}.problem{background:#fdeaea;color:#a40000;border-radius:8px;padding:.6rem .8rem}
        """;

    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; frame-ancestors 'none'; base-uri 'none'";

    /// <summary>Keeps the page out of frames and caches.</summary>
    public static void Protect(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "same-origin";
        response.Headers.XContentTypeOptions = "nosniff";
    }

    /// <summary>The page, with what went wrong the last time.</summary>
    public static string Html(DemoSignInWords words, IReadOnlyList<DemoChoice> choices, AntiforgeryTokenSet form, string? problem, string? hint) => $"""
        <!doctype html>
        <html lang="ja">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>サインイン（デモ）</title><style>{Style}</style></head>
        <body><main>
        <h1>{words.Title}</h1>
        <p class="notice">{words.Notice}</p>
        {Paragraph("notice", hint)}
        {Paragraph("problem\" role=\"alert", problem)}
        <form method="post" autocomplete="off">
        <input type="hidden" name="{form.FormFieldName}" value="{Encoder.Encode(form.RequestToken!)}">
        <fieldset><legend>{words.Choose}</legend>{string.Concat(choices.Select(Choice))}</fieldset>
        <label class="field" for="other">{words.Other}</label>
        <input class="field" id="other" name="other" maxlength="32" {words.OtherInput}>
        <p><label class="field" for="pin">{words.Secret}</label>
        <input class="field" id="pin" name="pin" type="password" {words.SecretInput} required autocomplete="off"></p>
        <button type="submit">サインイン</button>
        </form>
        </main></body>
        </html>
        """;

    private static string Choice(DemoChoice choice, int index) => $"""
        <label class="card"><input type="radio" name="number" value="{Encoder.Encode(choice.Value)}"{(index == 0 ? " checked" : "")}> {Encoder.Encode(choice.Name)} <span class="number">{Encoder.Encode(choice.Value)}</span></label>
        """;

    private static string Paragraph(string kind, string? text) => text is null ? "" : $"<p class=\"{kind}\">{Encoder.Encode(text)}</p>";
}
