import type { HttpRequest, HttpResponse } from '../../../../lib/ports/http';
import { json } from './fake-http';

interface DictionaryOptions {
	readonly objects?: readonly string[];
	/** Columns of CONTACT. */
	readonly columns?: readonly string[];
	/** Columns in the answer for a whole table, when it does not hold all. */
	readonly most?: number;
}

/** Answers as AccountView's own dictionary; undefined for requests about something else. */
export function answerDictionary(
	{ url }: HttpRequest,
	{ objects = ['AR1', 'ADDR'], columns = [], most = columns.length }: DictionaryOptions,
): HttpResponse | undefined {
	if (url.endsWith('/accountviewsystembusinessobjects')) {
		return json(objects.map((Code) => ({ Code, Description: '', InsertAllowed: true })));
	}
	if (!url.includes('/accountviewsystemdata')) return undefined;
	const query = new URL(url).searchParams;
	const value = query.get('FilterValue1') ?? '';
	const isOneTable = query.get('FilterControlSource1') === 'DBF_NAME';
	const ofTable = value === 'CONTACT' ? columns.slice(0, most) : [];
	const listed = isOneTable ? ofTable : columns.filter((name) => name === value);
	return json({ DCT_FLD: listed.map(describe), DCT_TAG: [] });
}

function describe(name: string): Record<string, unknown> {
	return {
		DBF_NAME: 'CONTACT',
		FIELD_NAME: name,
		FLD_DESC: `Label van ${name}`,
		FIELD_TYPE: name.startsWith('N_') ? 'N' : 'C',
		FIELD_LEN: 12,
		INP_MAND: false,
		FLD_FMT: name.startsWith('U_') ? '!' : '',
		COM_BLK: name.startsWith('R_'),
	};
}
