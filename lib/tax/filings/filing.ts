import type { FilingKind } from '../xbrl/generations';
import type { StatusReport } from './channel';

export const FILING_STATES = [
	/** Written, and nobody has approved it. */
	'prepared',
	/** Approved as it is; to be sent. */
	'approved',
	/** On its way at this moment, or an execution ended in the middle of it. */
	'sending',
	/** The channel has it. */
	'sent',
	/** It may have arrived: it is looked up before anything is sent again. */
	'doubtful',
	'accepted',
	'rejected',
] as const;
export type FilingState = (typeof FILING_STATES)[number];

/** There is one filing for each. */
export interface FilingKey {
	readonly administration: string;
	readonly kind: FilingKind;
	/** As `periodCode` gives it, such as `2026-Q1`. */
	readonly period: string;
	/** 1 for the first; a replacement has a higher one. */
	readonly revision: number;
}

export interface NewFiling extends FilingKey {
	/** Revision that it replaces; left out for the first of a period. */
	readonly replaces?: number;
	/** OB number. */
	readonly taxpayer: string;
	/** XBRL as text. */
	readonly instance: string;
	/** Who prepared it, such as by an e-mail address; left out: nobody knows. */
	readonly preparedBy?: string;
}

export interface Filing extends FilingKey {
	readonly key: string;
	readonly replaces: number | null;
	readonly taxpayer: string;
	readonly state: FilingState;
	readonly instance: string;
	readonly contentHash: string;
	/** '' where nobody knows. */
	readonly preparedBy: string;
	readonly approvedHash: string | null;
	readonly approvedBy: string | null;
	/** Own reference. */
	readonly reference: string;
	readonly channelReference: string | null;
	/** What the channel knew of before it was sent. */
	readonly knownReferences: readonly string[];
	readonly statuses: readonly StatusReport[];
	readonly attempts: number;
	/** Why it did not get further; null where nothing is wrong. */
	readonly code: string | null;
	readonly reason: string | null;
	/** Milliseconds since 1970. */
	readonly sentAt: number | null;
	readonly updatedAt: number;
}

/** A filing as a list has it: without its instance, which is megabytes where there are many customers. */
export type ListedFiling = Omit<Filing, 'instance'>;

export function filingKey({ administration, kind, period, revision }: FilingKey): string {
	return JSON.stringify([administration, kind, period, revision]);
}

/** `VAT return 2026-Q1 of DEMO, revision 2`, as sentences name it. */
export function nameOf({ administration, kind, period, revision }: FilingKey): string {
	const what = kind === 'icp' ? 'ICP statement' : 'VAT return';
	const which = revision === 1 ? '' : `, revision ${revision}`;
	return `${what} ${period} of ${administration}${which}`;
}

/** Longest reference that a message of the taxonomy takes. */
const REFERENCE_LENGTH = 20;

/**
 * What a filing calls itself in its message, such as `OB-2026Q1-1-9F3A21C0`: the same for the same filing, and
 * another one for any other.
 *
 * @param digest differs when the text does, such as SHA-256
 */
export function messageReference(key: FilingKey, digest: (text: string) => string): string {
	const { kind, period, revision } = key;
	const name = `${kind === 'icp' ? 'ICP' : 'OB'}-${period.replace(/\W/g, '')}-${revision}`;
	const mark = digest(filingKey(key))
		.replace(/[^0-9A-Za-z]/g, '')
		.toUpperCase();
	return `${name}-${mark}`.slice(0, REFERENCE_LENGTH);
}
