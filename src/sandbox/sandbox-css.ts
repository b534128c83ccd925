/** The one style sheet of the sandbox's pages; served by the sandbox so that its pages need no inline styles. */
export const sandboxCss = `
:root { color-scheme: light dark; --ink: #1b1f24; --muted: #5c6570; --line: #d9dee4; --card: #fff; --ground: #f4f6f8; --accent: #2457c5; --warn: #8a5a00; --bad: #a4262c; --good: #19703a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ebee; --muted: #a0a9b3; --line: #353c44; --card: #1d2227; --ground: #14181c; --accent: #8db2ff; --warn: #f0c674; --bad: #ff8f8f; --good: #7fd39a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
.banner { margin: 0; padding: .5rem 1rem; background: #ffe9a8; color: #3d2f00; text-align: center; font-size: .9rem; }
nav { display: flex; flex-wrap: wrap; gap: 1rem; padding: .75rem 1rem; max-width: 64rem; margin: 0 auto; }
main { max-width: 64rem; margin: 0 auto; padding: 0 1rem 3rem; }
main.narrow { max-width: 30rem; }
h1 { font-size: 1.5rem; margin: .5rem 0 1rem; } h2 { font-size: 1.15rem; margin: 1.5rem 0 .5rem; }
a { color: var(--accent); }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: 1rem; margin: 0 0 1rem; }
.card > :first-child { margin-top: 0; } .card > :last-child { margin-bottom: 0; } .big { margin: .25rem 0; }
.grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: 1rem; }
.grid .card { margin: 0; }
.muted { color: var(--muted); } .small { font-size: .875rem; } .bad { color: var(--bad); } .good { color: var(--good); } .warn { color: var(--warn); }
.number { font-variant-numeric: tabular-nums; text-align: right; } .big { font-size: 1.6rem; font-variant-numeric: tabular-nums; }
label { display: block; margin: .5rem 0; } label span { display: block; font-size: .875rem; color: var(--muted); }
input, select, button { font: inherit; color: inherit; border-radius: .5rem; border: 1px solid var(--line); padding: .5rem .75rem; background: var(--card); max-width: 100%; }
label input:not([type=checkbox]), label select { width: 100%; }
button { cursor: pointer; min-height: 2.75rem; } button.primary { background: var(--accent); color: var(--ground); border-color: var(--accent); }
button.person { display: block; width: 100%; text-align: left; margin: .5rem 0; overflow-wrap: anywhere; }
.row { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; } .row label { margin: 0; } .row form { display: inline; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; } code { overflow-wrap: anywhere; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`;
