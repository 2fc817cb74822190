import { z } from 'zod4';
import { NamesError, readNames } from './accountview/tables/names';

/**
 * What nobody outside Visma knows about AccountView.Net, as switches: for each open question the
 * possible answers, so that a client can be tried against all of them. Each has its meaning here
 * and its default below; the defaults are this project's choice, not Visma's.
 */
export const switchesSchema = z.object({
	// Names
	names: z
		.string()
		.superRefine((text, context) => {
			const complaint = namesComplaint(text);
			if (complaint !== undefined) context.addIssue({ code: 'custom', message: complaint });
		})
		.describe(
			'Other names of objects, tables and columns: UR1=HR5, HRS_LINE=UREN, SO_HDR.ORD_NR=SO_NR',
		),
	// Reading
	emptyResult: z
		.enum(['array', 'no-key', '404'])
		.describe('A read that matches nothing: an empty array, no table key, or status 404'),
	emptyDate: z
		.enum(['null', 'empty', '1899', '0001', 'missing'])
		.describe('An empty date: null, "", 30-12-1899, 01-01-0001, or the column is left out'),
	dateForm: z
		.enum(['zoneless', 'date-only', 'zulu'])
		.describe('Dates: local time without zone, the date alone, or UTC with a Z'),
	timeZone: z
		.enum(['Europe/Amsterdam', 'UTC'])
		.describe('The zone of date-times: Dutch local time, or the clock of a server set to UTC'),
	singleRowAs: z
		.enum(['array', 'object'])
		.describe('A table with exactly one row: an array of one, or the bare object'),
	pageSizeDefault: z
		.int()
		.min(1)
		.max(100_000)
		.describe('Rows in an answer when the request names no PageSize'),
	pageSizeCap: z
		.int()
		.min(1)
		.max(100_000)
		.describe('Most rows in one answer of accountviewdata, whatever PageSize asks'),
	maxFilters: z.int().min(1).max(10).describe('Most filters in one request'),
	lastKeyWithSort: z
		.enum(['error', 'ignored'])
		.describe('LastKey together with SortFields: an error, or LastKey does nothing'),
	missingColumnBehaviour: z
		.enum(['error', 'omitted', 'null'])
		.describe('An unknown column in Fields: an error, left out, or null in every row'),
	joinedSeparator: z
		.enum(['_', '.'])
		.describe('Between table and column in the name of a column of a related table'),
	extKey: z
		.enum(['stable', 'per-answer'])
		.describe('EXT_KEY: a lasting record number, or a number of this answer only'),
	equalText: z
		.enum(['exact', 'ignore-case', 'begins-with'])
		.describe('Equal on text: the same letters, any case, or everything that begins so (FoxPro)'),
	containsText: z
		.enum(['ignore-case', 'exact'])
		.describe('Contains on text: in any case, or only the same case'),
	dateFilter: z
		.enum(['moment', 'day'])
		.describe('Filters on date-times: to the second, or by the day alone'),
	booleanFilterForms: z
		.enum(['all', 'true-false', 'foxpro', 'digits'])
		.describe('Accepted filter values for yes/no: all forms, true/false, .T./.F., or 1/0'),
	listSeparator: z
		.enum([',', ';'])
		.describe('Between the values when FilterIsListOfValues is true'),
	memoFilters: z.boolean().describe('A filter may be on a memo column; off: an error'),
	detailFilters: z
		.enum(['any-line', 'error'])
		.describe('A filter on a column of the lines: met by any line of a row, or an unknown column'),
	detailRows: z
		.enum(['always', 'when-asked'])
		.describe('Lines in an answer: always, or only when Fields asks everything or one of theirs'),
	orderPageKey: z
		.enum(['number', 'record-code'])
		.describe('Pages of orders go by, and LastKey is: the order number, or the REC_ID'),
	changeNumber: z
		.enum(['per-record', 'per-table', 'none'])
		.describe('CNG_NR counts the changes of the record, or of the whole table, or is always 0'),
	fieldsAnswer: z
		.enum(['table', 'array'])
		.describe('accountviewfields: an object with DCT_FLD, or a bare array'),
	dictionaryInData: z
		.boolean()
		.describe('dbf and fld are also answered by accountviewdata, as old clients expect'),
	// Writing
	numberOnInsert: z
		.boolean()
		.describe('AccountView numbers a customer itself when SUB_NR is left out'),
	orderNumberGiven: z
		.enum(['kept', 'error'])
		.describe('An order number that the caller gives: kept, or refused'),
	orderWithoutLines: z.enum(['allowed', 'error']).describe('A new order without lines'),
	orderLinesOnUpdate: z
		.enum(['append', 'replace', 'error'])
		.describe(
			'PUT with lines: those without REC_ID come after the others, all others go, or it is refused',
		),
	severalHeaders: z
		.boolean()
		.describe('One POST or PUT may hold several orders or hour sheets; off: an error'),
	overlongValue: z
		.enum(['error', 'cut'])
		.describe('A text longer than its column: refused, or cut'),
	readOnlyValue: z
		.enum(['ignored', 'error'])
		.describe('A value for a read-only column: ignored, or refused'),
	sentZ: z
		.enum(['ignored', 'converted'])
		.describe('The Z on dates that are sent: ignored, or read as UTC and converted'),
	updateOfUnknown: z
		.enum(['error', '404'])
		.describe('PUT of a record that is not there: the error status, or 404'),
	bookDateRequired: z.boolean().describe('A write without BookDate is refused'),
	writeResponse: z
		.enum(['full', 'sent-columns', 'key-only', 'empty-body'])
		.describe('After a write: the whole row, the columns sent and the key, the key, or nothing'),
	writeStatus: z.literal([200, 201]).describe('Status of a successful write'),
	// Errors
	errorStatus: z
		.literal([400, 500, 200])
		.describe('Status of a validation error; the error body is the same'),
	errorMessageGiven: z
		.boolean()
		.describe('Errors carry a sentence; off: ErrorMessage is empty, as in one real answer'),
	errorNumbers: z.enum(['null', 'list']).describe('ErrorNumbers: null, or a list of numbers'),
	companyStatus: z.literal([400, 403, 404]).describe('Status when x-company is missing or unknown'),
	scopeStatus: z
		.literal([403, 401])
		.describe('Status of a call outside the rights that were granted'),
	// Signing in
	refreshRotation: z.boolean().describe('A refresh gives a new refresh token; the old one dies'),
	revokeRefresh: z.boolean().describe('Every refresh token is refused, as after a withdrawal'),
	accessTokenSeconds: z.int().min(0).max(86_400).describe('Life of an access token in seconds'),
	expiresInGiven: z.boolean().describe('The token answer holds expires_in'),
	scopeGiven: z.boolean().describe('The token answer holds scope'),
	oauthErrorStatus: z.literal([400, 401]).describe('Status of a refused token request'),
	authorizeDenied: z
		.enum(['redirect', 'page'])
		.describe('"Weigeren": back to the application with access_denied, or a page that stays'),
	// Circumstances
	userCompanies: z
		.enum(['all', 'none'])
		.describe('What the signed-in user may open: its companies, or none at all'),
	companyIdForm: z.enum(['guid', 'number']).describe('Id of a company: a GUID, or a number'),
	addressesLicensed: z
		.boolean()
		.describe('The module with delivery addresses (ADDR) is there; modules are licensed apart'),
	projectsLicensed: z
		.boolean()
		.describe('The module with projects and project types (PJ1, PT1) is there'),
	ordersLicensed: z.boolean().describe('The module with sales orders (SO1) is there'),
	hoursLicensed: z.boolean().describe('The module with hours and hour types (UR1, US1) is there'),
	duplicateNumbers: z
		.boolean()
		.describe('The work-order app takes two work orders with the same number'),
	requestsPerMinute: z
		.int()
		.min(0)
		.max(100_000)
		.describe('AccountView answers 429 beyond this many requests a minute; 0 = no limit'),
	latencyMilliseconds: z.int().min(0).max(60_000).describe('AccountView waits before it answers'),
});

