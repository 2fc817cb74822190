/** The page's looks, light and dark. */
export const STYLE = `
:root {
	color-scheme: light dark;
	--ground: #f1f4f8; --card: #ffffff; --raised: #f7f9fc; --line: #dde4ec; --ink: #17212b; --soft: #5c6d7e;
	--blue: #0a66b7; --blue-soft: #e3effa; --teal: #0b7a6f; --teal-soft: #dff3f0;
	--good: #1a7f4b; --good-soft: #def3e6; --warn: #9a5b00; --warn-soft: #fdf0d8; --bad: #b3261e; --bad-soft: #fbe4e2;
	--shadow: 0 1px 2px rgb(20 35 55 / 6%), 0 6px 20px rgb(20 35 55 / 6%);
}
@media (prefers-color-scheme: dark) {
	:root {
		--ground: #0e141a; --card: #172029; --raised: #1d2833; --line: #2b3845; --ink: #e6ecf2; --soft: #9aabbb;
		--blue: #5eb1f2; --blue-soft: #14304a; --teal: #4fd0c0; --teal-soft: #10352f;
		--good: #62d394; --good-soft: #12351f; --warn: #f0b75b; --warn-soft: #3a2a0d; --bad: #ff8b82; --bad-soft: #42191a;
		--shadow: none;
	}
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.45 "Inter", "Segoe UI", system-ui, -apple-system, "Helvetica Neue", Arial, sans-serif; }
h1, h2, p { margin: 0; }
button, input, select, textarea { font: inherit; color: inherit; }
button { cursor: pointer; padding: .5rem .9rem; border: 1px solid var(--line); border-radius: 9px; background: var(--card); }
button:hover { border-color: var(--soft); }
button.primary { background: var(--blue); border-color: var(--blue); color: var(--card); font-weight: 600; }
button.primary:hover { filter: brightness(1.08); }
button.quiet { border-color: transparent; background: none; color: var(--soft); padding: .4rem .6rem; }
a { color: var(--blue); }
a.quiet { padding: .4rem .6rem; border-radius: 9px; color: var(--soft); text-decoration: none; }
.quiet:hover { color: var(--ink); background: var(--raised); }
button.danger { color: var(--bad); }
input, select, textarea { width: 100%; height: 2.5rem; padding: .5rem .7rem; border: 1px solid var(--line); border-radius: 9px; background: var(--card); }
textarea { height: auto; resize: vertical; }
:is(a, button, input, select, textarea, tr):focus-visible { outline: 2px solid var(--blue); outline-offset: 1px; }

.top { position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; align-items: center; gap: .7rem 1rem; padding: .8rem clamp(1rem, 3vw, 2.5rem); background: var(--card); border-bottom: 1px solid var(--line); }
.brand { display: flex; align-items: center; gap: .8rem; min-width: 0; }
.brand svg { width: 2.3rem; flex: none; }
.brand rect { fill: var(--blue); }
.brand path { fill: none; stroke: var(--card); stroke-width: 2.4; stroke-linecap: round; stroke-linejoin: round; }
.brand h1 { font-size: 1.02rem; line-height: 1.25; letter-spacing: -.01em; }
.brand p { font-size: .82rem; color: var(--soft); }
.tabs { order: 3; display: flex; flex-wrap: wrap; gap: .25rem; width: 100%; padding: .25rem; background: var(--ground); border-radius: 11px; }
.tabs button { border: 0; background: none; padding: .4rem .7rem; border-radius: 8px; color: var(--soft); white-space: nowrap; }
.tabs button[aria-selected="true"] { background: var(--card); color: var(--ink); font-weight: 600; box-shadow: 0 1px 3px rgb(20 35 55 / 14%); }
h2 { font-size: 1.1rem; }
.problem { display: flex; gap: .5rem; margin-top: .35rem; color: var(--bad); font-size: .85rem; overflow-wrap: anywhere; }
.problem::before { content: "!"; flex: none; width: 1.15rem; height: 1.15rem; margin-top: .05rem; border-radius: 50%; background: var(--bad); color: var(--card); font-weight: 700; line-height: 1.15rem; text-align: center; }
.messages .when { white-space: nowrap; color: var(--soft); font-size: .85rem; }
.messages .problem { margin-top: 0; font-size: .9rem; }
.messages td:last-child { width: 55%; }
.invoices { min-width: 60rem; }
.invoices td.number, .invoices .when, .invoices .amounts { white-space: nowrap; font-variant-numeric: tabular-nums; }
.invoices td.number, .invoices .when { color: var(--soft); }
.documents { min-width: 48rem; } .filings { min-width: 52rem; } .prints { min-width: 40rem; } .registration { min-width: 52rem; }
.invoices td:nth-child(3) { min-width: 15rem; } .filings td:nth-child(2) { min-width: 12rem; } .filings td:nth-child(4) { min-width: 10rem; }
.documents .when, .documents .right { white-space: nowrap; color: var(--soft); font-variant-numeric: tabular-nums; }
.documents td:nth-child(3) { min-width: 15rem; }
.settings { display: flex; flex-wrap: wrap; gap: .3rem; }
.chip.setting { color: var(--blue); background: var(--blue-soft); }
.people { padding: 1rem 1.1rem; margin-bottom: 1rem; }
.people .hint { margin: .1rem 0 .6rem; }
.people > div { display: flex; flex-wrap: wrap; gap: .5rem; }
.person { font-size: .9rem; padding: .35rem .7rem; }
.token { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .8rem; padding: 1.1rem; margin-top: 1rem; }
.token .hint { margin: .1rem 0 0; }
.count { display: inline-block; min-width: 1.3em; padding: 0 .35em; border-radius: 99px; background: var(--warn-soft); color: var(--warn); font-size: .75rem; text-align: center; }
.count.bad { background: var(--bad); color: var(--card); }
.aside { display: flex; align-items: center; gap: .5rem; margin-left: auto; white-space: nowrap; }
.live { display: flex; align-items: center; gap: .45rem; font-size: .82rem; color: var(--soft); }
.live i { width: .55rem; height: .55rem; border-radius: 50%; background: var(--good); }
.live.off i { background: var(--bad); }

main { max-width: 84rem; margin: 0 auto; padding: 1.5rem clamp(1rem, 3vw, 2.5rem) 4rem; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .9rem; margin-bottom: 1.2rem; }
.tile { text-align: left; padding: .9rem 1.1rem; background: var(--card); border: 1px solid var(--line); border-radius: 14px; box-shadow: var(--shadow); }
.tile b { display: block; font-size: 1.75rem; line-height: 1.15; letter-spacing: -.02em; font-variant-numeric: tabular-nums; }
.tile span { color: var(--soft); font-size: .85rem; }
.tile[aria-pressed="true"] { border-color: var(--blue); box-shadow: 0 0 0 1px var(--blue); }
.tile.good b { color: var(--good); } .tile.warn b { color: var(--warn); } .tile.bad b { color: var(--bad); }
.tile.zero b { color: var(--soft); }
.bar { display: flex; flex-wrap: wrap; align-items: center; gap: .8rem 1rem; margin-bottom: .9rem; }
.bar > .hint, .bar > .found { flex: 1; }
.bar.end { justify-content: flex-end; margin-top: .9rem; }
.search { width: 22rem; }
.bar button { white-space: nowrap; }
.hint { color: var(--soft); font-size: .9rem; max-width: 60rem; margin-bottom: .9rem; }
.bar .hint { margin-bottom: 0; max-width: none; }
.found { color: var(--soft); font-size: .85rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 14px; box-shadow: var(--shadow); }
.scroll { overflow-x: auto; } .scroll + .scroll { margin-top: 1rem; }
table { width: 100%; border-collapse: collapse; }
th { text-align: left; font-size: .78rem; font-weight: 600; color: var(--soft); padding: .75rem 1rem; border-bottom: 1px solid var(--line); white-space: nowrap; }
td { padding: .65rem 1rem; border-bottom: 1px solid var(--line); vertical-align: top; }
tbody tr:last-child td { border-bottom: 0; }
.right { text-align: right; }
.sides { table-layout: fixed; min-width: 52rem; }
.sides .number { width: 7rem; } .sides .mark { width: 9.5rem; text-align: center; }
tr.opens { cursor: pointer; }
tr.opens:hover { background: var(--raised); }
.sides td.number { font-variant-numeric: tabular-nums; color: var(--soft); padding-top: .75rem; overflow-wrap: anywhere; }
.chip.open, .chip.planned { color: var(--blue); background: var(--blue-soft); }
.chip.done, .chip.executed, .chip.checked, .chip.handled, .chip.exported { color: var(--good); background: var(--good-soft); }
.chip.closed { color: var(--soft); background: var(--raised); }
.lines { list-style: none; margin: .35rem 0 0; padding: 0; font-size: .85rem; color: var(--soft); }
.lines li { display: grid; grid-template-columns: 4rem 1fr auto; gap: .6rem; padding: .1rem 0; }
.lines li > :first-child, .lines li > :last-child { text-align: right; font-variant-numeric: tabular-nums; }
.side { white-space: nowrap; display: inline-flex; align-items: center; gap: .5rem; font-size: .85rem; }
.side::before { content: ""; width: .7rem; height: .7rem; border-radius: 3px; background: var(--blue); }
.side.app::before { background: var(--teal); }
.name { font-weight: 600; overflow-wrap: anywhere; }
.line { display: block; font-size: .85rem; color: var(--soft); overflow-wrap: anywhere; }
.line.work::before { content: "⌂ "; }
.diff { color: var(--warn); background: var(--warn-soft); border-radius: 4px; padding: 0 .25em; margin: 0 -.25em; }
.none { color: var(--soft); font-size: .85rem; font-style: italic; }
.chip { display: inline-block; padding: .12rem .6rem; border-radius: 99px; font-size: .78rem; font-weight: 600; white-space: nowrap; }
.chip.in-step { color: var(--good); background: var(--good-soft); }
.chip.differs { color: var(--warn); background: var(--warn-soft); }
.chip.only-accountview, .chip.only-app { color: var(--bad); background: var(--bad-soft); }
.tag { margin-left: .4rem; padding: 0 .45rem; border: 1px solid var(--line); border-radius: 5px; font-size: .72rem; font-weight: 500; color: var(--soft); }
.empty { padding: 2.5rem 1rem; text-align: center; color: var(--soft); }
.new { animation: arrive 2.5s ease-out; }
@keyframes arrive { from { background: var(--good-soft); } }
@media (prefers-reduced-motion: reduce) { .new { animation: none; } }

.mailbox h1 { margin-bottom: .4rem; font-size: 1.35rem; line-height: 1.3; overflow-wrap: anywhere; }
.mailbox h2 { margin: 1.3rem 0 .5rem; }
.mailbox pre { margin: 0; padding: 1rem 1.1rem; font: .85rem/1.5 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
.mailbox iframe { display: block; width: 100%; height: 32rem; border: 0; border-radius: 14px; background: #fff; color-scheme: light; }
.mails td { overflow-wrap: anywhere; } .mails td:first-child { white-space: nowrap; } .mails td:nth-child(3) { min-width: 11rem; }
.top nav a.quiet:first-child { margin-left: -.6rem; }
.mail { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.2rem; margin: 0; padding: 1rem 1.1rem; }
.mail dt { color: var(--soft); font-size: .85rem; } .mail dd { margin: 0; overflow-wrap: anywhere; }

.requests td { padding: .45rem 1rem; font-size: .85rem; }
.requests td:first-child, .requests td:last-child { font-variant-numeric: tabular-nums; white-space: nowrap; }
.requests code { font: .8rem/1.5 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.requests code b { font-weight: 700; } .requests code span { color: var(--soft); }
.status { font-weight: 600; } .status.ok { color: var(--good); } .status.refused { color: var(--warn); } .status.broken { color: var(--bad); }

.grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(24rem, 1fr)); padding: .4rem; }
.switch { display: grid; grid-template-columns: 1fr 10.5rem; gap: .2rem 1rem; align-items: start; padding: .7rem .8rem; border-radius: 10px; }
.switch.changed { background: var(--warn-soft); }
.switch code { font: 600 .82rem ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.switch p { color: var(--soft); font-size: .8rem; margin-top: .15rem; }
.switch select, .switch input { height: 2.1rem; padding: .35rem .5rem; font-size: .85rem; }
.switch.wide { grid-column: 1 / -1; grid-template-columns: 1fr 1.4fr; }
.switch .complaint { color: var(--bad); }
.fault-form .hint { grid-column: 1 / -1; margin: 0; }
.fault-form { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .9rem; align-items: end; padding: 1.1rem; margin-bottom: 1rem; }
label > span { display: block; margin-bottom: .2rem; font-size: .8rem; color: var(--soft); }

dialog { width: min(46rem, calc(100vw - 2rem)); padding: 0; border: 1px solid var(--line); border-radius: 16px; background: var(--card); color: var(--ink); box-shadow: 0 20px 60px rgb(0 0 0 / 30%); }
dialog::backdrop { background: rgb(10 18 28 / 50%); }
dialog header, dialog footer { display: flex; align-items: center; gap: .6rem; padding: 1rem 1.3rem; }
dialog header { justify-content: space-between; border-bottom: 1px solid var(--line); }
dialog footer { border-top: 1px solid var(--line); }
dialog h2 { flex: 1; }
.switcher { display: flex; gap: .25rem; padding: .2rem; background: var(--ground); border-radius: 10px; }
.switcher button { border: 0; background: none; padding: .3rem .7rem; border-radius: 8px; color: var(--soft); }
.switcher button[aria-pressed="true"] { background: var(--card); color: var(--ink); font-weight: 600; box-shadow: 0 1px 3px rgb(20 35 55 / 14%); }
.steps { display: flex; flex-wrap: wrap; gap: .4rem; }
.steps button[aria-pressed="true"] { border-color: var(--blue); background: var(--blue-soft); color: var(--blue); font-weight: 600; }
.inner { display: grid; grid-template-columns: repeat(6, 1fr); gap: .6rem 1rem; }
.articles { list-style: none; margin: .4rem 0 0; padding: 0; }
.articles li { display: grid; grid-template-columns: 1.4rem 6rem 14rem 1fr; gap: .6rem; align-items: center; padding: .15rem 0; font-size: .9rem; }
.articles input[type="checkbox"] { width: auto; height: auto; }
.space { flex: 1; }
.fields { display: grid; grid-template-columns: repeat(6, 1fr); gap: .8rem 1rem; padding: 1.2rem 1.3rem; }
.fields h3 { grid-column: 1 / -1; margin: .4rem 0 -.3rem; font-size: .85rem; }
.fields .w2 { grid-column: span 2; } .fields .w3 { grid-column: span 3; } .fields .w4 { grid-column: span 4; } .fields .w6 { grid-column: 1 / -1; }
.fields .check { display: flex; align-items: center; gap: .5rem; } .fields .check input { width: auto; height: auto; } .fields .check span { margin: 0; font-size: .9rem; color: inherit; }
.error { margin: 1rem 1.3rem 0; padding: .6rem .9rem; border-radius: 9px; background: var(--bad-soft); color: var(--bad); font-size: .9rem; }
.timeline { padding: 0 1.3rem 1.2rem; font-size: .85rem; } .timeline h3 { font-size: .85rem; margin: 0 0 .4rem; }
.timeline p { padding: .35rem .7rem; border-left: 3px solid var(--line); color: var(--soft); } .timeline p.error { border-color: var(--bad); margin: 0 0 .3rem; color: var(--bad); }
@media (max-width: 700px) {
	.top { position: static; } .tabs { flex-wrap: nowrap; overflow-x: auto; } .search { width: 100%; } .tiles { grid-template-columns: repeat(2, 1fr); } dialog header { flex-wrap: wrap; }
	/* Lists become cards: what was beside each other stands below each other, its side at the edge. */
	.sides, .messages, .invoices, .documents, .mails { min-width: 0; }
	:is(.sides, .messages, .invoices, .documents, .mails) :is(thead, tbody, tr, td) { display: block; }
	.sides thead tr { display: flex; } .sides thead th { border: 0; } .messages thead, .invoices thead, .documents thead, .mails thead, .sides thead .number, .sides thead .mark { display: none; }
	:is(.sides, .messages, .invoices, .documents, .mails) tr { padding: .5rem 0; border-bottom: 1px solid var(--line); } :is(.sides, .messages, .invoices, .documents, .mails) tbody tr:last-child { border-bottom: 0; }
	.invoices .amounts, .documents .right { text-align: left; }
	:is(.sides, .messages, .invoices, .documents, .mails) tbody td { width: auto; padding: .25rem 1rem; border: 0; } .sides tbody .mark { text-align: left; }
	.sides tbody td:nth-child(2) { border-left: 3px solid var(--blue); } .sides tbody td:last-child { border-left: 3px solid var(--teal); }
	.messages td:last-child { width: auto; } .sides tbody td:empty { display: none; }
	.mails td { display: grid !important; grid-template-columns: 6rem 1fr; } .mails td::before { content: attr(data-name); color: var(--soft); font-size: .85rem; }
	.mails td:last-child:empty { display: none !important; }
	.articles li { grid-template-columns: 1.4rem 5rem 1fr; }
}
@media (max-width: 600px) { .fields > * { grid-column: 1 / -1 !important; } .grid { grid-template-columns: 1fr; } .switch { grid-template-columns: 1fr; } }
`;
