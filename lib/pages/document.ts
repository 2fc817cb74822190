import type { Language } from './language';
import { html, Markup } from './markup';
import { STYLE } from './style';

export interface PageContent {
	readonly language: Language;
	readonly title: string;
	/** Seconds after which a browser asks for the page again; left out: never. */
	readonly reloadAfter?: number | undefined;
	readonly header: Markup;
	readonly main: Markup;
	readonly footer: string;
}

/** One HTML file that needs nothing else: no scripts, no requests. */
export function documentOf(content: PageContent): string {
	const { language, title, reloadAfter, header, main, footer } = content;
	const page = html`<!doctype html>
		<html lang="${language}">
			<head>
				<meta charset="utf-8" />
				<meta
					http-equiv="Content-Security-Policy"
					content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
				/>
				${reloadAfter === undefined ? null : html`<meta http-equiv="refresh" content="${reloadAfter}" />`}
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta name="color-scheme" content="light dark" />
				<title>${title}</title>
				<style>
					${new Markup(STYLE)}
				</style>
			</head>
			<body>
				<div class="wide">
					<header>${header}</header>
					<main>${main}</main>
					<footer>${footer}</footer>
				</div>
			</body>
		</html> `;
	return page.text;
}

/** The heading of a page, of when it is, and what follows it. */
export function headerOf(
	heading: string,
	asOf: { readonly machine: string; readonly words: string },
	more: Markup | null,
): Markup {
	return html`<h1>${heading}</h1>
		<p class="quiet"><time datetime="${asOf.machine}">${asOf.words}</time></p>
		${more}`;
}
