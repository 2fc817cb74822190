import { html, Markup } from './markup';
import type { Language } from './pen';

const STYLE = `:root { color-scheme: light dark; --ink: #1b2430; --quiet: #515c6a; --line: #d9dfe6; --ground: #ffffff; --well: #1c7a46; --bad: #b3261e; --warn: #8a5a00; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6eaf0; --quiet: #a7b1bf; --line: #39424e; --ground: #161b22; --well: #62c98f; --bad: #ff8a80; --warn: #e8b84a; } }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 'Segoe UI', 'Open Sans', Roboto, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 3rem; }
h1 { font-size: 1.6rem; margin: 0 0 .25rem; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
p { margin: .25rem 0 .75rem; } .quiet { color: var(--quiet); }
table { border-collapse: collapse; width: 100%; font-size: .9rem; } .scroll { overflow-x: auto; }
th { text-align: left; color: var(--quiet); font-weight: 600; border-bottom: 2px solid var(--line); padding: .35rem .75rem .35rem 0; }
td { border-bottom: 1px solid var(--line); padding: .35rem .75rem .35rem 0; vertical-align: top; overflow-wrap: anywhere; }
tbody th { padding-top: 1rem; color: var(--ink); }
.amounts td:nth-child(n + 3), .amounts thead th:nth-child(n + 3) { text-align: right; white-space: nowrap; }
.amounts thead th:nth-child(n + 3) { white-space: normal; min-width: 6em; }
.facts td:first-child { color: var(--quiet); width: 14rem; }
.well { color: var(--well); } .bad { color: var(--bad); } .warn { color: var(--warn); }
.state { font-size: 1.15rem; font-weight: 600; margin: 1rem 0; }
@media print { :root { color-scheme: light; } main { max-width: none; padding: 0; } tr { break-inside: avoid; } }`;

/** A page of its own, in light and dark and on paper. */
export function document(title: string, language: Language, content: Markup): string {
	const page = html`<!doctype html>
		<html lang="${language}">
			<head>
				<meta charset="utf-8" />
				<meta
					http-equiv="Content-Security-Policy"
					content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
				/>
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<title>${title}</title>
				<style>
					${STYLE_MARKUP}
				</style>
			</head>
			<body>
				<main>
					<h1>${title}</h1>
					${content}
				</main>
			</body>
		</html>`;
	return `${page.text}\n`;
}

/** Style sheets are no text: quotes stay what they are. */
const STYLE_MARKUP = new Markup(STYLE);
