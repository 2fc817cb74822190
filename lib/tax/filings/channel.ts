import type { Bilingual } from '../language';
import type { FilingKind } from '../xbrl/generations';

/** One line of what became of a filing. */
export interface StatusReport extends Bilingual {
	/** Of the channel. */
	readonly code: string;
	/** As the channel writes it. */
	readonly at: string;
	readonly outcome: 'pending' | 'received' | 'accepted' | 'rejected' | 'delayed' | 'unknown';
	/** Whether no other status comes after it. */
	readonly isFinal: boolean;
	/** What is wrong, in the words of the channel; '' for nothing. */
	readonly fault: string;
	/** What to do, where a person has to do something. */
	readonly remedy?: Bilingual;
}

export interface ChannelFiling {
	/** Code of the administration that is filed for. */
	readonly administration: string;
	readonly kind: FilingKind;
	/** As `periodCode` gives it, such as `2026-Q1`. */
	readonly period: string;
	/** Own reference, at most 40 characters; another one for each filing. */
	readonly reference: string;
	/** OB number. */
	readonly taxpayer: string;
	/** XBRL as text. */
	readonly instance: string;
}

/** What the government has answered, as a file. */
export interface ChannelReceipt {
	readonly fileName: string;
	readonly mimeType: string;
	/** Base64. */
	readonly content: string;
}

/**
 * A way to the tax authority. What it throws is a CodedError; one with `mayHaveArrived: true` says that
 * nobody knows, and that it has to be looked up before it is sent again.
 */
export interface Channel {
	/** Within it a reference of the channel is that of one filing. */
	readonly name: string;
	/** Sends once. @returns the channel's own reference */
	deliver(filing: ChannelFiling): Promise<{ readonly reference: string }>;
	/** The channel's references of all filings of a kind about a taxpayer. */
	references(kind: FilingKind, taxpayer: string): Promise<readonly string[]>;
	/**
	 * Where it can be asked by the own reference: the channel's reference of a filing, null when it has none such.
	 * Left out, nothing proves which of its references is that of a filing whose delivery was cut off.
	 */
	find?(filing: Pick<ChannelFiling, 'reference'>): Promise<string | null>;
	/** All of them so far, in their order, by the channel's reference. */
	statuses(reference: string): Promise<readonly StatusReport[]>;
	/** Where it gives one: null while there is none yet. */
	receipt?(reference: string): Promise<ChannelReceipt | null>;
}
