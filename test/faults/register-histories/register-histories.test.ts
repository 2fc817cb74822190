import fc from 'fast-check';
import type { StepResult } from '../../../lib/visma';
import type { ServiceName } from '../../../sandbox';
import { isAdministered, isAdministrator } from '../../../sandbox/visma/administrators';
import { accessOf, isSilent, isUnclear, isWanted, same } from './expected';
import { histories, type History } from './history';
import { CONFIRM_ABOVE, Player } from './player';

const RUNS = Number(process.env['REGISTER_HISTORIES'] ?? 300);
const USUAL_SEED = 9_041_971;
const SEED = Number(process.env['REGISTER_HISTORIES_SEED'] ?? USUAL_SEED);
const TIMEOUT_MS = 3_600_000;

describe('random histories of tables, people and runs that are killed, cut off and overtaken', () => {
	it(
		`end with what AccountView says, nobody invited twice and no removal lost (seed ${SEED})`,
		async () => {
			await fc.assert(
				fc.asyncProperty(histories, async (history) => {
					const player = new Player(history);
					try {
						for (const event of history.events) {
							await player.play(event);
							administered(player);
						}
						await comesToRest(player);
						for (const service of [0, 1]) inStep(player, service);
						invitedOnce(player);
						if (!isLeftAlone(history)) return;
						refusedOnly(player, ['VISMA_BUSY']);
						askedUnderOneKey(player);
					} finally {
						await player.close();
					}
				}),
				{ numRuns: RUNS, seed: SEED },
			);
		},
		TIMEOUT_MS,
	);
});

const NAMES = ['accountview.net', 'visma.net'] as const satisfies readonly ServiceName[];

/** Nobody does anything at the services themselves, and they show at once what they have. */
function isLeftAlone({ events }: History): boolean {
	return events.every(
		(event) =>
			event.event !== 'hand' &&
			(event.event !== 'run' || (event.hand === null && event.lateSeconds === 0)),
	);
}

/** What was planned was possible, whatever was cut off in between. */
function refusedOnly({ refusals }: Player, allowed: readonly string[]): void {
	expect([...refusals].filter((code) => !allowed.includes(code))).toEqual([]);
}

function administered(player: Player): void {
	for (const service of [0, 1]) {
		expect(isAdministered(player.kept(service))).toBe(true);
	}
}

/** What one run has done, the next finds done. */
async function comesToRest(player: Player): Promise<void> {
	const rounds = await player.quietRun();
	const results = rounds.flatMap((round) => round.results);
	const isLastOne = ({ step, error }: StepResult): boolean =>
		step.kind === 'company' && error?.code === 'VISMA_LAST_ADMINISTRATOR';
	// A company takes the role of its administrators along, which the service refuses for the last one.
	const refused = results.filter(isLastOne).map(({ step }) => step.id);
	const failed = results.filter((result) => result.state !== 'done' && !isLastOne(result));
	expect(failed.map(({ step, error }) => [step.action, step.kind, step.key, error?.code])).toEqual(
		[],
	);
	for (const { plan, lost } of rounds) {
		if (plan.brake === null) expect(lost).toBeLessThanOrEqual(CONFIRM_ABOVE);
	}
	administered(player);
	const left = (await player.quietRun())
		.flatMap(({ plan }) => plan.steps)
		.filter(({ id }) => !refused.includes(id));
	expect(left.map(({ action, kind, key, service }) => [action, kind, key, service])).toEqual([]);
}

function inStep(player: Player, service: number): void {
	const { tables } = player;
	const { users, companies } = player.kept(service);
	const name = NAMES[service] ?? 'visma.net';
	for (const row of tables.users) {
		const user = users.find(({ reference }) => same(reference, row.code));
		if (isWanted(row, tables) && user !== undefined && !isTaken(player, service, row.code)) {
			const { firstName, lastName, email } = user;
			expect({ firstName, lastName, email: email.toLowerCase() }).toEqual({
				...{ firstName: row.firstName, lastName: row.lastName, email: row.email.toLowerCase() },
			});
		}
		if (isWanted(row, tables) && user === undefined) {
			expect([row.code, isTaken(player, service, row.code)]).toEqual([row.code, true]);
		}
		if (user !== undefined) accessInStep(player, service, row.code);
	}
	const administrators = users.filter((user) => isAdministrator(player.kept(service), user));
	for (const user of users) {
		const row = tables.users.find(({ code }) => same(code, user.reference));
		if (user.reference === '' || (row !== undefined && row.email !== '')) continue;
		// Of those who are to go, only the last administrators are left; none of the others may have a password.
		expect([name, user.reference, administrators.includes(user)]).toEqual([
			...[name, user.reference, true],
		]);
		for (const { reference, invitation } of administrators) {
			const other = tables.users.find(({ code }) => same(code, reference));
			const stays = reference === '' || (other !== undefined && other.email !== '');
			expect([reference, stays && invitation === 'accepted']).toEqual([reference, false]);
		}
	}
	for (const { reference } of companies) {
		if (reference === '') continue;
		expect(tables.companies.map(({ code }) => code.toLowerCase())).toContain(
			reference.toLowerCase(),
		);
	}
}

/** Whether somebody else at the service has the address, and keeps it. */
function isTaken(player: Player, service: number, code: string): boolean {
	const row = player.tables.users.find((one) => one.code === code);
	return player
		.kept(service)
		.users.some((user) => same(user.email, row?.email ?? '') && !same(user.reference, code));
}

function accessInStep(player: Player, service: number, code: string): void {
	const { tables } = player;
	const row = tables.users.find((one) => one.code === code);
	const { users, companies, access } = player.kept(service);
	const user = users.find(({ reference }) => same(reference, code));
	if (row === undefined || user === undefined || row.email === '') return;
	const name = NAMES[service] ?? 'visma.net';
	const own = access.filter(({ userId }) => userId === user.id);
	const there = own.map(({ kind, companyId, name: what }) => {
		const company = companies.find(({ id }) => id === companyId)?.reference ?? '';
		return [kind, what, company].filter((part) => part !== '').join(' ');
	});
	const wanted = [...accessOf(row, tables, name)].filter((one) => {
		if (one === 'app Onbekend') return false;
		const company = one.split(' ').at(-1) ?? '';
		return one.startsWith('app') || companies.some(({ reference }) => same(reference, company));
	});
	for (const one of wanted) expect(there).toContain(one);
	if (isUnclear(row, tables)) return;
	const extra = there.filter(
		(one) =>
			!wanted.includes(one) && !isSilent(one, tables, name) && !one.includes('Administrator'),
	);
	expect([name, code, extra]).toEqual([name, code, []]);
}

function invitedOnce(player: Player): void {
	const counts = new Map<string, number>();
	for (const mail of player.invited) counts.set(mail, (counts.get(mail) ?? 0) + 1);
	for (const [mail, count] of counts) {
		const [, email = ''] = mail.split(' ');
		const removed = player.removedByHand.get(mail) ?? 0;
		expect([mail, count <= (player.wanted.get(email) ?? 0) + removed]).toEqual([mail, true]);
	}
}

/** A service that knows a user by the key alone would have invited once too. */
function askedUnderOneKey({ keys, wanted }: Player): void {
	for (const [asked, own] of keys) {
		const [, email = ''] = asked.split(' ');
		expect([asked, own.size <= (wanted.get(email) ?? 0)]).toEqual([asked, true]);
	}
}
