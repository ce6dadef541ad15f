namespace Fhir.Server.Arena;

/// <summary>The one stylesheet of every page. Colours keep a contrast of at least 4.5 to 1 in both schemes.</summary>
public static class Stylesheet
{
    public static IResult Handle() => Results.Content(Text, "text/css; charset=utf-8");

    private const string Text = """
        :root { color-scheme: light dark; --line: #8886; --accent: light-dark(#0b5a72, #7fd0ea); }
        * { box-sizing: border-box; }
        body { margin: 0; font: 1.05rem/1.55 system-ui, sans-serif; }
        header { display: flex; gap: 1rem; flex-wrap: wrap; justify-content: space-between; padding: .7rem 1rem; border-bottom: 1px solid var(--line); }
        main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
        a { color: var(--accent); }
        a:focus-visible, button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
        .lead { font-size: 1.2rem; }
        .warning { border-left: 4px solid #b45309; padding-left: .7rem; }
        section { border: 1px solid var(--line); border-radius: .5rem; padding: .2rem 1rem .8rem; margin: 1rem 0; }
        ul { padding-left: 1.2rem; }
        li { margin: .5rem 0; }
        form { display: inline; }
        button { font: inherit; color: var(--accent); background: none; border: 1px solid var(--accent); border-radius: .4rem; padding: .2rem .6rem; cursor: pointer; }
        code, pre { font-size: .88rem; overflow-wrap: anywhere; }
        pre { white-space: pre-wrap; border: 1px solid var(--line); border-radius: .5rem; padding: .8rem; }
        figure { margin: 1rem 0; overflow-x: auto; }
        figure:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
        .picture { display: block; max-width: 100%; height: auto; fill: currentColor; }
        .picture.wide { min-width: 40rem; }
        .picture .box { fill: light-dark(#e6f1f5, #16323b); stroke: var(--accent); }
        .picture .note { fill: light-dark(#fdf5d3, #3a3416); stroke: var(--line); }
        .picture .ground { fill: Canvas; }
        .picture .line { fill: none; stroke: currentColor; stroke-width: 1.4; }
        .picture .dashed { stroke-dasharray: 6 4; }
        .picture .life, .picture .frame { fill: none; stroke: var(--line); }
        table { width: 100%; border-collapse: collapse; }
        th, td { text-align: left; padding: .3rem .5rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
        """;
}
