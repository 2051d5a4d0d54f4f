using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Storage;
using Rueckkopplung.Web.Tests.Shell;
using Rueckkopplung.Workflows.Activities;

namespace Rueckkopplung.Web.Tests.Studio;

/// <summary>What can be dragged onto the canvas: six groups, German, with the city in the dropdowns.</summary>
[Collection(SharedQuietHouse.Name)]
public sealed class ToolboxSpecs(QuietHouse house)
{
    private static readonly string[] Groups = ["Ablauf", "Aufgaben", "Daten", "Fristen", "Nachrichten", "Vorgang"];

    // words that German has taken over, and symbols
    private static readonly HashSet<string> SameInBoth = ["Start", "Name", "Text", "JavaScript", "Default", "Code", "Status", "In", "Variable", "Version", "Input", "Join", "Quartier", "Element", "Cron", "System", "SQM"];

    [Fact]
    public async Task There_are_the_six_groups_and_no_other()
    {
        using var admin = await StudioClient.SignedInAsync(house.Address, "admin");
        var items = (await admin.GetAsync("/descriptors/activities?Refresh=True"))["items"]!.AsArray();

        Assert.Equal(Groups, items.Where(item => (bool)item!["isBrowsable"]!).Select(item => (string)item!["category"]!).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Whatever_the_engine_knows_has_German_texts()
    {
        var all = house.Running.Services.GetRequiredService<ActivityCatalogue>().Descriptors;
        Assert.True(all.Count > 40);
        Assert.True(all.Count(one => one.Type.StartsWith("Rueckkopplung.", StringComparison.Ordinal)) > 10);

        var missing = all.SelectMany(one => Texts(one).Select(text => (one.Type, text.Place, text.Text)))
            .Where(one => string.IsNullOrWhiteSpace(one.Text.German) || string.IsNullOrWhiteSpace(one.Text.English)
                || (one.Text.German == one.Text.English && !SameInBoth.Contains(one.Text.German)))
            .Select(one => $"{one.Type} {one.Place}: „{one.Text.German}“ / “{one.Text.English}”").ToList();
        Assert.True(missing.Count == 0, string.Join('\n', missing));
    }

    [Theory]
    [InlineData("Unit", "KBK-A")]
    [InlineData("Quartier", "Q02")]
    [InlineData("Roles", "unit,unit-lead")]
    [InlineData("Profile", "weg")]
    [InlineData("Use", null)]
    public async Task What_the_city_has_is_a_dropdown(string input, string? known)
    {
        using var admin = await StudioClient.SignedInAsync(house.Address, "admin");
        var inputs = (await admin.GetAsync("/descriptors/activities?Refresh=True"))["items"]!.AsArray()
            .Where(item => ((string)item!["typeName"]!).StartsWith("Rueckkopplung.", StringComparison.Ordinal))
            .SelectMany(item => item!["inputs"]!.AsArray()).Where(one => (string?)one!["name"] == input).ToList();

        Assert.NotEmpty(inputs);
        Assert.All(inputs, one => Assert.Equal("dropdown", (string?)one!["uiHint"]));
        Assert.All(inputs, one => Assert.NotEmpty(Values(one!)));
        if (known is not null)
            Assert.All(inputs, one => Assert.Contains(known, Values(one!)));
    }

    [Fact]
    public async Task The_editor_that_asks_again_gets_the_units_of_the_database()
    {
        using var admin = await StudioClient.SignedInAsync(house.Address, "admin");
        var type = house.Running.Services.GetRequiredService<ActivityCatalogue>().Descriptors
            .First(one => one.Type.StartsWith("Rueckkopplung.", StringComparison.Ordinal) && one.Inputs.Any(input => input.Name == "Unit")).Type;

        var options = await admin.PostAsync($"/descriptors/activities/{type}/options/Unit", new JsonObject { ["context"] = new JsonObject() });

        await using var scope = house.Running.Services.CreateAsyncScope();
        var codes = await scope.ServiceProvider.GetRequiredService<RueckkopplungDb>().Units.Select(unit => unit.Code).ToListAsync();
        var offered = options["items"]!["dropdown"]!["selectList"]!["items"]!.AsArray().Select(item => (string)item!["value"]!).ToList();
        Assert.True(offered.Count > 10);
        Assert.Subset(codes.ToHashSet(), offered.ToHashSet());
    }

    private static IEnumerable<string> Values(JsonNode input) =>
        input["uiSpecifications"]!["dropdown"]!["selectList"]!["items"]!.AsArray().Select(item => (string)item!["value"]!);

    private static IEnumerable<(string Place, LocalText Text)> Texts(ActivityDescriptor one) =>
    [
        ("Name", one.DisplayName), ("Description", one.Description), ("Category", one.Category),
        .. one.Inputs.SelectMany(input => new[] { ($"input {input.Name}", input.DisplayName), ($"help of {input.Name}", input.Description) }),
        .. one.Outputs.SelectMany(output => new[] { ($"output {output.Name}", output.DisplayName), ($"help of {output.Name}", output.Description) }),
        .. one.Outcomes.Select(outcome => ($"outcome {outcome.Name}", outcome.DisplayName)),
    ];
}
