import { z } from 'zod4';
import type { Store } from '../../../../lib/store';
import { SIDES, type Side } from '../../../../lib/sync';
import { listIssues, type StreamIssue } from '../../../../lib/sync/issues/issue-table';
import { describeIssue } from '../../../../lib/sync/issues/issue-texts';
import { linkPages } from '../../../../lib/sync/links/link-table';
import { listRuns } from '../../../../lib/sync/runs/run-table';
import { BACKEND, streamOf } from './flow';
import { KINDS } from './kinds';
import type { Cells } from './markdown';
import { sideNamed, systemName, type Office, type OfficeTable } from './office';
import type { StageTable } from './stage';

/** What a Then can look at in both systems and in the store. */
export class FlowTables {
	constructor(
		private readonly store: Store,
		private readonly office: Office,
	) {}

	/** Undefined for a caption that names nothing. */
	async table(caption: string): Promise<StageTable | undefined> {
		const shown = this.office.captioned(nameIn(caption));
		if (shown !== undefined) return contentOf(shown);
		const at = AT_RECORD.exec(nameIn(caption))?.groups;
		if (at !== undefined) return this.errorsAt(sideNamed(at['system'] ?? ''), at['key'] ?? '');
		switch (nameIn(caption)) {
			case 'errors':
				return { columns: ERROR_COLUMNS, rows: (await this.issues()).map(errorRow) };
			case 'linked':
				return {
					columns: ['kind', 'AccountView', 'the app', 'state'],
					rows: await this.linkRows(),
				};
			case 'overwritten':
				return {
					columns: ['kind', 'in', 'field', 'was', 'became'],
					rows: await this.overwrittenRows(),
				};
			case 'runs':
				return {
					columns: ['kind', 'first', 'written', 'left', 'held'],
					rows: await this.runRows(),
				};
			default:
				return undefined;
		}
	}

	/** The whole list of errors. */
	async issues(): Promise<readonly StreamIssue[]> {
		return await this.store.transaction((sql) => listIssues(sql, { stream: { backend: BACKEND } }));
	}

	/** What a flow writes into the timeline of a record: what the list has about it. */
	private async errorsAt(side: Side, key: string): Promise<StageTable> {
		const issues = await this.issues();
		const own = issues.filter(
			(issue) => (issue.side === side ? issue.key : issue.otherKey) === key,
		);
		return { columns: ERROR_COLUMNS, rows: own.map(errorRow) };
	}

	private async linkRows(): Promise<Cells[]> {
		const rows: Cells[] = [];
		for (const kind of KINDS) {
			for await (const links of linkPages(this.store, streamOf(kind))) {
				for (const { accountViewKey, otherKey, state } of links) {
					const keys = { AccountView: accountViewKey, 'the app': otherKey };
					rows.push({
						kind: kind.name,
						...keys,
						state: state === 'active' ? 'linked' : 'removed in AccountView',
					});
				}
			}
		}
		return rows;
	}

	/** Edits that lost against the other side. */
	private async overwrittenRows(): Promise<Cells[]> {
		const rows = await this.store.transaction((sql) =>
			sql.all('SELECT entity, lost FROM accountview_intent WHERE lost IS NOT NULL', []),
		);
		return rows.flatMap(({ entity, lost }) => {
			const { side, fields } = LOST.parse(JSON.parse(String(lost)));
			const kind = KINDS.find((one) => one.entity === entity)?.name ?? '';
			return Object.entries(fields).map(([field, values]) => ({
				kind,
				in: systemName(side),
				field,
				...values,
			}));
		});
	}

	/** The runs of each kind so far, the oldest first. */
	private async runRows(): Promise<Cells[]> {
		const all = await this.store.transaction((sql) => listRuns(sql, { backend: BACKEND }, 1_000));
		return all.toReversed().map(({ entity, isFirst, counts }) => ({
			kind: KINDS.find((kind) => kind.entity === entity)?.name ?? entity,
			first: isFirst ? 'yes' : 'no',
			written: String(counts.succeeded),
			left: String(counts.rest),
			held: counts.braked > 0 ? 'yes' : 'no',
		}));
	}
}

const AT_RECORD = /^errors shown at (?<one>.+) (?<key>\S+) in (?<system>.+)$/;

const LOST = z.object({
	side: z.enum(SIDES),
	fields: z.record(z.string(), z.object({ was: z.string(), became: z.string() })),
});

const ERROR_COLUMNS = ['kind', 'in', 'record', 'error', 'times', 'says', 'says in Dutch'];

function errorRow(issue: StreamIssue): Cells {
	const text = (language: 'en' | 'nl'): string => {
		const reader = { entity: issue.entity, otherName: 'the app', language };
		const { message, remedy } = describeIssue(issue, reader);
		return `${message} ${remedy}`;
	};
	return {
		kind: KINDS.find(({ entity }) => entity === issue.entity)?.name ?? issue.entity,
		in: systemName(issue.side),
		record: issue.key,
		error: issue.code,
		times: String(issue.times),
		says: text('en'),
		'says in Dutch': text('nl'),
	};
}

function contentOf({ shape, all }: OfficeTable): StageTable {
	const rows = all.map(({ cells, addedAt }) => ({
		...cells,
		...shape.derived?.(cells),
		'added at': timeOf(addedAt),
	}));
	const derived = Object.keys(shape.derived?.({}) ?? {});
	return { columns: [...shape.columns, ...derived, 'added at'], rows };
}

function timeOf(milliseconds: number): string {
	return new Intl.DateTimeFormat('nl-NL', {
		timeZone: 'Europe/Amsterdam',
		hour: '2-digit',
		minute: '2-digit',
	}).format(milliseconds);
}

/** A caption as the name of its table: without the capital of a sentence. */
export function nameIn(text: string): string {
	return text.replace(/^./u, (first) => first.toLowerCase());
}