export type Switches = z.infer<typeof switchesSchema>;
export type SwitchName = keyof Switches;

export const DEFAULT_SWITCHES: Readonly<Switches> = {
	names: '',
	emptyResult: 'array',
	emptyDate: 'null',
	dateForm: 'zoneless',
	timeZone: 'Europe/Amsterdam',
	singleRowAs: 'array',
	pageSizeDefault: 100,
	pageSizeCap: 1000,
	maxFilters: 10,
	lastKeyWithSort: 'error',
	missingColumnBehaviour: 'error',
	joinedSeparator: '_',
	extKey: 'stable',
	equalText: 'exact',
	containsText: 'ignore-case',
	dateFilter: 'moment',
	booleanFilterForms: 'all',
	listSeparator: ',',
	memoFilters: true,
	detailFilters: 'any-line',
	detailRows: 'always',
	orderPageKey: 'number',
	changeNumber: 'per-record',
	fieldsAnswer: 'table',
	dictionaryInData: true,
	numberOnInsert: true,
	orderNumberGiven: 'kept',
	orderWithoutLines: 'allowed',
	orderLinesOnUpdate: 'append',
	severalHeaders: true,
	overlongValue: 'error',
	readOnlyValue: 'ignored',
	sentZ: 'ignored',
	updateOfUnknown: 'error',
	bookDateRequired: false,
	writeResponse: 'full',
	writeStatus: 200,
	errorStatus: 400,
	errorMessageGiven: true,
	errorNumbers: 'null',
	companyStatus: 400,
	scopeStatus: 403,
	refreshRotation: true,
	revokeRefresh: false,
	accessTokenSeconds: 3600,
	expiresInGiven: true,
	scopeGiven: true,
	oauthErrorStatus: 400,
	authorizeDenied: 'redirect',
	userCompanies: 'all',
	companyIdForm: 'guid',
	addressesLicensed: true,
	projectsLicensed: true,
	ordersLicensed: true,
	hoursLicensed: true,
	duplicateNumbers: false,
	requestsPerMinute: 0,
	latencyMilliseconds: 0,
};

