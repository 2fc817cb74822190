import { formOf } from '../../lib/tax';
import { filingCalendar, type Filing } from '../../lib/tax/filings';
import { readMessage } from '../../lib/tax/message/message';
import { calendarPage, receiptPage } from '../../lib/tax/pages';
import { writeIcp, writeVatReturn } from '../../lib/tax/xbrl/write';
import type { StreamIssue } from '../../lib/sync/issues/issue-table';
import { renderMail } from '../../lib/sync/report/mail/mail';
import { renderPage } from '../../lib/sync/report/page/page';
import { renderProgress } from '../../lib/sync/report/page/progress';
import type { StreamReport } from '../../lib/sync/report/report';
import { NO_COUNTS } from '../../lib/sync/runs/run';
import { readMasterData, renderAccessOverview, renderReport } from '../../lib/visma';
import { HOSTILE, issue, MINUTE, NOW, run, stream } from '../lib/sync/report/samples';
import { ACCEPTED, PENDING, REJECTED } from '../lib/tax/filings/channel-for-test';
import { icp, MESSAGE, RUBRICS, vatReturn } from '../lib/tax/samples';
import { knownUser, OFFICE, planFor } from '../lib/visma/office';

type Language = 'nl' | 'en';

/** One page in one state. */
export interface Sample {
	readonly name: string;
	readonly html: (language: Language) => string;
}

/** No spaces to break at. */
const LONG = `${HOSTILE}${'Wsneeuwwittebroodjesbakkerij'.repeat(20)} שלום`;

function status(
	streams: readonly StreamReport[],
	{ issues = [], notice = '' }: { issues?: readonly StreamIssue[]; notice?: string } = {},
): Sample['html'] {
	return (language) =>
		renderPage({ report: { at: NOW, streams }, issues, language, title: '', notice });
}

const manyRuns = Array.from({ length: 50 }, (_, index) =>
	run(5 + 10 * index + (index > 30 ? 600 : 0), {
		...(index === 7 && { state: 'brokenOff' }),
		...(index % 4 === 3 && { counts: NO_COUNTS }),
		endedAt: NOW - (4 + 10 * index + (index > 30 ? 600 : 0)) * MINUTE + index * 9000,
	}),
);

const firstRun = {
	...{ done: 1240, remaining: 1700, waiting: 60, total: 3000, leftMs: 23 * MINUTE },
	rate: { perMinute: 74.2, succeeded: 1484, minutes: 20, runs: 3 },
};

const busy = stream({
	condition: { is: 'running', since: NOW - 2 * MINUTE, lastSignAt: NOW },
	runs: [run(2, { state: 'running', isFirst: true, endedAt: null, durationMs: null })],
	firstRun,
});

const inTrouble = stream({
	runs: manyRuns,
	condition: { is: 'overdue', since: NOW - 14 * 60 * MINUTE, usualGapMs: 10 * MINUTE },
	toMend: 9990,
	settling: 10,
	issues: [
		{ code: 'WRITE_REFUSED', count: 9990 },
		{ code: 'WRITE_POSTPONED', count: 10 },
	],
	lag: {
		finishedRunAt: NOW - 14 * 60 * MINUTE,
		oldestIssueAt: NOW - 3 * 24 * 60 * MINUTE,
		oldestPostponedAt: NOW - 60 * MINUTE,
	},
	overwritten: {
		total: 4,
		latest: [
			{
				...{ at: NOW, side: 'other', key: 'C-12', sourceKey: '10012', label: 'De Gouden Leeuw' },
				fields: [{ name: 'email', was: 'info@leeuw.example', became: '' }],
			},
		],
	},
});

const issues = Array.from({ length: 25 }, (_, index) => issue({ key: `C-${index}` }));
const hostileIssue = issue({ backend: LONG, entity: LONG, key: LONG, label: LONG });

const waiting = stream({
	...{ entity: 'project', condition: { is: 'neverRan' }, runs: [], links: 0 },
	lag: { finishedRunAt: null, oldestIssueAt: null, oldestPostponedAt: null },
});

function progress(
	streams: readonly StreamReport[],
	entities = ['customer', 'project'],
): Sample['html'] {
	return (language) =>
		renderProgress({
			report: { at: NOW, streams },
			...{ entities, since: NOW - 30 * MINUTE, language, title: '' },
			statusPage: 'https://n8n.firm.example/webhook/status',
		}).html;
}

function mail(streams: readonly StreamReport[], listed: readonly StreamIssue[]): Sample['html'] {
	return (language) =>
		renderMail({
			report: { at: NOW, streams },
			...{ issues: listed, language, hours: 24 },
			statusPage: 'https://n8n.firm.example/webhook/status',
		}).html;
}

const synchronisation: readonly Sample[] = [
	{ name: 'status-nothing-yet', html: status([]) },
	{ name: 'status-no-runs', html: status([waiting]) },
	{
		name: 'status-in-step',
		html: status([stream({ runs: manyRuns }), stream({ entity: 'project' })]),
	},
	{
		name: 'status-first-run',
		html: status([busy, waiting], { notice: 'De koppeling staat stil.' }),
	},
	{
		name: 'status-many-errors',
		html: status([inTrouble, stream({ entity: 'project' })], { issues }),
	},
	{
		name: 'status-hostile',
		html: status([stream({ backend: LONG, entity: LONG, toMend: 1 })], { issues: [hostileIssue] }),
	},
	{ name: 'progress-busy', html: progress([busy]) },
	{
		name: 'progress-done',
		html: progress([
			stream({ toMend: 3 }),
			stream({ entity: 'project', runs: [run(1, { state: 'brokenOff' })] }),
		]),
	},
	{ name: 'progress-nothing', html: progress([], []) },
	{ name: 'mail-well', html: mail([stream()], []) },
	{
		name: 'mail-errors',
		html: mail([inTrouble, stream({ runs: [run(5), run(15, { state: 'brokenOff' })] })], issues),
	},
	{
		name: 'mail-hostile',
		html: mail([stream({ backend: LONG, entity: LONG, toMend: 1 })], [hostileIssue]),
	},
];

