import { html, type Markup } from '../../pages';
import type { Finding } from '../rules/finding';
import type { Pen } from './pen';

const SEVERITIES = {
	error: { nl: 'Fout', en: 'Error' },
	warning: { nl: 'Let op', en: 'Note' },
} as const;

const NONE = { nl: 'Er is niets op aan te merken.', en: 'There is nothing to remark.' };

/** What is to be said about a draft, each with what to do, in plain tags. */
export function findingsList(findings: readonly Finding[], pen: Pen): Markup {
	if (findings.length === 0) return html`<p>${pen.say(NONE)}</p>`;
	return html`<ul>
		${findings.map(
			({ severity, message, remedy }) =>
				html`<li>
					<b>${pen.say(SEVERITIES[severity])}:</b> ${pen.say(message)}<br /><i
						>${pen.say(remedy)}</i
					>
				</li>`,
		)}
	</ul>`;
}
