namespace Fhir.Server.Arena;

/// <summary>
/// The one stylesheet of every page. Each colour is said once, for light and dark. Words keep a contrast of at least 4.5 to 1 to what they stand on, lines and frames that mean something
/// at least 3 to 1. https://www.w3.org/TR/WCAG22/#contrast-minimum
/// </summary>
public static class Stylesheet
{
    public static IResult Handle() => Results.Content(Text, "text/css; charset=utf-8");

    public const string Text = """
        :root {
          color-scheme: light dark;
          --paper: light-dark(#ffffff, #14191c); --ink: light-dark(#1a2126, #e8edf0); --quiet: light-dark(#52606a, #a9b6be);
          --line: light-dark(#c3ccd2, #3f4c54); --edge: light-dark(#6b7a84, #8797a1); --accent: light-dark(#0b5a72, #7fd0ea);
          --box: light-dark(#e6f1f5, #16323b); --note: light-dark(#fdf5d3, #3a3416); --warning: light-dark(#94430a, #f2b264); --error: light-dark(#b3261e, #ff9d94);
        }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
        body { margin: 0; font: 1.05rem/1.55 system-ui, sans-serif; background: var(--paper); color: var(--ink); overflow-wrap: break-word; }
        header { display: flex; gap: .2rem 1.2rem; flex-wrap: wrap; justify-content: space-between; padding: .4rem 1rem; border-bottom: 1px solid var(--line); }
        header nav { display: flex; gap: 0 1.2rem; flex-wrap: wrap; }
        header a, nav.pages a, nav.pages strong, header span { padding: .3rem 0; }
        main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
        main:focus { outline: none; }
        h1, h2, h3 { line-height: 1.25; overflow-wrap: anywhere; }
        h1 { font-size: 1.9rem; }
        h2 { font-size: 1.4rem; margin-top: 2rem; }
        h3 { font-size: 1.15rem; }
        a { color: var(--accent); }
        :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: .2rem; }
        .skip { position: absolute; left: -100rem; }
        .skip:focus { left: 0; top: 0; z-index: 1; padding: .6rem 1rem; background: var(--paper); }
        nav.pages { display: flex; gap: 0 1.2rem; flex-wrap: wrap; }
        .lead { font-size: 1.2rem; }
        .quiet { color: var(--quiet); }
        .warning, .error, .information { border-left: 4px solid var(--edge); padding-left: .8rem; }
        .warning { border-color: var(--warning); }
        .error { border-color: var(--error); }
        .warning > strong { color: var(--warning); }
        .error > strong { color: var(--error); }
        section { border: 1px solid var(--line); border-radius: .5rem; padding: .2rem 1rem .8rem; margin: 1rem 0; }
        section > h2, section > h3 { margin-top: .8rem; }
        ul { padding-left: 1.2rem; }
        li { margin: .5rem 0; }
        .request { display: block; color: var(--quiet); }
        form { display: inline; }
        button { font: inherit; text-align: left; color: var(--accent); background: none; border: 1px solid var(--accent); border-radius: .4rem; padding: .3rem .6rem; cursor: pointer; }
        details { margin: .6rem 0; }
        summary { cursor: pointer; padding: .2rem 0; }
        summary > h3, summary > h2 { display: inline; margin: 0; }
        code, pre { font-family: ui-monospace, monospace; font-size: .88rem; overflow-wrap: anywhere; }
        pre { white-space: pre-wrap; border: 1px solid var(--line); border-radius: .5rem; padding: .8rem; }
        pre a { display: inline-block; padding: .1rem 0; }
        figure, .scroll {
          margin: 1rem 0; overflow-x: auto;
          background: linear-gradient(90deg, var(--paper) 40%, transparent) left / 3rem 100% no-repeat local, linear-gradient(-90deg, var(--paper) 40%, transparent) right / 3rem 100% no-repeat local,
            linear-gradient(90deg, var(--line), transparent) left / .5rem 100% no-repeat scroll, linear-gradient(-90deg, var(--line), transparent) right / .5rem 100% no-repeat scroll;
        }
        .picture { display: block; fill: currentColor; font-family: system-ui, sans-serif; }
        .picture .box { fill: var(--box); stroke: var(--accent); }
        .picture .note { fill: var(--note); stroke: var(--edge); }
        .picture .ground { fill: var(--paper); }
        .picture .line { fill: none; stroke: currentColor; stroke-width: 1.4; }
        .picture .dashed { stroke-dasharray: 6 4; }
        .picture .life, .picture .frame { fill: none; stroke: var(--edge); }
        table { width: 100%; border-collapse: collapse; }
        .wide > table { min-width: 44rem; }
        th, td { text-align: left; vertical-align: top; padding: .35rem .8rem .35rem 0; border-bottom: 1px solid var(--line); }
        th:first-child, td:first-child { min-width: 7.5rem; }
        td code { overflow-wrap: break-word; }
        .wide td:nth-child(3) code { overflow-wrap: anywhere; }
        @media print {
          :root { color-scheme: light; }
          header, .skip, nav, nav.pages { display: none; }
          main { max-width: none; padding: 0; }
          section, tr, figure, li { break-inside: avoid; }
          h1, h2, h3 { break-after: avoid; }
          figure, .scroll { overflow: visible; background: none; }
          .picture { max-width: 100%; max-height: 24cm; height: auto; }
          .wide > table { min-width: 0; }
        }
        """;
}