function filing(changes: Partial<Filing> = {}): Filing {
	const { xml } = writeVatReturn(vatReturn(), { message: readMessage(MESSAGE) });
	return {
		...{ key: '', administration: 'DEMO', kind: 'vatReturn', period: '2026-Q1', revision: 1 },
		...{ replaces: null, taxpayer: '123456782B01', state: 'accepted', instance: xml },
		...{
			contentHash: 'f'.repeat(64),
			preparedBy: '',
			approvedHash: '',
			approvedBy: 'an@demo.example',
		},
		...{ reference: 'own-1', channelReference: 'theirs-1', knownReferences: [] },
		...{ statuses: [PENDING, ACCEPTED], attempts: 1, code: null, reason: null },
		...{ sentAt: Date.UTC(2026, 3, 15, 8, 31), updatedAt: 0, ...changes },
	};
}

const before = vatReturn('2025-Q4', { ...RUBRICS, '1a': { turnover: 90_000, vat: 18_900 } });
const obligations = [
	{ administration: 'DEMO', kind: 'vatReturn', every: 'quarter' },
	{ administration: 'DEMO', kind: 'icp', every: 'month' },
] as const;

/** Every page, in each of its states. */
export async function samples(): Promise<readonly Sample[]> {
	const { xml } = writeIcp(await icp('2026-Q1'), { message: readMessage(MESSAGE) });
	const calendar = filingCalendar(obligations, [filing()], { today: '2026-04-20', before: 2 });
	return [
		...synchronisation,
		{ name: 'receipt-compared', html: (language) => receiptPage(filing(), language, before) },
		{
			name: 'receipt-refused',
			html: (language) =>
				receiptPage(
					filing({ state: 'rejected', reason: LONG, statuses: [{ ...REJECTED, fault: LONG }] }),
					language,
				),
		},
		{
			name: 'receipt-not-sent',
			html: (language) =>
				receiptPage(filing({ state: 'prepared', sentAt: null, statuses: [] }), language),
		},
		{
			name: 'receipt-icp',
			html: (language) => receiptPage(filing({ kind: 'icp', instance: xml }), language),
		},
		{ name: 'calendar', html: (language) => calendarPage(calendar, '2026-04-20', language) },
		{ name: 'calendar-none', html: (language) => calendarPage([], '2026-04-20', language) },
		...registration,
	];
}

const page = (language: Language) => ({ language, title: '', at: NOW });
const [AN, BO] = OFFICE.users as [(typeof OFFICE.users)[0], (typeof OFFICE.users)[0]];
const plan = planFor(
	'vismaNet',
	{ users: [AN, { ...BO, firstName: '', lastName: LONG }] },
	{ users: [knownUser('OUD', { firstName: 'Oud', lastName: 'Bekende', email: 'oud@firma.nl' })] },
	{ parts: ['users'] },
);
const nothingToDo = planFor(
	'vismaNet',
	{ users: [AN] },
	{ users: [knownUser('AN', AN)] },
	{ parts: ['users'] },
);
const numbers = Array.from({ length: 20 }, (_, index) => index);
const office = (count: number) =>
	readMasterData({
		...OFFICE,
		appRights: [{ user: 'AN', app: 'Visma Scanner' }],
		administrations: numbers.slice(0, count).map((index) => ({
			...{ code: `ADM${index}`, company: `BEDRIJF-${index}`, year: 2026 },
		})),
		rights: numbers.slice(0, count).map((index) => ({ user: 'AN', administration: `ADM${index}` })),
	});

const registration: readonly Sample[] = [
	{
		name: 'registration',
		html: (language) =>
			renderReport(
				{ ...plan, brake: { removals: 12, confirmAbove: 10, emptied: [] } },
				page(language),
			),
	},
	{
		name: 'registration-nothing-to-do',
		html: (language) => renderReport(nothingToDo, page(language)),
	},
	{
		name: 'registration-empty',
		html: (language) => renderReport({ report: [], brake: null }, page(language)),
	},
	{
		name: 'access-matrix',
		html: (language) =>
			renderAccessOverview(office(12), ['accountViewNet', 'vismaNet'], page(language)),
	},
	{
		name: 'access-no-users',
		html: (language) =>
			renderAccessOverview(readMasterData({}), ['accountViewNet', 'vismaNet'], page(language)),
	},
	{
		name: 'access-nobody',
		html: (language) =>
			renderAccessOverview(readMasterData({ users: OFFICE.users }), ['vismaNet'], page(language)),
	},
	{
		name: 'access-lists',
		html: (language) => renderAccessOverview(office(20), ['accountViewNet'], page(language)),
	},
];

/** The form of a return, compared or not, as it stands in forms of n8n. */
export const returnLines = { alone: formOf(vatReturn()), compared: formOf(vatReturn(), before) };