/** One switch as the control page shows it. */
export interface SwitchDescription {
	readonly name: string;
	readonly doc: string;
	/** The possible values; empty for a free number or text. */
	readonly choices: readonly (string | number | boolean)[];
	readonly default: string | number | boolean;
}

/** Every switch with its doc line, possible values and default, in the order of this file. */
export function describeSwitches(): readonly SwitchDescription[] {
	const defaults: Readonly<Record<string, string | number | boolean>> = DEFAULT_SWITCHES;
	return Object.entries(switchesSchema.shape).map(([name, schema]) => ({
		name,
		doc: schema.description ?? '',
		choices: choicesOf(schema),
		default: defaults[name] ?? '',
	}));
}

/** Switches as given, with the defaults for the rest. @throws with a sentence when a value is none */
export function withDefaults(given: Partial<Switches>, rest = DEFAULT_SWITCHES): Switches {
	const parsed = switchesSchema.safeParse({ ...rest, ...given });
	if (parsed.success) return parsed.data;
	const issue = parsed.error.issues[0];
	throw new Error(`Switch ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'wrong value'}`);
}

function namesComplaint(text: string): string | undefined {
	try {
		readNames(text);
		return undefined;
	} catch (error) {
		if (error instanceof NamesError) return error.message;
		throw error;
	}
}

function choicesOf(schema: z.ZodType): (string | number | boolean)[] {
	if (schema instanceof z.ZodBoolean) return [true, false];
	if (schema instanceof z.ZodEnum) return schema.options;
	if (schema instanceof z.ZodLiteral) return [...schema.values].map(Number);
	return [];
}
