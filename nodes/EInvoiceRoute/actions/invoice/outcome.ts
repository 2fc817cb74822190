import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import {
	EInvoiceError,
	isStored,
	reachedBy,
	type Bilingual,
	type Outcome,
	type StoredFile,
} from '../../../../lib/einvoice';
import { isObject } from '../../../shared/values';
import type { RouteMark } from '../../route-mark';

/** What a channel says of a document. */
export interface Told {
	readonly state: Outcome;
	/** In a sentence; '' for none. In Dutch too, where the channel has words for it, and its own where not. */
	readonly reason: Bilingual;
	/** Somebody has to look at it. */
	readonly attention: boolean;
}

const NOTHING: Bilingual = { nl: '', en: '' };

/** With these a document has not reached everybody, or may not have. */
const NEEDS_ATTENTION: ReadonlySet<Outcome> = new Set(['partly', 'failed', 'doubtful']);

/** @throws EInvoiceError EINVOICE_OUTCOME_MISSING */
export function toldOf(
	mark: RouteMark,
	outcome: string,
	item: INodeExecutionData | undefined,
): Told {
	if (outcome === 'failure') return told('failed');
	if (outcome === 'success') return told(reachedBy(mark.channel));
	const json = item?.json ?? {};
	if (typeof json['error'] === 'string' || item?.error !== undefined) return failureIn(json, item);
	const said = stateIn(json, mark);
	if (said !== undefined) return told(said, reasonIn(json, mark), json['attention'] === true);
	// It comes straight from Route, so storing or handing over was all there was to do.
	if (mark.channel === 'archive' || mark.channel === 'autoInvoice') {
		return told(reachedBy(mark.channel));
	}
	throw outcomeMissing(mark);
}

function told(state: Outcome, reason = NOTHING, attention = false): Told {
	return { state, reason, attention: attention || NEEDS_ATTENTION.has(state) };
}

/** What Email Profile Send and Invoice: Print say of a message and of a print. */
const STATES: Readonly<Record<string, Outcome | undefined>> = {
	sent: 'sent',
	partly: 'partly',
	handedOver: 'handedOver',
	printed: 'printed',
	failed: 'failed',
	deferred: 'deferred',
	doubtful: 'doubtful',
};

/** Of what is stored, whatever else an item says is of the way that the document went before. */
const OF_STORING: ReadonlySet<Outcome> = new Set(['failed', 'deferred']);

function stateIn(json: IDataObject, { channel }: RouteMark): Outcome | undefined {
	const said = typeof json['state'] === 'string' ? STATES[json['state']] : undefined;
	const counts = said !== undefined && (channel !== 'archive' || OF_STORING.has(said));
	return counts ? said : undefined;
}

/** What the channel says, and not once more why the document goes there. */
function reasonIn(json: IDataObject, mark: RouteMark): Bilingual {
	const reason = textIn(json, 'reason');
	return reason === mark.reason ? NOTHING : inBoth(textIn(json, 'reasonNl'), reason);
}

/** An error item of a node of this package, or of any other. */
function failureIn(json: IDataObject, item: INodeExecutionData | undefined): Told {
	const details = isObject(json['details']) ? json['details'] : {};
	const code = String(details['code']);
	const reason = inBoth(
		[textIn(details, 'messageNl'), textIn(details, 'remedyNl')].join(' ').trim(),
		textIn(json, 'error') || (item?.error?.message ?? ''),
	);
	if (code.endsWith('_DOUBTFUL')) return told('doubtful', reason);
	if (PARTLY.has(code) || PARTLY.has(String(details['cause']))) return told('partly', reason);
	return told(WAITING.has(code) ? 'deferred' : 'failed', reason);
}

/** Some of the recipients have it, whatever becomes of the others. */
const PARTLY: ReadonlySet<string> = new Set(['MAIL_PARTLY_DEFERRED', 'MAIL_PARTLY_REFUSED']);

/** With these a later run goes on by itself, or another one is at it. */
const WAITING: ReadonlySet<string> = new Set([
	'MAIL_BUSY',
	'MAIL_CANCELLED',
	'MAIL_DEFERRED',
	'MAIL_LIMIT_REACHED',
	'MAIL_SERVER_BUSY',
	'MAIL_SERVER_UNREACHABLE',
	'MAIL_TAKEN_OVER',
	'EINVOICE_PRINT_IN_PROGRESS',
	'EINVOICE_PRINT_STOPPED',
	'EINVOICE_PRINT_TAKEN_OVER',
	'EINVOICE_PRINT_WAITING',
	'EINVOICE_PRINTER_BUSY',
	'EINVOICE_PRINTER_CUT',
	'EINVOICE_PRINTER_FAILED',
	'EINVOICE_PRINTER_UNREACHABLE',
]);

/** Other nodes speak one language; their words are better than none. */
function inBoth(nl: string, en: string): Bilingual {
	return { nl: nl === '' ? en : nl, en };
}

function textIn(json: Readonly<Record<string, unknown>>, name: string): string {
	const value = json[name];
	return typeof value === 'string' ? value : '';
}

function outcomeMissing({ number, channel, key }: RouteMark): EInvoiceError {
	return new EInvoiceError({
		code: 'EINVOICE_OUTCOME_MISSING',
		message: `The item of document ${number} does not say what became of it by ${channel}.`,
		remedy:
			'Put the node that mails or prints before this one, or choose Success or Failure as Outcome.',
		record: `document ${key}`,
	});
}

/** Where the file in the folder is all that there is, and which one: AutoInvoice takes UBL only. */
const TAKEN_FROM_FOLDER: Readonly<Partial<Record<RouteMark['channel'], string>>> = {
	archive: 'pdf',
	autoInvoice: 'ubl',
};

/** What is kept nowhere was not stored, and nobody can take it. */
export function unlessLost(
	{ channel }: RouteMark,
	given: Told,
	files: readonly StoredFile[],
): Told {
	const wanted = TAKEN_FROM_FOLDER[channel];
	const claimsFile = given.state === 'archived' || given.state === 'handedOver';
	if (wanted === undefined || !claimsFile) return given;
	const stored = files.filter(isStored).map(({ role }) => role);
	if (stored.includes(wanted)) return given;
	return told('deferred', stored.length === 0 ? LIES_NOWHERE : LACKS_UBL, true);
}

const LIES_NOWHERE: Bilingual = {
	nl: 'Er ligt geen bestand van in een map. Kies een Storage Location in Invoice: Route, en start opnieuw.',
	en: 'No file of it lies in a folder. Choose a Storage Location in Invoice: Route, and route it again.',
};

const LACKS_UBL: Bilingual = {
	nl: 'AutoInvoice neemt alleen UBL aan, en er ligt geen UBL van in de map. Kies een formaat bij UBL in Invoice: Route, en start opnieuw.',
	en: 'AutoInvoice takes UBL only, and no UBL of it lies in the folder. Choose a format at UBL in Invoice: Route, and route it again.',
};
