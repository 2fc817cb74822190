import { documentOf, formatsOf, headerOf, type Markup } from '../../pages';
import type { Bilingual, Language } from '../language';
import { WORDS } from './words';

export interface ReportOptions {
	readonly language: Language;
	/** '' for the usual one. */
	readonly title: string;
	/** When it is made, in milliseconds since the epoch. */
	readonly at: number;
}

/** A page of this room: its heading, when it was made, and who made it. */
export function pageOf(
	{ language, title, at }: ReportOptions,
	usual: Bilingual,
	{ header, main }: { readonly header: Markup | null; readonly main: Markup },
): string {
	const formats = formatsOf(language);
	const heading = title || usual[language];
	const made = `${WORDS.made[language]} ${formats.moment(at)}, ${WORDS.zone[language]}`;
	return documentOf({
		language,
		title: heading,
		header: headerOf(heading, { machine: formats.machine(at), words: made }, header),
		main,
		footer: WORDS.footer[language],
	});
}
