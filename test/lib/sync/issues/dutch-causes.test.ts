import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeIssue } from '../../../../lib/sync/issues/issue-texts';
import type { IssueCode } from '../../../../lib/sync/issues/issue';
import { sampleIssue } from './sample-issue';

const ROOT = join(__dirname, '../../../..');
/** What the flows that keep records in step are made of. */
const FOLDERS = [
	...['errors', 'accountview', 'store', 'sync'].map((room) => `lib/${room}`),
	...['Customers', 'Hours', 'Orders', 'Projects', 'Data'].map((name) => `nodes/AccountView${name}`),
	...['SyncCompare', 'SyncLedger', 'shared'].map((name) => `nodes/${name}`),
];
const CODE = /'((?:AV|NODE|STORE|SYNC|CHANGES)_[A-Z_]+)'/g;
const codes = [
	...new Set(
		FOLDERS.flatMap((folder) =>
			readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
				.filter((file) => file.endsWith('.ts') && !file.startsWith('issues/'))
				.flatMap((file) => [...readFileSync(join(ROOT, folder, file), 'utf8').matchAll(CODE)])
				.map(([, code = '']) => code),
		),
	),
].toSorted();
const STATUSES = [400, 401, 403, 404, 409, 413, 422, 423, 429, 500, 502, 503, 504];
const NETWORK = ['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EAI_AGAIN'];

const ENGLISH = 'The record was not sent: something is wrong with it';
const ENGLISH_REMEDY = 'Correct it, then send it again';

function inDutch(code: IssueCode, causeCode: string) {
	const facts = { cause: ENGLISH, causeCode, remedy: ENGLISH_REMEDY };
	const issue = sampleIssue({ code, facts, times: 1 });
	return describeIssue(issue, { entity: 'customer', otherName: 'planner', language: 'nl' });
}

describe('causes in Dutch', () => {
	it('are looked for by all codes of the flows', () => {
		expect(codes).toEqual(expect.arrayContaining(['AV_HOURS_DIFFER', 'STORE_BUSY']));
		expect(codes.length).toBeGreaterThan(70);
	});

	describe.each([...codes, ...NETWORK])('%s', (causeCode) => {
		it.each(['WRITE_REFUSED', 'WRITE_POSTPONED', 'OUTCOME_UNKNOWN', 'READ_FAILED'] as const)(
			'of %s is told without a word of English',
			(code) => {
				const { message, remedy } = inDutch(code, causeCode);

				expect(`${message} ${remedy}`).not.toMatch(/was not sent|Correct it|geen oorzaak/);
				if (code !== 'OUTCOME_UNKNOWN') expect(message).toContain(`(${causeCode})`);
				expect(remedy).toMatch(/^\p{Lu}.*\.$/u);
			},
		);
	});

	it.each(STATUSES)('HTTP %i is told in Dutch, with the words of the server', (status) => {
		const { message } = inDutch('WRITE_REFUSED', `HTTP ${String(status)}`);

		expect(message).toMatch(
			/AccountView: \p{Ll}[^"]*: "The record was not sent: .*" \(HTTP \d+\)/u,
		);
	});

	it('keep what AccountView itself said', () => {
		const facts = {
			cause: 'AccountView refused to create the order: "Project OUD is afgesloten".',
			causeCode: 'AV_REJECTED',
		};
		const issue = sampleIssue({ facts, times: 1 });
		const said = describeIssue(issue, { entity: 'order', otherName: 'planner', language: 'nl' });

		expect(said.message).toContain(
			'AccountView weigert het: "Project OUD is afgesloten" (AV_REJECTED).',
		);
	});

	it('send nobody to the record for hours that are in the books', () => {
		const { message, remedy } = inDutch('WRITE_REFUSED', 'AV_HOURS_DIFFER');

		expect(message).toContain('onder dit kenmerk staan in AccountView al andere uren');
		expect(remedy).toBe(
			'Geboekte uren worden van hieruit niet gewijzigd. Verbeter ze in AccountView, of zet de urenregel in de werkbonnen-app terug zoals hij was. De eerstvolgende run daarna probeert het opnieuw.',
		);
	});
});
