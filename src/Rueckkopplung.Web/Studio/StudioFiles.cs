using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Rueckkopplung.Web.Studio;

/// <summary>
/// Answers the files of the npm package below <c>/studio/</c>: compressed as they came; Brotli first, gzip for browsers that
/// do not offer it (any address without https but localhost), unpacked for whoever offers neither.
/// </summary>
internal static partial class StudioFiles
{
    private const string Folder = "lib/studio/";
    private const string Forever = "public, max-age=31536000, immutable";
    private const string ForAnHour = "public, max-age=3600";

    private static readonly FileExtensionContentTypeProvider Types = new(new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        [".js"] = "text/javascript",
        [".css"] = "text/css",
        [".wasm"] = "application/wasm",
        [".dat"] = "application/octet-stream",
        [".json"] = "application/json",
        [".webmanifest"] = "application/manifest+json",
        [".woff2"] = "font/woff2",
        [".png"] = "image/png",
        [".ico"] = "image/x-icon",
        [".cur"] = "image/x-icon",
    });

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/studio/_framework/{**path}", (string path, HttpContext http, IWebHostEnvironment house) =>
            Answer($"_framework/{path}", http, house)).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/studio/_content/{**path}", (string path, HttpContext http, IWebHostEnvironment house) =>
            Answer($"_content/{path}", http, house)).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/studio/Elsa.Studio.Host.CustomElements.styles.css", (HttpContext http, IWebHostEnvironment house) =>
            Answer("Elsa.Studio.Host.CustomElements.styles.css", http, house)).AllowAnonymous().ExcludeFromDescription();
        // what the package says about its backend does not count; the elements of the page do
        app.MapGet("/studio/appsettings.json", () => TypedResults.Json(new { })).AllowAnonymous().ExcludeFromDescription();
    }

    private static IResult Answer(string path, HttpContext http, IWebHostEnvironment house)
    {
        if (!Types.TryGetContentType(path, out var type))
            return TypedResults.NotFound();

        var headers = http.Response.Headers;
        headers.CacheControl = IsFingerprinted().IsMatch(path) ? Forever : ForAnHour;
        headers.Vary = HeaderNames.AcceptEncoding;
        var files = house.WebRootFileProvider;
        if (Find(files, path) is { } plain)
            return File(plain, type);
        if (Offers(http, "br") && Find(files, path + ".br") is { } brotli)
        {
            headers.ContentEncoding = "br";
            return File(brotli, type);
        }
        if (Find(files, path + ".gz") is not { } gzip)
        {
            headers.Remove(HeaderNames.CacheControl);
            return TypedResults.NotFound();
        }

        if (!Offers(http, "gzip"))
            return TypedResults.Stream(new GZipStream(gzip.CreateReadStream(), CompressionMode.Decompress), type);
        headers.ContentEncoding = "gzip";
        return File(gzip, type);
    }

    private static FileStreamHttpResult File(IFileInfo file, string type)
    {
        var tag = new EntityTagHeaderValue(new StringSegment($"\"{file.LastModified.UtcTicks:x}-{file.Length:x}\""));
        return TypedResults.Stream(file.CreateReadStream(), type, lastModified: file.LastModified, entityTag: tag);
    }

    private static IFileInfo? Find(IFileProvider files, string path) =>
        files.GetFileInfo(Folder + path) is { Exists: true, IsDirectory: false } file ? file : null;

    private static bool Offers(HttpContext http, string encoding) =>
        http.Request.GetTypedHeaders().AcceptEncoding.Any(one => one.Value == encoding && one.Quality is null or > 0);

    // Elsa.Api.Client.mbze71icf3.wasm: the ten letters change with the content
    [GeneratedRegex(@"^_framework/.+\.[0-9a-z]{10}\.(?:wasm|js|dat)$", RegexOptions.None, 1000)]
    private static partial Regex IsFingerprinted();
}
