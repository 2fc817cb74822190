import { DateTime } from 'luxon';
import { inDutch } from '../dutch';
import { TaxError } from '../errors';
import type { IcpStatement } from '../icp/statement';
import { readMessage, type MessageFacts, type MessageInput } from '../message/message';
import { periodCode } from '../periods/period';
import { checkIcp, checkMessage, checkVatReturn } from '../rules/check';
import type { FilingContext, IcpContext, VatReturnContext } from '../rules/context';
import { errorsFirst, hasErrors, type Finding } from '../rules/finding';
import type { VatReturn } from '../vat-return/draft';
import { writeIcp, writeVatReturn, type IcpWriteOptions, type WrittenFiling } from '../xbrl/write';
import { messageReference, type Filing, type FilingKey } from './filing';
import type { FilingPorts, Filings } from './filings';
import { keptFacts } from './kept-facts';
import { earlierFilings, nextRevision, type FilingIntent } from './revisions';

/** A draft with what it is held against besides the filings that are kept. */
export type DraftBeside =
	| {
			readonly kind: 'vatReturn';
			readonly draft: VatReturn;
			readonly beside: Omit<VatReturnContext, keyof FilingContext>;
	  }
	| {
			readonly kind: 'icp';
			readonly draft: IcpStatement;
			readonly beside: Omit<IcpContext, keyof FilingContext>;
	  };

/** How a draft is written. */
export interface KeepOptions extends Omit<IcpWriteOptions, 'message'> {
	readonly intent: FilingIntent;
	/** Who prepared it, and so may not approve it; left out: nobody knows. */
	readonly preparedBy?: string;
	readonly message: Omit<MessageInput, 'reference' | 'createdAt'>;
}

/** What became of a draft. */
export interface KeptDraft {
	/** Errors first; with one of them nothing is kept. */
	readonly findings: readonly Finding[];
	readonly key: FilingKey;
	/** Kept, to be approved; null where an error stands against it. */
	readonly filing: Filing | null;
}

type DraftPorts = Pick<FilingPorts, 'clock' | 'digest'>;

/**
 * Holds a draft against the rules, beside the day and what was filed before.
 *
 * @throws StoreError
 */
export async function checkDraft(
	filings: Filings,
	subject: DraftBeside,
	intent: FilingIntent,
	ports: DraftPorts,
): Promise<Omit<KeptDraft, 'filing'>> {
	const { administration, kind, period, obNumber } = subject.draft;
	const ofPeriod = { administration, kind, period: periodCode(period) };
	const kept = await filings.ofPeriod(ofPeriod);
	const { revision, replaces } = nextRevision(kept, intent);
	const division = subject.kind === 'icp' ? subject.draft.division : '';
	const sameDays = await filings.about({ ...ofPeriod, taxpayer: obNumber, division });
	// One of this period that was filed under another number counts as well.
	const all = new Map([...sameDays, ...kept].map((filing) => [filing.key, filing]));
	const context = {
		today: dutchDay(ports.clock.now()),
		filings: earlierFilings([...all.values()], ports.digest),
		replaces:
			replaces === undefined
				? ''
				: messageReference({ ...ofPeriod, revision: replaces }, ports.digest),
	};
	return { findings: findingsOf(subject, context), key: { ...ofPeriod, revision } };
}

/**
 * Checks a draft and, unless an error stands against it, writes it down as what is to be approved. The
 * same draft again is the same filing; another one takes the approval away.
 *
 * @throws FilingError TAX_FILED_ALREADY, TAX_FILING_OPEN; TaxError TAX_MESSAGE_INVALID; StoreError
 */
export async function keepDraft(
	filings: Filings,
	subject: DraftBeside,
	options: KeepOptions,
	ports: DraftPorts,
): Promise<KeptDraft> {
	const { key, findings: ofDraft } = await checkDraft(filings, subject, options.intent, ports);
	const message = readMessage({
		...options.message,
		reference: messageReference(key, ports.digest),
		createdAt: ports.clock.now(),
	});
	const findings = errorsFirst([...ofDraft, ...checkMessage(message)]);
	if (hasErrors(findings)) return { findings, key, filing: null };
	const kept = await filings.ofPeriod(key);
	const known = kept.find(({ revision }) => revision === key.revision);
	const written = writtenOr(() => write(subject, message, options, known));
	if (!('xml' in written))
		return { findings: errorsFirst([...findings, written]), key, filing: null };
	const { replaces } = nextRevision(kept, options.intent);
	const filing = await filings.prepare({
		...key,
		...(replaces !== undefined && { replaces }),
		taxpayer: subject.draft.obNumber,
		instance: written.xml,
		...(options.preparedBy !== undefined && { preparedBy: options.preparedBy }),
	});
	return { findings: [...findings, ...written.warnings], key, filing };
}

function findingsOf(subject: DraftBeside, context: FilingContext): readonly Finding[] {
	return subject.kind === 'icp'
		? checkIcp(subject.draft, { ...subject.beside, ...context })
		: checkVatReturn(subject.draft, { ...subject.beside, ...context });
}

/** With the time at which it was made at first, as long as it says the same: so its hash stays. */
function write(
	subject: DraftBeside,
	message: MessageFacts,
	options: KeepOptions,
	known: Filing | undefined,
): WrittenFiling {
	const at = (createdAt: number): WrittenFiling => {
		const dated = { ...options, message: { ...message, createdAt } };
		return subject.kind === 'icp'
			? writeIcp(subject.draft, dated)
			: writeVatReturn(subject.draft, dated);
	};
	const before = known === undefined ? null : keptFacts(known.instance).createdAt;
	const again = before === null ? undefined : at(before);
	return again !== undefined && again.xml === known?.instance ? again : at(message.createdAt);
}

/** What the taxonomy cannot say is a finding like any other. */
function writtenOr(writing: () => WrittenFiling): WrittenFiling | Finding {
	try {
		return writing();
	} catch (error) {
		if (!(error instanceof TaxError)) throw error;
		const { code, message, remedy, record } = error;
		const dutch = inDutch(code);
		return {
			rule: code,
			answersTo: [],
			severity: 'error',
			field: '',
			...(record !== undefined && { record }),
			message: { en: message, nl: dutch?.messageNl ?? message },
			remedy: { en: remedy, nl: dutch?.remedyNl ?? remedy },
		};
	}
}

/** The day in the Netherlands. */
function dutchDay(moment: number): string {
	return DateTime.fromMillis(moment, { zone: 'Europe/Amsterdam' }).toFormat('yyyy-MM-dd');
}
