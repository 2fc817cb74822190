import * as z from 'zod4';

import { isLoopback } from '../ports/service-address';
import type { Dictionary } from './dictionary/dictionary';
import { applyDictionaryOverride } from './dictionary/dictionary-override';
import { AccountViewError } from './errors';

/** What one credential says about one AccountView. */
export interface AccountViewSettings {
	/** Origin only, such as `https://www.accountview.net`. */
	readonly baseUrl: string;
	/** Company code as AccountView shows it; empty when none was chosen yet. */
	readonly companyCode: string;
	/** 0 = no limit of our own. */
	readonly requestsPerMinute: number;
	/** 1 to 1000 rows. */
	readonly pageSize: number;
	/** Whole exchange of one request. */
	readonly timeoutMs: number;
	readonly dictionary: Dictionary;
}

/** Largest page seen in live use of AccountView; more is not known to work. */
export const LARGEST_PAGE = 1000;

const SETTINGS = z.object({
	baseUrl: z.string().trim().transform(toOrigin),
	companyCode: z.string().trim().default(''),
	requestsPerMinute: z.number().int().min(0).max(6000).default(0),
	pageSize: z.number().int().min(1).max(LARGEST_PAGE).default(200),
	timeoutSeconds: z.number().positive().max(600).default(100),
	dictionaryOverride: z.string().default(''),
});

/**
 * Reads the credential's fields `{baseUrl, companyCode, requestsPerMinute, pageSize,
 * timeoutSeconds, dictionaryOverride}`; others are ignored.
 *
 * @throws AccountViewError `AV_SETTINGS_INVALID`, `AV_OVERRIDE_MALFORMED`, `AV_OVERRIDE_UNKNOWN`
 */
export function parseSettings(input: unknown): AccountViewSettings {
	const result = SETTINGS.safeParse(input);
	if (!result.success) throw invalid(result.error);
	const { timeoutSeconds, dictionaryOverride, ...settings } = result.data;
	return {
		...settings,
		timeoutMs: Math.round(timeoutSeconds * 1000),
		dictionary: applyDictionaryOverride(dictionaryOverride),
	};
}

function toOrigin(text: string, context: z.RefinementCtx): string {
	const problem = problemOfBaseUrl(text);
	if (problem === undefined) return new URL(text).origin;
	context.addIssue({ code: 'custom', message: problem });
	return z.NEVER;
}

function problemOfBaseUrl(text: string): string | undefined {
	if (!URL.canParse(text)) return `'${text}' is not a web address`;
	const url = new URL(text);
	if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
		return 'the address must begin with https:// (http:// only on this computer itself)';
	}
	if (url.username !== '' || url.password !== '') return 'leave user name and password out';
	if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
		return `leave out everything after ${url.host}`;
	}
	return undefined;
}

const FIELD_NAMES: Readonly<Record<string, string>> = {
	baseUrl: 'Base URL',
	companyCode: 'Company Code',
	requestsPerMinute: 'Requests Per Minute',
	pageSize: 'Page Size',
	timeoutSeconds: 'Timeout',
	dictionaryOverride: 'Dictionary Override',
};

function invalid(error: z.ZodError): AccountViewError {
	const problems = error.issues.map((issue) => {
		const field = String(issue.path[0] ?? '');
		return `${FIELD_NAMES[field] ?? 'the credential'}: ${issue.message}`;
	});
	return new AccountViewError({
		code: 'AV_SETTINGS_INVALID',
		message: `The AccountView credential cannot be used: ${problems.join('; ')}.`,
		remedy: 'Open the credential and correct it.',
	});
}
