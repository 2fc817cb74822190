import type { IDataObject } from 'n8n-workflow';
import { DateTime } from 'luxon';
import {
	daysLeft,
	deadlineOf,
	isAmountField,
	periodName,
	type FilingKind,
	type Finding,
	type FormAmount,
	type FormLine,
	type Period,
	type VatReturn,
} from '../../../lib/tax';
import { endOf, type ListedFiling } from '../../../lib/tax/filings';

const CENTS = 100;

/** The day in the Netherlands. */
export function dutchDay(moment: number): string {
	return DateTime.fromMillis(moment, { zone: 'Europe/Amsterdam' }).toFormat('yyyy-MM-dd');
}

/** A finding as an item has it: a sentence and a remedy in both languages. */
export function findingRow({ field, amount, message, remedy, ...facts }: Finding): IDataObject {
	return {
		severity: facts.severity,
		rule: facts.rule,
		answersTo: [...facts.answersTo],
		rubric: isAmountField(field) ? field.slice(0, 2) : '',
		field,
		record: facts.record ?? '',
		amount: amount === undefined ? null : amount / CENTS,
		message: message.en,
		messageNl: message.nl,
		remedy: remedy.en,
		remedyNl: remedy.nl,
	};
}

/** How many findings of either kind, and whether it may be filed. */
export function findingsPart(findings: readonly Finding[]): IDataObject {
	const errors = findings.filter(({ severity }) => severity === 'error').length;
	return {
		valid: errors === 0,
		errors,
		warnings: findings.length - errors,
		findings: findings.map(findingRow),
	};
}

/** One line of the form, in whole euros, with the VAT codes that its amounts come from. */
export function formRow({ rubric, name, turnover, vat }: FormLine, draft: VatReturn): IDataObject {
	return {
		rubric,
		name: name.en,
		nameNl: name.nl,
		...amountPart('turnover', turnover),
		...amountPart('vat', vat),
		sources: [...sourceRows(draft, `${rubric}.turnover`), ...sourceRows(draft, `${rubric}.vat`)],
	};
}

function amountPart(name: 'turnover' | 'vat', amount: FormAmount | null): IDataObject {
	return {
		[name]: amount?.euros ?? null,
		[`${name}Before`]: amount?.before ?? null,
		[`${name}Difference`]: amount?.difference ?? null,
	};
}

function sourceRows({ sources }: VatReturn, field: string): readonly IDataObject[] {
	const entry = Object.entries(sources).find(([name]) => name === field);
	return (entry?.[1] ?? []).map(({ code, transactions, cents }) => ({
		field,
		vatCode: code,
		transactions,
		amount: cents / CENTS,
	}));
}

/** The period in words, and until when one may file. */
export function periodPart(period: Period, kind: FilingKind, today: string): IDataObject {
	const { nl, en } = periodName(period);
	return {
		periodName: en,
		periodNameNl: nl,
		from: period.start,
		until: period.end,
		deadline: deadlineOf(period, kind),
		daysLeft: daysLeft(period, today, kind),
	};
}

/** A filing as the store keeps it, without its message. */
export function filingRow(filing: ListedFiling): IDataObject {
	// What ends a filing may have lines behind it, such as that its receipt is there.
	const last = endOf(filing.statuses) ?? filing.statuses.at(-1);
	return {
		administration: filing.administration,
		kind: filing.kind,
		period: filing.period,
		revision: filing.revision,
		replaces: filing.replaces,
		taxpayer: filing.taxpayer,
		state: filing.state,
		outcome: last?.outcome ?? '',
		isFinal: last?.isFinal ?? false,
		status: last?.en ?? '',
		statusNl: last?.nl ?? '',
		hash: filing.contentHash,
		approvedBy: filing.approvedBy ?? '',
		reference: filing.reference,
		channelReference: filing.channelReference ?? '',
		statuses: filing.statuses.map(statusRow),
		attempts: filing.attempts,
		code: filing.code ?? '',
		reason: filing.reason ?? '',
		sentAt: filing.sentAt === null ? null : new Date(filing.sentAt).toISOString(),
		updatedAt: new Date(filing.updatedAt).toISOString(),
	};
}

function statusRow({
	code,
	at,
	outcome,
	isFinal,
	fault,
	nl,
	en,
	remedy,
}: ListedFiling['statuses'][number]) {
	return {
		...{ code, at, outcome, isFinal, fault },
		status: en,
		statusNl: nl,
		remedy: remedy?.en ?? '',
		remedyNl: remedy?.nl ?? '',
	};
}
