import type { Answer } from '../http/answer';
import type { Sandbox } from '../sandbox';
import { ControlError } from './control-error';

/** `/filing/digipoort/3.xbrl`: what was filed, numbered from the oldest; undefined for other paths. */
export function answerFilingView(
	path: string,
	{ digipoort, autoReport }: Pick<Sandbox, 'digipoort' | 'autoReport'>,
): Answer | undefined {
	const [, way, number] = /^\/filing\/(digipoort|autoreport)\/(\d+)\.xbrl$/.exec(path) ?? [];
	if (number === undefined) return undefined;
	const all = way === 'digipoort' ? digipoort.filings() : autoReport.reports();
	const filing = all[Number(number)];
	if (filing === undefined) {
		return new ControlError(404, 'not_found', 'No such filing.').answer();
	}
	return {
		status: 200,
		headers: {
			// As text, so that what somebody has filed is shown and not carried out.
			'Content-Type': 'text/plain; charset=utf-8',
			'Cache-Control': 'no-store',
			'X-Content-Type-Options': 'nosniff',
		},
		body: filing.content,
	};
}
