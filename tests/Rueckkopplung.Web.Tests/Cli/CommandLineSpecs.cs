namespace Rueckkopplung.Web.Tests.Cli;

public sealed class CommandLineSpecs : IDisposable
{
    private readonly Executable product = new();

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("db", "frobnicate")]
    [InlineData("db", "check", "--frobnicate")]
    [InlineData("--frobnicate", "x")]
    public async Task An_unknown_verb_or_option_is_one_clear_line(params string[] words)
    {
        var outcome = await product.RunAsync(words);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Single(outcome.Error.Split('\n'));
        Assert.Contains("frobnicate", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_file_lies_under_the_callers_folder()
    {
        await File.WriteAllTextAsync(
            Path.Combine(product.Folder, "case.json"),
            """{"name":"x","mode":"counter","definition":{"id":"x-v1","definitionId":"x","version":1},"steps":[{"start":{}}]}""");

        var outcome = await product.RunAsync(["workflow", "trace", "case.json"]);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("\"afterStep\"", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[1, 2")]
    [InlineData("\"text\"")]
    [InlineData("")]
    public async Task A_file_that_is_no_case_is_one_clear_line(string content)
    {
        await File.WriteAllTextAsync(Path.Combine(product.Folder, "broken.json"), content);

        var outcome = await product.RunAsync(["workflow", "trace", "broken.json"]);

        outcome.IsOneClearLine("broken.json");
    }

    [Fact]
    public async Task A_missing_file_is_one_clear_line()
    {
        var outcome = await product.RunAsync(["workflow", "trace", "nowhere.json"]);

        outcome.IsOneClearLine("nowhere.json");
    }

    [Fact]
    public async Task An_empty_house_gets_an_account_once_and_its_rows_are_in_order()
    {
        string[] create = ["admin", "create-user", "fb.real", "--role", "unit", "--unit", "KBK-A"];

        var first = await product.RunAsync(create, "ein langes passwort\n");
        var again = await product.RunAsync(create, "ein langes passwort\n");
        var check = await product.RunAsync(["db", "check"]);

        Assert.Equal((0, 1, 0), (first.ExitCode, again.ExitCode, check.ExitCode));
    }

    [Theory]
    [InlineData("zauberer", "--role", "zauberer")]
    [InlineData("XX-9", "--role", "unit", "--unit", "XX-9")]
    [InlineData("--unit", "--role", "unit")]
    public async Task An_account_that_cannot_be_is_one_clear_line(string about, params string[] options)
    {
        var outcome = await product.RunAsync(["admin", "create-user", "jemand", .. options], "ein langes passwort\n");

        outcome.IsOneClearLine(about);
    }

    public void Dispose() => product.Dispose();
}
