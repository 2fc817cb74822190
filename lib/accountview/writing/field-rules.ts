import { isDateOnly, parseDutchTime } from '../reading/dates';
import type { FieldDefinition } from '../dictionary/entity-definition';
import type { AccountViewErrorCode } from '../errors';
import { dutchPostcode, isEmailAddress, looksDutch } from './field-formats';
import { parseLogical } from '../reading/read-value';
import { characterProblem, tidyText } from './text-rules';
import type { FieldValue } from '../values';

/** A value that may be sent, or the rule that it breaks. */
export type CheckedValue =
	| { readonly ok: true; readonly value: FieldValue }
	| { readonly ok: false; readonly breach: Breach };

/** One rule broken by one value. */
export interface Breach {
	readonly code: AccountViewErrorCode;
	/** Completes "<label> '<value>' ...": `is 45 characters long, 40 fit`. */
	readonly rule: string;
}

/** What else of the record a rule depends on. */
export interface RuleContext {
	/** Country code of the record, in upper case; empty when none is given. */
	readonly country: string;
}

type Rules = Pick<FieldDefinition, 'type' | 'length' | 'upperCase' | 'format'>;

/** Brings a value into the form in which AccountView keeps it, or says which rule it breaks. */
export function checkValue(rules: Rules, value: FieldValue, context: RuleContext): CheckedValue {
	if (value === null || value === '') return accept(isText(rules) ? '' : null);
	switch (rules.type) {
		case 'C':
		case 'M':
			return checkText(rules, value, context);
		case 'N':
		case 'Y':
		case 'B':
		case 'I':
			return checkNumber(rules, value);
		case 'L':
			return checkLogical(value);
		case 'D':
		case 'T':
			return checkDate(rules, value);
	}
}

function isText({ type }: Rules): boolean {
	return type === 'C' || type === 'M';
}

function checkText(rules: Rules, value: FieldValue, context: RuleContext): CheckedValue {
	if (typeof value !== 'string' && !isPlainNumber(value)) return refuse('must be text');
	const isMemo = rules.type === 'M';
	const tidy = tidyText(String(value), { isMemo, isCode: rules.upperCase });
	const text = rules.upperCase ? tidy.toUpperCase() : tidy;
	const problem = characterProblem(text, { isMemo });
	if (problem !== undefined) return refuse(problem);
	const formed = checkFormat(rules, text, context);
	if (!formed.ok || isMemo || text.length <= rules.length) return formed;
	return refuse(`is ${text.length} characters long, ${rules.length} fit`, 'AV_FIELD_TOO_LONG');
}

/** Not `NaN`, nor a number so large that its text is `1e+21`. */
function isPlainNumber(value: FieldValue): boolean {
	return typeof value === 'number' && /^-?\d+(\.\d+)?$/.test(String(value));
}

function checkFormat({ format }: Rules, text: string, { country }: RuleContext): CheckedValue {
	if (format === undefined || text === '') return accept(text);
	switch (format) {
		case 'email':
			return isEmailAddress(text) ? accept(text) : refuse('is not an e-mail address');
		case 'postcode':
			return checkPostcode(text, country);
	}
}

/** Without a country the postcode may be foreign, so it is only tidied where it can be Dutch. */
function checkPostcode(text: string, country: string): CheckedValue {
	if (country !== '' && country !== 'NL') return accept(text);
	const postcode = dutchPostcode(text);
	const isMeantDutch = country === 'NL' || looksDutch(text);
	return postcode === undefined && isMeantDutch
		? refuse('is not a Dutch postcode such as 1234 AB')
		: accept(postcode ?? text);
}

const LARGEST_INTEGER = 2 ** 31;

function checkNumber(rules: Rules, value: FieldValue): CheckedValue {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof number !== 'number' || !Number.isFinite(number)) {
		return refuse('must be a number, with a dot before decimals');
	}
	if (rules.type === 'I' && (!Number.isInteger(number) || Math.abs(number) >= LARGEST_INTEGER)) {
		return refuse('must be a whole number below 2147483648');
	}
	const digits = String(Math.abs(Math.trunc(number))).length;
	if (rules.type === 'N' && digits > rules.length) {
		return refuse(`has more than ${rules.length} digits`, 'AV_FIELD_TOO_LONG');
	}
	return accept(number);
}

function checkLogical(value: FieldValue): CheckedValue {
	const logical =
		typeof value === 'string' || typeof value === 'number' ? parseLogical(value) : value;
	return typeof logical === 'boolean' ? accept(logical) : refuse('must be true or false');
}

function checkDate(rules: Rules, value: FieldValue): CheckedValue {
	const time = typeof value === 'string' ? parseDutchTime(value) : undefined;
	if (time === undefined) return refuse('must be a date such as 2026-03-05');
	const isDay = rules.type === 'D' || isDateOnly(String(value));
	return accept(isDay ? time.slice(0, 10) : time);
}

function accept(value: FieldValue): CheckedValue {
	return { ok: true, value };
}

function refuse(rule: string, code: AccountViewErrorCode = 'AV_FIELD_INVALID'): CheckedValue {
	return { ok: false, breach: { code, rule } };
}
