import type { Bilingual } from '../invoice/language';
import type { CustomerSettings, Forced } from './customer';
import { PRECEDENCE, type Channel, type ReasonCode, type Situation } from './precedence';
import { recipientsIn } from './recipients';

export type RouteInput = Omit<Situation, 'recipients'>;

/** Which way a document goes, and why. */
export interface Routed {
	readonly channel: Channel;
	/** What AutoInvoice is told to do; null on other ways, and where it chooses itself. */
	readonly forced: Forced | null;
	/** Who gets it by e-mail; empty on other ways. */
	readonly recipients: readonly string[];
	readonly reasonCode: ReasonCode;
	readonly reason: Bilingual;
	/** A person has to look at it. */
	readonly attention: boolean;
}

const FORCED: Readonly<Record<Forced, Bilingual>> = {
	einvoice: { nl: 'system-to-system', en: 'system-to-system' },
	email: { nl: 'per e-mail', en: 'by e-mail' },
	print: { nl: 'via de printservice', en: 'by its print service' },
};

/** Decides which way a document goes, by the table of precedence. */
export function route(input: RouteInput): Routed {
	const situation: Situation = { ...input, recipients: recipientsIn(input.customer.emails) };
	const row = PRECEDENCE.find((each) => each.holds(situation));
	if (row === undefined) throw new Error('The last row of the table holds always.');
	const channel = channelOf(row.channel, input.alwaysStore);
	return {
		channel,
		forced: channel === 'autoInvoice' ? input.customer.forced : null,
		recipients: channel === 'email' ? situation.recipients.valid : [],
		reasonCode: row.code,
		reason: reasonOf(row.reason, input.customer, situation.recipients.invalid),
		attention: row.attention,
	};
}

function channelOf(channel: Channel | 'paper', alwaysStore: boolean): Channel {
	if (channel !== 'paper') return channel;
	return alwaysStore ? 'archive' : 'print';
}

function reasonOf(
	reason: Bilingual,
	{ forced }: CustomerSettings,
	invalid: readonly string[],
): Bilingual {
	const list = invalid.map((address) => `"${address.slice(0, 80)}"`).join(', ');
	const filled = (language: keyof Bilingual): string => {
		const way = forced === null ? '' : FORCED[forced][language];
		return reason[language].replace('{forced}', () => way).replace('{invalid}', () => list);
	};
	return { nl: filled('nl'), en: filled('en') };
}
