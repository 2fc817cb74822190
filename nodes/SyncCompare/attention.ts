import { SIDE_NAMES, type BrakeReason, type Issue } from '../../lib/sync';
import { describeIssue } from '../../lib/sync/issues/issue-texts';
import type { Language } from '../../lib/sync/issues/nouns';
import { systemIn } from '../../lib/sync/issues/systems';

/** Why a person has to look, in both languages. */
export interface Attention {
	readonly code: string;
	readonly message: string;
	readonly messageNl: string;
	readonly remedy: string;
	readonly remedyNl: string;
	readonly field: string | null;
	/** Told for the first time, or anew because the record has changed since. */
	readonly isNew: boolean;
	/** ISO 8601. */
	readonly since: string | null;
	readonly times: number;
	readonly nextTry: string | null;
	readonly [name: string]: string | number | boolean | null;
}

export function attentionOf(
	issue: Issue,
	isNew: boolean,
	entity: string,
	otherName: string,
): Attention {
	const english = describeIssue(issue, { entity, otherName, language: 'en' });
	const dutch = describeIssue(issue, { entity, otherName, language: 'nl' });
	return {
		code: issue.code,
		message: english.message,
		messageNl: dutch.message,
		remedy: english.remedy,
		remedyNl: dutch.remedy,
		field: issue.field,
		isNew,
		since: new Date(issue.firstAt).toISOString(),
		times: issue.times,
		nextTry: issue.nextTryAt === null ? null : new Date(issue.nextTryAt).toISOString(),
	};
}

export function brakeAttention(
	{ cause, changes, linked, share, emptySides }: BrakeReason,
	otherName: string,
): Attention {
	const percent = Math.round(share * 100);
	const namesIn = (language: Language) =>
		emptySides.map((side) =>
			side === 'other' ? systemIn(otherName, language) : SIDE_NAMES.en[side],
		);
	const empty = namesIn('en').join(' and ');
	const emptyNl = `${namesIn('nl').join(' en ')} ${emptySides.length === 1 ? 'gaf' : 'gaven'}`;
	const isEmpty = cause === 'emptySide';
	return {
		code: 'BRAKE',
		message: isEmpty
			? `The brake holds this run: ${empty} gave no records at all, and ${linked} are linked. Nothing was written.`
			: `The brake holds this run: it would touch ${changes} records while ${linked} are linked, and it is set at ${percent}%. Nothing was written.`,
		messageNl: isEmpty
			? `De rem houdt deze run tegen: ${emptyNl} geen enkel record, terwijl er ${linked} gekoppeld zijn. Er is niets geschreven.`
			: `De rem houdt deze run tegen: die zou ${changes} records raken terwijl er ${linked} gekoppeld zijn, en staat op ${percent}%. Er is niets geschreven.`,
		remedy: isEmpty
			? 'Check the node that reads that side. Should it really be empty, switch on Brake: Release until a run leaves nothing (rest 0).'
			: 'Look at a preview. When it is as it should be, switch on Brake: Release until a run leaves nothing (rest 0).',
		remedyNl: isEmpty
			? 'Controleer de node die deze kant leest. Is die kant echt leeg, zet Brake: Release dan aan tot een run niets overlaat (rest 0).'
			: 'Bekijk een voorbeeld (Preview). Klopt het, zet Brake: Release dan aan tot een run niets overlaat (rest 0).',
		field: null,
		isNew: true,
		since: null,
		times: 1,
		nextTry: null,
	};
}
