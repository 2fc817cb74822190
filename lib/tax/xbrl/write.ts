import { DateTime } from 'luxon';
import { TaxError } from '../errors';
import { checkInstance } from '../filing-rules/check';
import type { IcpStatement } from '../icp/statement';
import type { MessageFacts } from '../message/message';
import { checkIcp, checkMessage, checkVatReturn } from '../rules/check';
import type { IcpContext, VatReturnContext } from '../rules/context';
import type { Finding } from '../rules/finding';
import type { VatReturn } from '../vat-return/draft';
import { generationFor, type Generation } from './generations';
import { icpInstance, type CorrectionPeriod } from './icp';
import { instanceText, type Instance } from './instance';
import { vatReturnInstance } from './vat-return';

/** What is filed, ready to go. */
export interface WrittenFiling {
	readonly xml: string;
	readonly fileName: string;
	readonly generation: Generation;
	/** Guidance of SBR that it does not follow; nothing that hinders filing. */
	readonly warnings: readonly Finding[];
}

export interface WriteOptions {
	readonly message: MessageFacts;
	/** Those of `readGenerations`; left out, the ones this package knows. */
	readonly generations?: readonly Generation[];
}

export interface IcpWriteOptions extends WriteOptions {
	/** Left out, corrections are refused. */
	readonly corrections?: CorrectionPeriod;
}

/**
 * A VAT return as an XBRL instance. What breaks a rule by itself is not written; whether it may be filed
 * now, beside what was filed before, `checkVatReturn` says.
 *
 * @throws TaxError TAX_RULE_BROKEN, TAX_GENERATION_UNKNOWN, TAX_FILING_RULE_BROKEN
 */
export function writeVatReturn(draft: VatReturn, options: WriteOptions): WrittenFiling {
	const { message, generations } = options;
	refuseErrors([...checkVatReturn(draft, alone(draft)), ...checkMessage(message)], draft);
	const generation = generationFor(draft.period, generations);
	return written(vatReturnInstance(draft, message, generation), message);
}

/**
 * An ICP statement as an XBRL instance, as `writeVatReturn` does it.
 *
 * @throws TaxError TAX_RULE_BROKEN, TAX_GENERATION_UNKNOWN, TAX_NOT_EXPRESSIBLE,
 * TAX_FILING_RULE_BROKEN
 */
export function writeIcp(draft: IcpStatement, options: IcpWriteOptions): WrittenFiling {
	const { message, generations, corrections = 'refuse' } = options;
	refuseErrors([...checkIcp(draft, alone(draft)), ...checkMessage(message)], draft);
	const generation = generationFor(draft.period, generations);
	return written(icpInstance(draft, message, generation, corrections), message);
}

function written(instance: Instance, { reference }: MessageFacts): WrittenFiling {
	const fileName = `${reference.replace(/[^0-9A-Za-z_-]/g, '_')}.xbrl`;
	const xml = instanceText(instance);
	const findings = checkInstance({ text: xml, fileName });
	const error = findings.find(({ severity }) => severity === 'error');
	if (error !== undefined) throw unfit(reference, error);
	return { xml, fileName, generation: instance.generation, warnings: findings };
}

function unfit(reference: string, { rule, field, message, remedy }: Finding): TaxError {
	return new TaxError({
		code: 'TAX_FILING_RULE_BROKEN',
		message: `Filing ${reference} is not made, for the tax authority would refuse it: ${message.en}`,
		remedy: remedy.en,
		record: reference,
		details: { rule, field },
	});
}

/** A draft by itself: nothing was filed before, and nothing is compared. */
function alone({ period }: VatReturn | IcpStatement): VatReturnContext & IcpContext {
	const dayAfter = DateTime.fromISO(period.end, { zone: 'utc' }).plus({ days: 1 });
	return {
		today: dayAfter.toFormat('yyyy-MM-dd'),
		filings: [],
		replaces: '',
		statements: null,
		vatReturn: null,
		goods: null,
		yearly: 'allowed',
		fiscalEntity: 'none',
	};
}

/** More sentences would not be read. */
const SHOWN = 3;

function refuseErrors(
	findings: readonly Finding[],
	{ kind, administration }: VatReturn | IcpStatement,
): void {
	const errors = findings.filter(({ severity }) => severity === 'error');
	const [first] = errors;
	if (first === undefined) return;
	const sentences = errors.slice(0, SHOWN).map(({ message }) => message.en);
	const more = errors.length > SHOWN ? ` And ${errors.length - SHOWN} more.` : '';
	const what = kind === 'icp' ? 'ICP statement' : 'VAT return';
	throw new TaxError({
		code: 'TAX_RULE_BROKEN',
		message: `The ${what} of ${administration} is not made: ${sentences.join(' ')}${more}`,
		remedy: first.remedy.en,
		record: administration,
		details: { rule: first.rule, field: first.field, problems: errors.length },
	});
}
