using Rueckkopplung.Workflows.Comparing;
using Rueckkopplung.Workflows.Json;
using static Rueckkopplung.Workflows.Tests.Engine.Drawings;

namespace Rueckkopplung.Workflows.Tests.Comparing;

public sealed class DefinitionComparisonSpecs
{
    private const string Before = """
        {'id':'w-1','definitionId':'w','name':'Mangel','version':1,'outcomes':['Fertig'],
         'variables':[{'id':'v1','name':'Text','typeName':'String','value':'a','storageDriverTypeName':'WorkflowStorageDriver'}],
         'inputs':[{'name':'grund','type':'String'}],'options':{'usableAsActivity':false},
         'root':{'id':'f','type':'Elsa.Flowchart','activities':[
           {'id':'a','type':'Elsa.Start','version':1},
           {'id':'b','type':'Haus.Aufgabe','version':1,'metadata':{'displayText':'Erledigen','designer':{'position':{'x':1,'y':2}}},
            'unit':{'typeName':'String','expression':{'type':'Literal','value':'KBK-A'}},
            'outcomes':{'typeName':'Object','expression':{'type':'Object','value':'["Erledigt","Abgelehnt"]'}},
            'form':{'typeName':'Object','expression':{'type':'Object','value':'[{"name":"text","required":true}]'}}},
           {'id':'c','type':'Elsa.Finish','version':1}],
          'connections':[{'source':{'activity':'a','port':'Done'},'target':{'activity':'b','port':'In'}}]}}
        """;

    // what is replaced in the text above (first place), by what, and what people are told
    [Theory]
    [InlineData("'id':'w-1'", "'id':'w-2','createdAt':'2026-01-01','toolVersion':'3.9.0.0'", "")]
    [InlineData("'version':1,'outcomes'", "'version':7,'outcomes'", "")]
    [InlineData("'typeName':'String','expression'", "'typeName':null,'memoryReference':null,'expression'", "")]
    [InlineData("""'["Erledigt","Abgelehnt"]'""", """'[ "Erledigt",\n "Abgelehnt" ]'""", "")]
    [InlineData("'Mangel'", "'Schaden'", "Setting name: Mangel → Schaden")]
    [InlineData("'usableAsActivity':false", "'usableAsActivity':true", "Setting usableAsActivity: false → true")]
    [InlineData("['Fertig']", "['Fertig','Abgelehnt']", "InterfaceAdded outcome: – → Abgelehnt")]
    [InlineData("{'name':'grund','type':'String'}", "", "InterfaceRemoved input: grund → –")]
    [InlineData("'type':'String'}", "'type':'Int32'}", "InterfaceChanged input: – → grund")]
    [InlineData("'variables':[", "'variables':[{'id':'v2','name':'Neu','typeName':'Int32'},", "VariableAdded Neu: – → –")]
    [InlineData("'value':'a'", "'value':'b'", "VariableChanged Text: Text: String = a → Text: String = b")]
    [InlineData("{'id':'c','type':'Elsa.Finish','version':1}", "{'id':'d','type':'Elsa.Finish','version':1}", "ActivityRemoved [c]: – → –|ActivityAdded [d]: – → –")]
    [InlineData("'displayText':'Erledigen'", "'displayText':'Beheben'", "ActivityRenamed [Beheben]: Erledigen → Beheben")]
    [InlineData("'id':'c','type':'Elsa.Finish'", "'id':'c','type':'Elsa.End'", "ActivityReplaced [c]: Elsa.Finish → Elsa.End")]
    [InlineData("'Literal','value':'KBK-A'", "'Literal','value':'KBK-G'", "PropertyChanged [Erledigen] unit: KBK-A → KBK-G")]
    [InlineData("'Literal','value':'KBK-A'", "'JavaScript','value':'vorgang.stelle'", "PropertyChanged [Erledigen] unit: KBK-A → JavaScript vorgang.stelle")]
    [InlineData("'Literal','value':'KBK-A'", "'Variable','value':{'id':'v1','name':'Text'}", "PropertyChanged [Erledigen] unit: KBK-A → Variable Text")]
    [InlineData("'version':1,'metadata':{", "'version':1,'customProperties':{'canStartWorkflow':true},'metadata':{", "PropertyChanged [Erledigen] canStartWorkflow: – → true")]
    [InlineData("\"Abgelehnt\"]", "\"Abgelehnt\",\"Rückfrage\"]", "ItemAdded [Erledigen] outcomes: – → Rückfrage")]
    [InlineData("\"Erledigt\",", "", "ItemRemoved [Erledigen] outcomes: Erledigt → –")]
    [InlineData("\"Erledigt\",\"Abgelehnt\"", "\"Abgelehnt\",\"Erledigt\"", "ItemsReordered [Erledigen] outcomes: – → –")]
    [InlineData("\"required\":true", "\"required\":false", """ItemChanged [Erledigen] form/text: {"name":"text","required":true} → {"name":"text","required":false}""")]
    [InlineData("'connections':[", "'connections':[{'source':{'activity':'b','port':'Erledigt'},'target':{'activity':'c','port':'In'}},", "ConnectionAdded Erledigt: Erledigen → c")]
    [InlineData("{'source':{'activity':'a','port':'Done'},'target':{'activity':'b','port':'In'}}", "", "ConnectionRemoved Done: a → Erledigen")]
    [InlineData("{'x':1,'y':2}", "{'x':300,'y':2}", "Layout: – → –")]
    public void A_change_is_told(string replaced, string by, string told)
    {
        Assert.Contains(replaced, Before, StringComparison.Ordinal);
        var place = Before.IndexOf(replaced, StringComparison.Ordinal);
        var after = string.Concat(Before.AsSpan(0, place), by, Before.AsSpan(place + replaced.Length));

        var changes = DefinitionComparison.Between(DefinitionJson.Read(Text(Before)), DefinitionJson.Read(Text(after)));

        Assert.Equal(told, string.Join('|', changes.Select(Words)));
    }

    [Fact]
    public void Of_a_long_text_the_part_that_differs_is_shown()
    {
        var (one, other) = (new string('x', 400) + "alt", new string('x', 400) + "neu");

        var change = Assert.Single(DefinitionComparison.Between(
            Definition("w", $"{{'id':'a','type':'T','text':'{one}'}}"), Definition("w", $"{{'id':'a','type':'T','text':'{other}'}}")));

        Assert.Equal("…" + new string('x', 40) + "alt", change.Before!.Text);
        Assert.Equal("…" + new string('x', 40) + "neu", change.After!.Text);
    }

    // the JSON within the texts keeps its own quotation marks
    private static string Text(string drawing) => drawing.Replace("\"", "\\\"", StringComparison.Ordinal).Replace('\'', '"');

    private static string Words(DefinitionChange change) =>
        $"{change.Kind}{(change.Activity is { } where ? $" [{where.Caption}]" : "")}{(change.What is { } what ? $" {what}" : "")}: {Of(change.Before)} → {Of(change.After)}";

    private static string Of(ShownValue? value) => value is null ? "–" : value.Language is null ? value.Text : $"{value.Language} {value.Text}";
}
