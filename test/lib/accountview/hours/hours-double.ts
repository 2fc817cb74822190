import { TransportFailure, type HttpRequest } from '../../../../lib/ports/http';
import { json, refusal, text, type Handler, type Reply } from '../support/fake-http';

type Line = Record<string, unknown>;

/** A sheet as it is stored. */
interface Sheet {
	readonly REC_ID: string;
	readonly EMP_NR: string;
	readonly PERIOD: number;
	readonly lines: Line[];
}

interface HoursOptions {
	/** Refuses a line: the sentence, or undefined. */
	readonly refuses?: (line: Line) => string | undefined;
	readonly severalSheets?: boolean;
	/** Stores the sheets before the one that it refuses. */
	readonly storesHalves?: boolean;
	readonly answer?: 'full' | 'key-only' | 'empty';
	/** What comes instead of the answer to a write; the work is done all the same. */
	readonly fault?: (write: number) => 'none' | 'cut-before' | 'cut-after' | 'down';
}

/** A small AccountView with sheets of hours, which keeps what is written and refuses as it is told. */
export class HoursDouble {
	readonly sheets: Sheet[] = [];
	writes = 0;
	private next = 1;

	constructor(private readonly options: HoursOptions = {}) {}

	readonly handler: Handler = (request) => {
		if (!request.url.includes('/accountviewdata')) return refusal('Geen toegang', 403);
		return request.method === 'GET' ? this.read(request) : this.write(request);
	};

	get lines(): readonly Line[] {
		return this.sheets.flatMap(({ lines }) => lines);
	}

	/** The texts in which reference and description stand. */
	get texts(): readonly unknown[] {
		return this.lines.map((line) => line['TRN_DESC']);
	}

	/** Puts a sheet there as a person would have done. */
	put(employee: string, period: number, lines: readonly Line[]): void {
		this.sheets.push({
			REC_ID: this.id(),
			EMP_NR: employee,
			PERIOD: period,
			lines: lines.map((line) => ({ REC_ID: this.id(), EMP_NR: employee, ...line })),
		});
	}

	private id(): string {
		return String(this.next++).padStart(6, '0');
	}

	private read({ url }: HttpRequest): Reply {
		const query = new URL(url).searchParams;
		const lastKey = query.get('LastKey') ?? '';
		const found = this.sheets
			.filter(({ REC_ID }) => REC_ID > lastKey)
			.filter((sheet) => meets(sheet, query));
		return json(this.answerOf(found.slice(0, Number(query.get('PageSize')))));
	}

	private write({ body = '' }: HttpRequest): Reply {
		this.writes += 1;
		const fault = this.options.fault?.(this.writes) ?? 'none';
		if (fault === 'cut-before') return new TransportFailure('cut', 'ECONNRESET');
		const reply = this.store(sentSheets(body));
		if (fault === 'cut-after') return new TransportFailure('cut', 'ECONNRESET');
		return fault === 'down' ? text('Bad gateway', 502) : reply;
	}

	private store(sent: readonly Omit<Sheet, 'REC_ID'>[]): Reply {
		const { refuses, severalSheets = true, storesHalves = false, answer = 'full' } = this.options;
		if (!severalSheets && sent.length > 1) return refusal('Een bericht bevat één kop.');
		const problems = sent.map(({ lines }) => lines.map((line) => refuses?.(line)).find(Boolean));
		const first = problems.findIndex((problem) => problem !== undefined);
		const kept = first === -1 ? sent : storesHalves ? sent.slice(0, first) : [];
		const from = this.sheets.length;
		for (const sheet of kept) this.put(sheet.EMP_NR, sheet.PERIOD, sheet.lines);
		if (first !== -1) return refusal(problems[first] ?? '');
		if (answer === 'empty') return text('');
		const stored = this.sheets.slice(from);
		return json(
			answer === 'full'
				? this.answerOf(stored)
				: { HRS_HDR: stored.map(({ REC_ID }) => ({ REC_ID })) },
		);
	}

	private answerOf(sheets: readonly Sheet[]): unknown {
		return {
			HRS_HDR: sheets.map(({ REC_ID, EMP_NR, PERIOD }, row) => ({
				REC_ID,
				EMP_NR,
				PERIOD,
				HRS_HDR_Id: row,
			})),
			HRS_LINE: sheets.flatMap(({ lines }, row) =>
				lines.map((line) => ({ ...line, HRS_HDR_Id: row })),
			),
		};
	}
}

function meets(sheet: Sheet, query: URLSearchParams): boolean {
	for (let number = 1; query.has(`FilterControlSource${number}`); number += 1) {
		const column = query.get(`FilterControlSource${number}`);
		const stored = column === 'EMP_NR' ? sheet.EMP_NR : String(sheet.PERIOD);
		if (stored !== query.get(`FilterValue${number}`)) return false;
	}
	return true;
}

interface SentTable {
	readonly Fields: readonly { readonly Name: string }[];
}

interface SentRow {
	readonly Values: readonly unknown[];
}

interface SentBody {
	readonly Table: {
		readonly Definition: SentTable;
		readonly DetailDefinitions: readonly SentTable[];
	};
	readonly TableData: {
		readonly Data: { readonly Rows: readonly SentRow[] };
		readonly DetailData: readonly { readonly Rows: readonly SentRow[] }[];
	};
}

/** The sheets in the body of a write. */
export function sentSheets(text: string): readonly Omit<Sheet, 'REC_ID'>[] {
	const { Table, TableData } = JSON.parse(text) as SentBody;
	const details = Table.DetailDefinitions.map((table, place) =>
		(TableData.DetailData[place]?.Rows ?? []).map((row) => columnsOf(table, row)),
	).flat();
	return TableData.Data.Rows.map((row) => {
		const header = columnsOf(Table.Definition, row);
		return {
			EMP_NR: String(header['EMP_NR']),
			PERIOD: Number(header['PERIOD']),
			lines: details.filter((line) => line['HeaderId'] === header['RowId']).map(withoutHandles),
		};
	});
}

function columnsOf({ Fields }: SentTable, { Values }: SentRow): Line {
	return Object.fromEntries(Fields.map(({ Name }, place) => [Name, Values[place]]));
}

function withoutHandles(line: Line): Line {
	return Object.fromEntries(
		Object.entries(line).filter(([name]) => name !== 'RowId' && name !== 'HeaderId'),
	);
}
